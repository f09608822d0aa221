import { delaySeconds } from './login-delay.js';

describe('the wait after wrong passwords', () => {
  it('costs nothing for four, then doubles from one second to five minutes at one address', () => {
    const waits = [1, 4, 5, 6, 7, 12, 13, 14, 1000].map((failures) => delaySeconds('account-and-address', failures));
    expect(waits).toEqual([0, 0, 1, 2, 4, 128, 256, 300, 300]);
  });

  it('never passes half a minute for the account as a whole', () => {
    expect([19, 20, 21, 24, 25, 26, 100_000].map((failures) => delaySeconds('account', failures))).toEqual([
      0, 1, 2, 16, 30, 30, 30,
    ]);
  });
});
