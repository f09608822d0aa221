import { noFigures } from './figures.js';
import type { Figures } from './reports.dto.js';
import { yearlyReport } from './yearly-sheets.js';

const NOTHING = noFigures();

function chartsOf(figures: Partial<Figures>): string[] {
  const now = { ...NOTHING, ...figures };
  const { charts } = yearlyReport({
    regionName: '宣城市',
    departmentName: '宣城市民政局',
    year: 2024,
    to: '2024-12-31',
    before: NOTHING,
    now,
    counties: [{ ...now, name: '宣州区' }],
    years: [{ year: '2024', figures: now }],
    programmes: [],
  });
  return charts.map(({ title }) => title);
}

describe('the charts of the yearly report', () => {
  it('are left out where they would show nothing', () => {
    expect(chartsOf({})).toEqual([]);
    const certified = { talents: 3, certified: 2, byLevel: { junior: 2, intermediate: 0, senior: 0 } };
    expect(chartsOf(certified)).toEqual([
      '2024年持证社工级别构成(人)',
      '2024年各县(市、区)人才与持证人数(人)',
      '历年持证社工(人)与培训人次',
    ]);
    expect(chartsOf({ ...certified, stipendsPaidFen: 100 })).toHaveLength(5);
  });
});
