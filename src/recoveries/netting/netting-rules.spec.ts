import fc from 'fast-check';
import { NettingPlan } from './netting-rules.js';

const recovery = (id: string, availableFen: number, monthlyFloorFen = 0) => ({
  id,
  workerId: 'w',
  monthlyFloorFen,
  availableFen,
});

describe('what new lines keep back for recoveries', () => {
  it('is nothing where nothing is to be recovered of the person', () => {
    expect(new NettingPlan().take('w', 15_000)).toEqual([]);
    expect(new NettingPlan([recovery('a', 5_000)]).take('another', 15_000)).toEqual([]);
  });

  it('goes to the oldest first, and to the next line with what is left', () => {
    const plan = new NettingPlan([recovery('a', 20_000), recovery('b', 20_000)]);
    expect(plan.take('w', 15_000)).toEqual([{ recoveryId: 'a', amountFen: 15_000 }]);
    expect(plan.take('w', 15_000)).toEqual([
      { recoveryId: 'a', amountFen: 5_000 },
      { recoveryId: 'b', amountFen: 10_000 },
    ]);
  });

  it('leaves the person the floor of each line', () => {
    const plan = new NettingPlan([recovery('a', 20_000, 10_000)]);
    expect(plan.take('w', 15_000)).toEqual([{ recoveryId: 'a', amountFen: 5_000 }]);
    expect(plan.take('w', 10_000)).toEqual([]);
    const two = new NettingPlan([recovery('a', 20_000, 10_000), recovery('b', 20_000)]);
    expect(two.take('w', 15_000)).toEqual([{ recoveryId: 'a', amountFen: 5_000 }]);
  });

  it('is never more than is available, nor than the line less the highest floor of what it repays', () => {
    const fen = fc.integer({ min: 0, max: 50_000 });
    const recoveries = fc.array(fc.record({ availableFen: fen, floorFen: fen }), { maxLength: 5 });
    fc.assert(
      fc.property(recoveries, fc.array(fen, { maxLength: 8 }), (specs, lines) => {
        const plan = new NettingPlan(
          specs.map(({ availableFen, floorFen }, n) => recovery(`${n}`, availableFen, floorFen)),
        );
        const taken = new Map<string, number>();
        for (const amountFen of lines) {
          const nettings = plan.take('w', amountFen);
          const sum = nettings.reduce((total, each) => total + each.amountFen, 0);
          expect(nettings.every((each) => each.amountFen > 0)).toBe(true);
          const floors = nettings.map(({ recoveryId }) => specs[Number(recoveryId)]!.floorFen);
          expect(amountFen - sum).toBeGreaterThanOrEqual(Math.max(0, ...floors));
          for (const { recoveryId, amountFen: part } of nettings) {
            taken.set(recoveryId, (taken.get(recoveryId) ?? 0) + part);
          }
        }
        for (const [n, { availableFen }] of specs.entries()) {
          expect(taken.get(`${n}`) ?? 0).toBeLessThanOrEqual(availableFen);
        }
      }),
    );
  });
});
