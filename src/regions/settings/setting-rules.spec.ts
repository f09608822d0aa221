import { bandFault } from './setting-rules.js';

describe('the band of stipends', () => {
  const city = { minFen: 10_000, maxFen: 60_000 };

  it('lies within that of the region above', () => {
    expect(bandFault({ minFen: 20_000, maxFen: 60_000 }, city)).toBeNull();
    expect(bandFault({ minFen: 20_000, maxFen: 60_001 }, city)).toMatchObject({ code: 'SETTING_OUTSIDE_BAND' });
    expect(bandFault({ minFen: 9_999, maxFen: 50_000 }, city)).toMatchObject({
      detail: expect.stringContaining('每月100.00元至600.00元') as string,
    });
    expect(bandFault({ minFen: 1, maxFen: 900_000 }, null)).toBeNull();
  });

  it('begins below its end', () => {
    expect(bandFault({ minFen: 2, maxFen: 1 }, null)).toMatchObject({ code: 'SETTING_BAND' });
    expect(bandFault({ minFen: 2, maxFen: 2 }, null)).toBeNull();
  });
});
