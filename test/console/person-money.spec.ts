import { entriesOf, lifelineOf, renewalBlocked, touchedMonths } from '../../web/console/workers/career/career-rules.js';
import {
  cellOf,
  cellWords,
  changedUnderway,
  firstMonth,
  type MonthMoney,
  totals,
  whyTitle,
  yearsOf,
} from '../../web/console/workers/money/money-rules.js';
import { monthRuns } from '../../web/console/payouts/due-list/due-rules.js';
import { periodOf } from '../../web/console/payouts/payout-rules.js';
import { paymentsInOrder } from '../../web/console/workers/money/payment-rules.js';

function month(name: string, money: Partial<MonthMoney> = {}): MonthMoney {
  const nothing = { owedFen: 0, paidFen: 0, inFlightFen: 0, dueFen: 0 };
  return { month: name, message: '停发。', reasonName: '停发', ...nothing, ...money };
}

describe('a month of the strip', () => {
  it.each([
    [{ paidFen: 15_000, owedFen: 15_000 }, 'paid', '✓', '2024年3月：已发 150.00 元'],
    [{ inFlightFen: 15_000, owedFen: 15_000 }, 'way', '→', '2024年3月：在途 150.00 元'],
    [{ dueFen: 15_000, owedFen: 15_000 }, 'due', '●', '2024年3月：应发未发 150.00 元'],
    [{ paidFen: 15_000, dueFen: -15_000 }, 'over', '!', '2024年3月：多发 150.00 元'],
    [{ inFlightFen: 15_000, owedFen: 0 }, 'changed', '!', '2024年3月：在途有变化 150.00 元'],
    [{}, 'none', '✕', '2024年3月：不发，停发'],
  ] as const)('%j is %s', (money, kind, sign, words) => {
    const cell = cellOf(month('2024-03', money));
    expect(cell.kind).toBe(kind);
    expect(sign).toContain(cell.sign);
    expect(cellWords(month('2024-03', money))).toBe(words);
  });

  it('asks its question by what it came to', () => {
    expect(whyTitle('2024年5月', month('2024-05'))).toBe('2024年5月为什么没有发');
    expect(whyTitle('2024年5月', month('2024-05', { dueFen: -1 }))).toBe('2024年5月为什么多发了');
  });
});

describe('a whole year', () => {
  const all = [month('2023-01'), month('2024-01'), month('Y2022', { paidFen: 100, owedFen: 100 }), month('Y2024')];

  it('stands beside the months of its year, and is told by its name', () => {
    const years = yearsOf(all, true);
    expect(years.map(({ year, whole }) => [year, whole?.month ?? null])).toEqual([
      ['2024', 'Y2024'],
      ['2023', null],
      ['2022', 'Y2022'],
    ]);
    expect(yearsOf(all, false)).toHaveLength(3);
    expect(cellWords(month('Y2023', { paidFen: 100, owedFen: 100 }))).toBe('2023年度：已发 1.00 元');
  });

  it('is touched by a change of any of its months, and by no other', () => {
    expect(touchedMonths(all, '2022-06', null)).toEqual({ count: 1, fen: 100 });
    expect(touchedMonths(all, '2023-01', null)).toEqual({ count: 0, fen: 0 });
    expect(touchedMonths(all, '2021-01', '2021-12')).toEqual({ count: 0, fen: 0 });
  });

  it('is written behind the months of a list', () => {
    expect(monthRuns(['2024-01', '2024-02', 'Y2022', 'Y2023'])).toBe('2024-01 至 2024-02、2022年度、2023年度');
    expect(periodOf(['stipend:Y2023', 'stipend:2024-01', 'stipend:2024-02'])).toBe('2024年1月至2024年2月、2023年度');
  });
});

