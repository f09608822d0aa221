import type { SheetChart } from './chart-parts.js';
import { noFigures } from './figures.js';
import type { Figures } from './reports.dto.js';
import { yearlyReport } from './yearly-sheets.js';

const NOTHING = noFigures();

function chartsOf(figures: Partial<Figures>): SheetChart[] {
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
  return charts;
}

const titlesOf = (figures: Partial<Figures>): string[] => chartsOf(figures).map(({ title }) => title);

describe('the charts of the yearly report', () => {
  it('are left out where they would show nothing', () => {
    expect(titlesOf({})).toEqual([]);
    const certified = { talents: 3, certified: 2, byLevel: { junior: 2, intermediate: 0, senior: 0 } };
    expect(titlesOf(certified)).toEqual([
      '2024年持证社工级别构成（人）',
      '2024年各县（市、区）人才与持证人数（人）',
      '历年持证社工（人）与培训人次',
    ]);
    expect(chartsOf({ ...certified, stipendsPaidFen: 100 })).toHaveLength(5);
  });

  it('share the width of their sheet, and one alone takes all of it', () => {
    const widths = (figures: Partial<Figures>): string[] =>
      chartsOf(figures)
        .filter(({ sheet }) => sheet === '分县情况')
        .map(({ place }) => `${place.fromColumn}-${place.toColumn}`);
    expect(widths({ talents: 3 })).toEqual(['0-11']);
    expect(widths({ stipendsPaidFen: 100 })).toEqual(['0-11']);
    expect(widths({ talents: 3, stipendsPaidFen: 100 })).toEqual(['0-6', '6-11']);
  });
});
