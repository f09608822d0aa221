import { codeAt, codeHolds } from './check-in-code.js';

const secret = Buffer.alloc(32, 7);
const at = (seconds: number): Date => new Date(Date.UTC(2024, 5, 10, 1, 0, seconds));

describe('the check-in code', () => {
  it('changes every 30 seconds and says when', () => {
    const first = codeAt(secret, at(0));
    expect(first).toEqual({ code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/) as string, changesAt: at(30) });
    expect(codeAt(secret, at(29)).code).toBe(first.code);
    expect(codeAt(secret, at(30)).code).not.toBe(first.code);
  });

  it('is stale within a minute of being shown', () => {
    const { code } = codeAt(secret, at(0));
    expect(codeHolds(secret, code, at(0))).toBe(true);
    expect(codeHolds(secret, code, at(59))).toBe(true);
    expect(codeHolds(secret, code, at(60))).toBe(false);
  });

  it('is that of one session only', () => {
    expect(codeHolds(Buffer.alloc(32, 8), codeAt(secret, at(0)).code, at(0))).toBe(false);
  });

  it('is read as people write it', () => {
    const { code } = codeAt(secret, at(0));
    expect(codeHolds(secret, ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `, at(0))).toBe(true);
    expect(codeHolds(secret, '', at(0))).toBe(false);
  });
});