describe('the years of the strip', () => {
  const months = ['2021', '2022', '2023', '2024'].flatMap((year) =>
    ['01', '12'].map((number) => month(`${year}-${number}`, year === '2022' ? { paidFen: 1 } : {})),
  );

  it('stand latest first from the first with money, each with twelve places', () => {
    const years = yearsOf(months, false);
    expect(years.map(({ year }) => year)).toEqual(['2024', '2023', '2022']);
    expect(years[0]!.months).toHaveLength(12);
    expect(years[0]!.months[1]).toBeNull();
    expect(yearsOf(months, true)).toHaveLength(4);
  });

  it('are this and the last where there never was money, and ten at most', () => {
    expect(yearsOf(months.slice(4), false).map(({ year }) => year)).toEqual(['2024', '2023']);
    expect(firstMonth(['2023-05-01'], '2024-06-10')).toBe('2023-01');
    expect(firstMonth([], '2024-06-10')).toBe('2024-01');
    expect(firstMonth(['2001-05-01'], '2024-06-10')).toBe('2015-01');
  });

  it('add up by what was paid, is on its way, is due, was too much', () => {
    const all = [
      month('2024-01', { paidFen: 100 }),
      month('2024-02', { dueFen: 50 }),
      month('2024-03', { paidFen: 30, dueFen: -30 }),
      month('2024-04', { inFlightFen: 20 }),
    ];
    expect(totals(all)).toEqual({ paid: 130, way: 20, due: 50, over: 30 });
    expect(changedUnderway(all).map(({ month: name }) => name)).toEqual(['2024-04']);
  });
});

describe('payments', () => {
  it('stand with what is on its way first, then the latest day', () => {
    const payment = (subject: string, paidOn: string | null, outcome: string | null = 'paid') => ({
      source: 'payout' as const,
      subject,
      paidOn,
      outcome,
    });
    const order = paymentsInOrder([
      payment('stipend:2024-01', '2024-03-01'),
      payment('stipend:2024-02', null, 'returned'),
      payment('stipend:2024-04', null, null),
      payment('stipend:2024-03', '2024-05-01'),
    ]);
    expect(order.map(({ subject }) => subject.slice(-2))).toEqual(['04', '03', '01', '02']);
  });
});

describe('the line of a career', () => {
  const person = {
    posts: [{ id: 'p', startOn: '2022-01-01', endOn: null }],
    suspensions: [{ id: 's', fromMonth: '2024-02', toMonth: '2024-02' }],
    certificates: [
      { id: 'c', approvedOn: '2023-06-11', registrations: [{ id: 'r', startOn: '2023-09-01', endOn: '2026-08-31' }] },
    ],
    credits: [{ id: 'e', earnedOn: '2024-03-01' }],
  };

  it('tells the latest first', () => {
    expect(entriesOf(person).map(({ id }) => id)).toEqual(['e', 's', 'r', 'c', 'p']);
    expect(entriesOf(person)[1]).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
  });

  it('draws spans on one scale of whole years, what is open up to today', () => {
    const line = lifelineOf(entriesOf(person), '2024-06-30')!;
    expect(line.years.map(({ year }) => year)).toEqual(['2022', '2023', '2024', '2025', '2026']);
    const post = line.bars.find(({ id }) => id === 'p')!;
    expect(post.left).toBe(0);
    expect(post.width).toBe(line.now);
    expect(lifelineOf([], '2024-06-30')).toBeNull();
  });

  it('counts what money stands on the months that a correction changes', () => {
    const months = [
      { month: '2024-01', paidFen: 100, inFlightFen: 0 },
      { month: '2024-02', paidFen: 0, inFlightFen: 100 },
      { month: '2024-03', paidFen: 0, inFlightFen: 0 },
    ];
    expect(touchedMonths(months, '2024-02', null)).toEqual({ count: 1, fen: 100 });
    expect(touchedMonths(months, '2024-01', '2024-01')).toEqual({ count: 1, fen: 100 });
  });

  it('says why a registration cannot be renewed yet', () => {
    const period = { renewalOpensOn: '2026-06-01', hoursMissing: 12 };
    expect(renewalBlocked(period, '2026-05-31')).toBe('2026-06-01 起才能办理再登记。');
    expect(renewalBlocked(period, '2026-06-01')).toContain('还缺 12 学时');
    expect(renewalBlocked({ ...period, hoursMissing: 0 }, '2026-06-01')).toBeNull();
  });
});
