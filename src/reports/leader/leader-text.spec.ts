import type { LeaderResponse, LeaderYear } from './leader.dto.js';
import { leaderNote, leaderSentence, leaderValues, permille, shareWords } from './leader-text.js';

const YEAR: LeaderYear = {
  talents: 4216,
  certified: 1346,
  certifiedPermille: 319,
  newlyCertified: 12,
  paidFen: 45_325_000,
  stipendsPaidFen: 37_015_000,
  awardsPaidFen: 8_310_000,
  budgetFen: null,
  budgetPermille: null,
  reportsDue: 0,
  reportsOnTime: 0,
  onTimePermille: null,
};
const BEFORE: LeaderYear = { ...YEAR, certified: 1300, certifiedPermille: 330, newlyCertified: 40, paidFen: 0 };

function told(stated: Partial<LeaderResponse> = {}): LeaderResponse {
  const report = {
    regionCode: '341800',
    regionName: '宣城市',
    year: 2024,
    from: '2024-01-01',
    to: '2024-11-30',
    now: YEAR,
    before: BEFORE,
    dueFen: 150_000,
    duePeople: 10,
    lapsing: 3,
    counties: [],
    ...stated,
  };
  return { ...report, sentence: leaderSentence(report), note: leaderNote(report) };
}

describe('the leader’s page in words', () => {
  it('tells a running year in one paragraph', () => {
    expect(told().sentence).toBe(
      '截至2024年11月30日，宣城市有社会工作人才 4,216 人，其中持证 1,346 人，持证率 31.9%，今年新增持证 12 人。' +
        '今年已发放 453,250.00 元（职业津贴 370,150.00 元，一次性奖励 83,100.00 元）；应发未发 1,500.00 元，涉及 10 人；没有登记年度预算。' +
        '90 天内登记到期的证书有 3 本，须及时办理再登记。今年没有应报的社工站月报。',
    );
  });

  it('tells a year that is over, with its budget and its reports, and nothing of what lapses now', () => {
    const now = {
      ...YEAR,
      budgetFen: 50_000_000,
      budgetPermille: 907,
      reportsDue: 1200,
      reportsOnTime: 1188,
      onTimePermille: 990,
    };
    const { sentence } = told({ to: '2024-12-31', now, dueFen: 0, duePeople: 0, lapsing: null });
    expect(sentence).toContain('全年新增持证 12 人');
    expect(sentence).toContain('没有应发未发的金额；年度预算 500,000.00 元，已发占预算的 90.7%。');
    expect(sentence).toMatch(/社工站月报应报 1,200 份，按时报送 1,188 份，按时率 99\.0%。$/);
    expect(sentence).not.toContain('90 天');
  });

  it('sets the year beside the one before, where both are known', () => {
    const values = leaderValues(told(), '宣城市民政局', '2024-12-01');
    const rows = values.indicators as Record<string, string>[];
    const row = (name: string) => rows.find((each) => each.name === name);
    expect(row('持证人员')).toMatchObject({ before: '1,300', now: '1,346', change: '46' });
    expect(row('持证率')).toMatchObject({ before: '33.0', now: '31.9', change: '-1.1' });
    expect(row('年度预算')).toMatchObject({ before: '—', now: '—', change: '—' });
    expect(row('应发未发')).toMatchObject({ before: '—', now: '1,500.00', change: '—' });
    expect(values).toMatchObject({ hasCounties: false, department: '宣城市民政局', preparedOn: '2024年12月1日' });
  });

  it('rounds shares to a tenth of a per cent, and knows none of nothing', () => {
    expect([permille(1, 3), permille(2, 3), permille(0, 0), permille(0, 5)]).toEqual([333, 667, null, 0]);
    expect([shareWords(1000), shareWords(5), shareWords(null)]).toEqual(['100.0%', '0.5%', '—']);
  });
});
