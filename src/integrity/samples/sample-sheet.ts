import { LEVEL_NAMES } from '../../certificates/level.js';
import { shanghaiTime } from '../../common/fields/instant-field.js';
import { sumFen, yuanText } from '../../common/values/money.js';
import { dateInWords, type Sheet, type SheetColumn, type SheetRow } from '../../exports/sheet.js';
import { PAY_KIND_NAMES, periodOf, periodWords } from '../../ledger/subject.js';
import type { Population, SampleAsked } from './sample-draw.js';
import type { SampledLineResponse } from './samples.dto.js';

/** 抽查底稿: the drawn lines with what they rest on, and room for what the auditor finds. Pure. */

/** Together about what A4 landscape holds. */
const COLUMNS: readonly SheetColumn[] = [
  { title: '抽样序号', kind: 'count', width: 6, align: 'center' },
  { title: '批次与姓名', kind: 'text', width: 20 },
  { title: '事项与级别', kind: 'text', width: 13, align: 'center' },
  { title: '已付（元）', kind: 'money', width: 11 },
  { title: '到账日期', kind: 'date', width: 12 },
  { title: '凭什么发', kind: 'text', width: 46 },
  { title: '谁办的', kind: 'text', width: 24 },
  { title: '抽查结论', kind: 'text', width: 14 },
];

export interface SampleSheetInput {
  regionName: string;
  departmentName: string;
  preparedOn: string;
  asked: SampleAsked;
  population: Population;
  lines: readonly SampledLineResponse[];
}

export function sampleSheet(input: SampleSheetInput): Sheet {
  const { regionName, departmentName, preparedOn, asked, population, lines } = input;
  const how = asked.method === 'yuan' ? '按金额（每一元被抽到的机会相同）' : '按笔（每一笔被抽到的机会相同）';
  const paidFen = sumFen(lines.map((line) => line.paidFen));
  const note =
    `总体：${dateInWords(asked.from)}至${dateInWords(asked.to)}到账的 ${population.lines} 笔，${yuanText(population.fen)} 元；` +
    `抽取 ${lines.length} 笔，${yuanText(paidFen)} 元。方法：${how}；随机种子：${asked.seed}。` +
    '用同样的条件和种子再抽一次，得到的是同样的各笔。证件号码均已遮盖。';
  const rows: SheetRow[] = [
    ...lines.map((line): SheetRow => ({ kind: 'line', cells: cellsOf(line) })),
    { kind: 'band', framed: false, text: note },
    { kind: 'signatures', texts: ['抽查人：', '复核人：', '日期：'] },
  ];
  return {
    name: '抽查底稿',
    title: `${regionName}发放抽查底稿`,
    info: [`单位：${departmentName}`, `抽查期间：${asked.from} 至 ${asked.to}`, `编制日期：${dateInWords(preparedOn)}`],
    columns: COLUMNS,
    rows,
    footer: '抽查底稿',
  };
}

function cellsOf(line: SampledLineResponse): (string | number | null)[] {
  const { no, payoutNumber, workerName, identityNumber, subject, level, paidFen, paidOn } = line;
  return [
    no,
    `${payoutNumber}\n${workerName}\n${identityNumber}`,
    `${subjectWords(subject)}\n${LEVEL_NAMES[level]}`,
    paidFen,
    paidOn,
    restsOn(line).join('\n'),
    line.steps.map(({ what, at, by }) => `${what}：${by} ${shanghaiTime(at).day}`).join('\n'),
    null,
  ];
}

function restsOn(line: SampledLineResponse): string[] {
  const { policyTitle, policyDocumentNo, certificateNo, approvedOn, organizationName, bank, claim, objections } = line;
  return [
    `《${policyTitle}》${policyDocumentNo}，标准 ${yuanText(line.rateFen)} 元`,
    `证书 ${certificateNo}，${dateInWords(approvedOn)}批准；任职于${organizationName}`,
    ...(claim ? [`申报：${claim.receivedOn ?? ''}收到，${claim.decidedBy ?? ''}受理`] : []),
    ...(line.nettedFen > 0 ? [`其中抵扣追回 ${yuanText(line.nettedFen)} 元`] : []),
    bank ? `银行回单“${bank.fileName}”第 ${bank.rowNo} 行：${bank.status ?? ''}` : '银行：按盖章回执登记',
    ...objections.map(({ text, outcome }) => `异议“${text}”：${outcome}`),
    ...(line.recoveryFen > 0 ? [`已立追回 ${yuanText(line.recoveryFen)} 元`] : []),
  ];
}

function subjectWords(subject: string): string {
  const period = periodOf(subject);
  return period === null ? PAY_KIND_NAMES.award : `${PAY_KIND_NAMES.stipend} ${periodWords(period)}`;
}
