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

  it('may be a level’s own, and open at either end', () => {
    const senior = { minFen: 30_000, maxFen: 80_000 };
    const above = { ...city, levels: { senior } };
    expect(bandFault({ ...city, levels: { senior: { minFen: 30_000, maxFen: 70_000 } } }, above)).toBeNull();
    // The common band of the county is wider than the city's own for the senior level, in its lower end.
    expect(bandFault(city, above)).toMatchObject({
      detail: expect.stringContaining('每月300.00元至800.00元') as string,
    });
    expect(bandFault({ ...city, levels: { senior: { minFen: 3, maxFen: 2 } } }, null)).toMatchObject({
      code: 'SETTING_BAND',
    });
    const open = { minFen: 10_000, maxFen: null };
    expect(bandFault(open, null)).toBeNull();
    expect(bandFault({ minFen: 10_000, maxFen: 900_000 }, open)).toBeNull();
    expect(bandFault({ minFen: null, maxFen: 900_000 }, open)).toMatchObject({
      detail: expect.stringContaining('每月不低于100.00元') as string,
    });
    expect(bandFault(open, city)).toMatchObject({ code: 'SETTING_OUTSIDE_BAND' });
    expect(bandFault({ minFen: null, maxFen: null }, { minFen: null, maxFen: null })).toBeNull();
  });
});
