import { exampleOf } from '../../web/console/integrity/example-rules.js';
import { isReversed as daysReversed, pageOf } from '../../web/console/audit-trail/audit-rules.js';
import {
  besideLastYear,
  isReversed,
  percentOf,
  segmentsOf,
  shareOf,
  spanOf,
  yearBefore,
  yearsUpTo,
} from '../../web/console/reports/reports-rules.js';

describe('the period of the figures', () => {
  it('is this year up to today, unless the address says months', () => {
    expect(spanOf(undefined, undefined, '2024-08-15')).toEqual({ from: '2024-01-01', to: '2024-08-15' });
    expect(spanOf('2023-02', '2024-02', '2024-08-15')).toEqual({ from: '2023-02-01', to: '2024-02-29' });
    expect(spanOf('x', '2024-12', '2024-08-15')).toEqual({ from: '2024-01-01', to: '2024-08-15' });
  });

  it('stands beside the same days a year before', () => {
    expect(yearBefore({ from: '2024-01-01', to: '2024-02-29' })).toEqual({ from: '2023-01-01', to: '2023-02-28' });
    expect([
      isReversed({ from: '2024-02-01', to: '2024-01-31' }),
      isReversed({ from: '2024-02-01', to: '2024-02-01' }),
    ]).toEqual([true, false]);
  });
});

describe('bars', () => {
  it('are measured by the longest, and what is something is seen', () => {
    const lengths = (rows: number[][]) =>
      segmentsOf(rows).map((parts) => parts.map(({ from, length }) => [from, length]));
    expect(lengths([[200], [50], [0], [0.1], [-5]])).toEqual([[[0, 100]], [[0, 25]], [[0, 0]], [[0, 0.5]], [[0, 0]]]);
    expect(
      lengths([
        [30, 10],
        [0, 20],
      ]),
    ).toEqual([
      [
        [0, 75],
        [75, 25],
      ],
      [
        [0, 0],
        [0, 50],
      ],
    ]);
    expect([lengths([[0], [0]]), lengths([])]).toEqual([[[[0, 0]], [[0, 0]]], []]);
  });

  it('have shares in tenths of a per cent, and years to choose from', () => {
    expect([percentOf(319), percentOf(-11), percentOf(1000)]).toEqual(['31.9%', '−1.1%', '100.0%']);
    expect(yearsUpTo('2024').slice(0, 2)).toEqual(['2024', '2023']);
  });

  it('are told in words too', () => {
    expect([shareOf(1, 3), shareOf(0, 0)]).toEqual(['33.3%', '—']);
    const people = (value: number): string => `${value} 人`;
    expect([besideLastYear(5, 3, people), besideLastYear(3, 5, people), besideLastYear(3, 3, people)]).toEqual([
      '比上年同期多 2 人',
      '比上年同期少 2 人',
      '与上年同期相同',
    ]);
  });
});

describe('what breaks a check', () => {
  const id = '01a223f2-00b4-76b8-b766-32c5a5b2fb83';
  it.each([
    [`payout ${id} line ${id}`, '发放批次（编号末六位 b2fb83），明细（编号末六位 b2fb83）', `/payouts/${id}`],
    [`worker ${id} stipend:2024-05`, '人员（编号末六位 b2fb83），2024-05 的津贴', `/workers/${id}`],
    [`worker ${id} award:junior`, '人员（编号末六位 b2fb83），一次性奖励', `/workers/${id}`],
    ['日志第 12 条之后缺失。', '日志第 12 条之后缺失。', null],
    ['something else', '一条记录', null],
  ])('is told of %s in Chinese', (text, words, href) => expect(exampleOf(text)).toEqual({ words, href }));
});

describe('the log', () => {
  it('leads to the objects that have a page', () => {
    const id = '01a223f2-00b4-76b8-b766-32c5a5b2fb83';
    expect([pageOf('payout', id), pageOf('backup', id), pageOf('worker', 'x')]).toEqual([`/payouts/${id}`, null, null]);
    expect([daysReversed('2024-02-02', '2024-02-01'), daysReversed(undefined, '2024-02-01')]).toEqual([true, false]);
  });
});
