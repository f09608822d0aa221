import { Forecast } from './forecast.js';

const NONE = { junior: 0, intermediate: 0, senior: 0 };
const CITY = '341800';
const COUNTY = '341821';
const whole = () => [{ source: '市级财政', share: 10_000 }];

/** Two people of the county with stipends of a year, one of the city, and two awards that were owed before. */
function forecast(): Forecast {
  const sums = new Forecast();
  const month = (regionCode: string, fen: number) => ({ kind: 'stipend', regionCode, level: 'junior', fen }) as const;
  sums.addYear(Array.from({ length: 12 }, () => month(COUNTY, 10_000)));
  sums.addYear(Array.from({ length: 12 }, () => month(COUNTY, 10_000)));
  sums.addYear([month(CITY, 60_000), month(CITY, 0)]);
  sums.addAward({ kind: 'award', regionCode: COUNTY, level: 'senior', fen: 300_000 });
  sums.addAward({ kind: 'award', regionCode: CITY, level: 'senior', fen: 100_000 });
  sums.addCarried({ kind: 'award', regionCode: CITY, fen: 5_000 });
  return sums;
}

describe('what a year may cost', () => {
  it('is for the people as they are what the rules say, and what is carried over', () => {
    const { rows } = forecast().result({ newlyCertified: NONE, leaversPercent: 0 }, whole);
    const nothing = { leaversFen: 0, newlyCertifiedFen: 0 };
    expect(rows).toEqual([
      { regionCode: CITY, kind: 'award', people: 0, asTheyAreFen: 0, ...nothing, carriedFen: 5_000, totalFen: 5_000 },
      {
        regionCode: CITY,
        kind: 'stipend',
        people: 1,
        asTheyAreFen: 60_000,
        ...nothing,
        carriedFen: 0,
        totalFen: 60_000,
      },
      { regionCode: COUNTY, kind: 'award', people: 0, asTheyAreFen: 0, ...nothing, carriedFen: 0, totalFen: 0 },
      {
        regionCode: COUNTY,
        kind: 'stipend',
        people: 2,
        asTheyAreFen: 240_000,
        ...nothing,
        carriedFen: 0,
        totalFen: 240_000,
      },
    ]);
  });

  it('takes half of a year from whoever leaves, and nothing of awards', () => {
    const { rows } = forecast().result({ newlyCertified: NONE, leaversPercent: 10 }, whole);
    expect(rows.map(({ leaversFen }) => leaversFen)).toEqual([0, -3_000, 0, -12_000]);
  });

  it('pays new ones half a year and a whole award, spread over the payers as today', () => {
    const newlyCertified = { junior: 6, intermediate: 4, senior: 2 };
    const { rows } = forecast().result({ newlyCertified, leaversPercent: 0 }, whole);
    // Two of three juniors are the county's: 6 × ⅔ × 120000 ÷ 2, and 6 × ⅓ × 60000 ÷ 2. Of intermediate ones nothing is known.
    expect(rows.map(({ newlyCertifiedFen }) => newlyCertifiedFen)).toEqual([100_000, 60_000, 300_000, 240_000]);
  });

  it('is divided by who pays, to the fen', () => {
    const shares = () => [
      { source: '省级', share: 3_333 },
      { source: '县级', share: 6_667 },
    ];
    const { rows, sources } = forecast().result({ newlyCertified: NONE, leaversPercent: 7 }, shares);
    for (const { regionCode, kind, totalFen } of rows) {
      const own = sources.filter((each) => each.regionCode === regionCode && each.kind === kind);
      expect(own.reduce((sum, each) => sum + each.totalFen, 0)).toBe(totalFen);
    }
    expect(sources.find(({ totalFen }) => totalFen > 100_000)).toMatchObject({ source: '县级' });
  });
});
