import fc from 'fast-check';
import { moneyOf, NOTHING_PAID } from './due.js';

describe('what is due', () => {
  it('is what is owed less what was paid and what is on its way', () => {
    expect(moneyOf(30_000, NOTHING_PAID).dueFen).toBe(30_000);
    expect(moneyOf(30_000, { historicalFen: 5_000, systemFen: 10_000, inFlightFen: 2_000 })).toEqual({
      owedFen: 30_000,
      paidFen: 15_000,
      inFlightFen: 2_000,
      dueFen: 13_000,
    });
  });

  it('is a recovery where this system paid more than is owed', () => {
    expect(moneyOf(0, { historicalFen: 0, systemFen: 20_000, inFlightFen: 0 }).dueFen).toBe(-20_000);
    expect(moneyOf(15_000, { historicalFen: 0, systemFen: 20_000, inFlightFen: 0 }).dueFen).toBe(-5_000);
  });

  it('never asks back what was paid before the system existed', () => {
    expect(moneyOf(0, { historicalFen: 20_000, systemFen: 0, inFlightFen: 0 }).dueFen).toBe(0);
    expect(moneyOf(0, { historicalFen: 20_000, systemFen: 5_000, inFlightFen: 0 }).dueFen).toBe(-5_000);
    expect(moneyOf(22_000, { historicalFen: 20_000, systemFen: 5_000, inFlightFen: 0 }).dueFen).toBe(-3_000);
  });

  it('asks nothing back of money that is only on its way', () => {
    expect(moneyOf(0, { historicalFen: 0, systemFen: 0, inFlightFen: 20_000 }).dueFen).toBe(0);
  });

  it('does not ask for what was written off, and does not pay it again either', () => {
    const paid = { historicalFen: 0, systemFen: 20_000, inFlightFen: 0, writtenOffFen: 12_000 };
    expect(moneyOf(0, paid)).toMatchObject({ paidFen: 8_000, dueFen: -8_000 });
    expect(moneyOf(20_000, paid)).toMatchObject({ paidFen: 20_000, dueFen: 0 });
    expect(moneyOf(25_000, paid)).toMatchObject({ paidFen: 20_000, dueFen: 5_000 });
  });

  it('lies between all that is owed and all that this system paid, in whole fen', () => {
    const fen = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fen, fen, fen, fen, (owedFen, historicalFen, systemFen, inFlightFen) => {
        const { dueFen } = moneyOf(owedFen, { historicalFen, systemFen, inFlightFen });
        expect(dueFen).toBeLessThanOrEqual(owedFen);
        expect(dueFen).toBeGreaterThanOrEqual(-systemFen);
        expect(Object.is(dueFen, -0)).toBe(false);
        const rest = owedFen - historicalFen - systemFen - inFlightFen;
        expect(dueFen).toBe(rest < -systemFen ? 0 - systemFen : rest);
      }),
    );
  });
});
