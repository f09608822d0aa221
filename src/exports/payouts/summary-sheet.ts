import { LEVEL_NAMES, LEVELS } from '../../certificates/level.js';
import { chineseAmount } from '../../common/values/money.js';
import { headingOf } from './payout-detail-sheets.js';
import type { Agreement } from './payout-lines.js';
import type { PayoutSheetInput, PayoutSheetLine } from './payout-sheet.js';
import { fundingText } from './payout-signing.js';
import type { CountedPeople, CountyTally, Tally } from './payout-summary.js';
import { rowsOf, type Sheet, type SheetColumn, type SheetRow } from '../sheet.js';

/** A line is a month of one person, or one award. */
function summaryColumns(kind: PayoutSheetInput['kind']): SheetColumn[] {
  return [
    { title: '所属县（市、区）', kind: 'text', width: 12, align: 'center' },
    { title: '乡镇（街道）', kind: 'text', width: 16, align: 'center' },
    { title: '证书级别', kind: 'text', width: 9, align: 'center' },
    { title: '应发人数', kind: 'count', width: 9, align: 'center' },
    { title: '实发人数', kind: 'count', width: 9, align: 'center' },
    { title: kind === 'stipend' ? '人月数' : '笔数', kind: 'count', width: 9, align: 'center' },
    { title: '本期（元）', kind: 'money', width: 15 },
    { title: '补发（元）', kind: 'money', width: 15 },
    { title: '重发（元）', kind: 'money', width: 15 },
    { title: '应发金额（元）', kind: 'money', width: 15 },
    { title: '扣回金额（元）', kind: 'money', width: 15 },
    { title: '实发金额（元）', kind: 'money', width: 15 },
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
    columns: summaryColumns(input.kind),
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
  for (const [countyName, county] of counties) {
    yield* townshipRows(countyName, county);
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
      '本期、补发、重发三项之和为应发金额，全额扣回的人员计入应发人数，不计入实发人数。',
  };
}

function* townshipRows(countyName: string, { townships }: CountyTally): Generator<SheetRow> {
  for (const [townshipName, byLevel] of townships) {
    for (const level of LEVELS) {
      const tally = byLevel.get(level);
      if (tally) yield { kind: 'line', cells: [countyName, townshipName, LEVEL_NAMES[level], ...figures(tally)] };
    }
  }
}

function figures({ people, paidPeople, lineCount, byUse, grossFen, nettedFen, netFen }: Tally): number[] {
  const uses = [byUse.regular, byUse['back-pay'], byUse['returned-again']];
  return [people, paidPeople, lineCount, ...uses, grossFen, nettedFen, netFen];
}
