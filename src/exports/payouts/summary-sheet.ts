import { LEVEL_NAMES, LEVELS } from '../../certificates/level.js';
import { chineseAmount } from '../../common/values/money.js';
import { headingOf } from './payout-detail-sheets.js';
import type { Agreement } from './payout-lines.js';
import type { PayoutSheetInput, PayoutSheetLine } from './payout-sheet.js';
import { fundingText } from './payout-signing.js';
import type { CountedPeople, CountyTally, Tally } from './payout-summary.js';
import { rowsOf, type Sheet, type SheetColumn, type SheetRow } from '../sheet.js';

/** So many sources stand beside each other on A4 with text that can be read. */
const SOURCES_ON_A4 = 3;
const WIDE = { county: 12, township: 16, count: 9, money: 15 };
/** Where the sources of the money have columns too. */
const NARROW = { county: 9, township: 11, count: 7, money: 12 };

/** A line is a month of one person, or one award. */
function summaryColumns({ kind, sources }: Pick<PayoutSheetInput, 'kind' | 'sources'>): SheetColumn[] {
  const { county, township, count, money } = sources.length > 0 ? NARROW : WIDE;
  const counted = (title: string): SheetColumn => ({ title, kind: 'count', width: count, align: 'center' });
  const yuan = (title: string): SheetColumn => ({ title: `${title}（元）`, kind: 'money', width: money });
  return [
    { title: '所属县（市、区）', kind: 'text', width: county, align: 'center' },
    { title: '乡镇（街道）', kind: 'text', width: township, align: 'center' },
    { title: '证书级别', kind: 'text', width: count, align: 'center' },
    ...['应发人数', '实发人数', kind === 'stipend' ? '人月数' : '笔数'].map(counted),
    ...['本期', '补发', '重发', '应发金额', '扣回金额', '实发金额'].map(yuan),
    ...sources.map(({ source, share }) => yuan(`其中：${source}${share === null ? '' : ` ${share / 100}%`}`)),
  ];
}

/** 汇总: people, months and money by county, township and level, and what of it is of this period, of earlier ones, or sent again. */
export function summarySheet(
  input: PayoutSheetInput,
  people: CountedPeople<PayoutSheetLine>,
  agreement: Agreement,
): Sheet {
  return {
    name: '汇总',
    ...headingOf(input, '汇总表'),
    columns: summaryColumns(input),
    ...(input.sources.length > SOURCES_ON_A4 && { paper: 'A3' as const }),
    rows: rowsOf(() => summaryRows(input, people, agreement)),
  };
}

async function* summaryRows(
  input: PayoutSheetInput,
  people: CountedPeople<PayoutSheetLine>,
  agreement: Agreement,
): AsyncGenerator<SheetRow> {
  const { counties, total } = await people.summary();
  agreement('汇总', total);
  const figures = (tally: Tally): number[] => figuresOf(tally, input.sources.length);
  for (const [countyName, county] of counties) {
    yield* townshipRows(countyName, county, figures);
    yield { kind: 'total', labelSpan: 3, cells: [`${countyName}小计`, null, null, ...figures(county.all)] };
  }
  yield { kind: 'total', labelSpan: 3, cells: ['合计', null, null, ...figures(total)] };
  yield { kind: 'band', framed: true, text: `实发金额合计（大写）：${chineseAmount(total.netFen)}` };
  yield { kind: 'band', framed: true, text: fundingText(input.settings) };
  yield {
    kind: 'band',
    framed: false,
    text:
      '注：同一人在不同级别或不同县（市、区）、乡镇（街道）有发放的，各行分别计入，小计、合计按人计一次；' +
      '本期、补发、重发三项之和为应发金额，全额扣回的人员计入应发人数，不计入实发人数。' +
      (input.sources.length > 0 ? '各资金来源逐笔按比例计至分，尾差计入第一个来源。' : ''),
  };
}

function* townshipRows(
  countyName: string,
  { townships }: CountyTally,
  figures: (tally: Tally) => number[],
): Generator<SheetRow> {
  for (const [townshipName, byLevel] of townships) {
    for (const level of LEVELS) {
      const tally = byLevel.get(level);
      if (tally) yield { kind: 'line', cells: [countyName, townshipName, LEVEL_NAMES[level], ...figures(tally)] };
    }
  }
}

function figuresOf(tally: Tally, sources: number): number[] {
  const { people, paidPeople, lineCount, byUse, grossFen, nettedFen, netFen, byFunding } = tally;
  const uses = [byUse.regular, byUse['back-pay'], byUse['returned-again']];
  const funded = Array.from({ length: sources }, (_, column) => byFunding[column] ?? 0);
  return [people, paidPeople, lineCount, ...uses, grossFen, nettedFen, netFen, ...funded];
}
