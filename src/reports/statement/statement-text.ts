import { LEVEL_NAMES } from '../../certificates/level.js';
import { sumFen, groupedYuan } from '../../common/values/money.js';
import { monthIndex, monthWords } from '../../common/values/months.js';
import type { PersonMonthsResponse } from '../../explain/months/months.dto.js';
import type { Values } from '../../exports/documents/word-document.js';
import { dateInWords } from '../../exports/sheet.js';
import { awardWords, subjectWords } from '../../ledger/subject-words.js';
import type { PaymentDetail, WorkerDetail } from '../../workers/worker-detail.dto.js';
import { periodWords } from '../../ledger/subject.js';

/** 个人发放明细单 in words: what was paid when, what is owed, and why the rest is not. Numbers are masked. Pure. */

export interface StatementInput {
  worker: Pick<
    WorkerDetail,
    'name' | 'identityNumber' | 'organizationName' | 'level' | 'regionName' | 'accountTail' | 'payments'
  >;
  money: PersonMonthsResponse;
  fromMonth: string;
  toMonth: string;
  departmentName: string;
  contactPhone: string | null;
  /** The day printed on the paper and of the assessment, `YYYY-MM-DD`. */
  preparedOn: string;
}

export function statementValues(input: StatementInput): Values {
  const { worker, money, fromMonth, toMonth, departmentName, contactPhone, preparedOn } = input;
  const { name, identityNumber, organizationName, level, regionName, accountTail } = worker;
  const payments = worker.payments.toSorted(latestFirst).map(paymentRow);
  const owed = owedRows(money);
  const refused = refusedRows(money);
  return {
    department: departmentName,
    preparedOn: dateInWords(preparedOn),
    name,
    identityNumber,
    employer: organizationName ?? '不在岗',
    level: level ? LEVEL_NAMES[level] : '没有有效的证书',
    place: regionName,
    account: accountTail ? `尾号 ${accountTail}` : '没有登记',
    period: `${monthWords(fromMonth)}至${monthWords(toMonth)}`,
    summary: summaryOf(input),
    hasPayments: payments.length > 0,
    noPayments: payments.length === 0,
    payments,
    hasOwed: owed.length > 0,
    noOwed: owed.length === 0,
    owed,
    hasRefused: refused.length > 0,
    refused,
    contact: contactPhone
      ? `有疑问的，请致电${departmentName} ${contactPhone}。`
      : `有疑问的，请联系${departmentName}。`,
  };
}

function summaryOf({ worker, money, fromMonth, toMonth, preparedOn }: StatementInput): string {
  const all = [...money.months, ...money.awards];
  const paid = sumFen(all.map(({ paidFen }) => paidFen));
  const way = sumFen(all.map(({ inFlightFen }) => inFlightFen));
  const due = sumFen(all.map(({ dueFen }) => Math.max(0, dueFen)));
  const over = sumFen(all.map(({ dueFen }) => Math.max(0, -dueFen)));
  return (
    `截至${dateInWords(preparedOn)}，${worker.name}${monthWords(fromMonth)}至${monthWords(toMonth)}的职业津贴和各级一次性奖励，` +
    `已发 ${groupedYuan(paid)} 元，在途 ${groupedYuan(way)} 元，应发未发 ${groupedYuan(due)} 元` +
    (over > 0 ? `，多发须追回 ${groupedYuan(over)} 元。` : '。')
  );
}

function latestFirst(a: PaymentDetail, b: PaymentDetail): number {
  const rank = ({ source, paidOn, outcome }: PaymentDetail): string =>
    source === 'payout' && outcome === null ? '9999' : (paidOn ?? '');
  const [first, second] = [rank(a), rank(b)];
  if (first !== second) return first < second ? 1 : -1;
  return a.subject < b.subject ? 1 : -1;
}

function paymentRow(payment: PaymentDetail): Values {
  const { source, subject, amountFen, nettedFen, transferFen, accountTail, payoutNumber, paidOn } = payment;
  return {
    on: paidOn ?? '—',
    what: subjectWords(subject),
    gross: groupedYuan(amountFen),
    netted: groupedYuan(nettedFen),
    net: groupedYuan(transferFen),
    account: accountTail ? `尾号 ${accountTail}` : '—',
    number: source === 'history' ? '系统启用前发放' : (payoutNumber ?? '—'),
    result: resultWords(payment),
  };
}

function resultWords({ source, outcome, outcomeReason, paidOn }: PaymentDetail): string {
  if (source === 'history') return paidOn ? '已发' : '已发，日期未记';
  if (outcome === null) return '在途';
  if (outcome === 'paid') return '已发';
  return outcomeReason ? `退回：${outcomeReason}` : '退回';
}

/** What is still to be paid: the awards, then runs of months with one amount and one reason. */
function owedRows({ months, awards }: PersonMonthsResponse): Values[] {
  const ofAwards = awards
    .filter(({ dueFen }) => dueFen > 0)
    .map(({ level, dueFen, message }) => ({ what: awardWords(level), amount: groupedYuan(dueFen), reason: message }));
  const ofMonths = runs(
    months.filter(({ dueFen }) => dueFen > 0),
    ({ dueFen, level }) => `${dueFen} ${level}`,
  ).map((run) => ({
    what: `${runWords(run)}职业津贴${run.length > 1 ? `，每月 ${groupedYuan(run[0]!.dueFen)} 元` : ''}`,
    amount: groupedYuan(sumFen(run.map(({ dueFen }) => dueFen))),
    reason: run[0]!.message,
  }));
  return [...ofAwards, ...ofMonths];
}

/** What is not owed, or was paid beyond what is owed, and the first thing to say about it. */
function refusedRows({ months, awards }: PersonMonthsResponse): Values[] {
  const told = (item: { dueFen: number; message: string }): string =>
    item.dueFen < 0 ? `多发 ${groupedYuan(-item.dueFen)} 元，须追回。${item.message}` : item.message;
  const isRefused = ({ owedFen, dueFen }: { owedFen: number; dueFen: number }): boolean => owedFen === 0 || dueFen < 0;
  const ofAwards = awards.filter(isRefused).map((award) => ({ what: awardWords(award.level), reason: told(award) }));
  const ofMonths = runs(months.filter(isRefused), (month) => `${month.code} ${month.dueFen}`).map((run) => ({
    what: `${runWords(run)}职业津贴`,
    reason: told(run[0]!),
  }));
  return [...ofAwards, ...ofMonths];
}

/** Months that follow each other and are alike. */
function runs<M extends { month: string }>(months: readonly M[], alike: (month: M) => string): M[][] {
  const found: M[][] = [];
  for (const month of months) {
    const run = found.at(-1);
    const last = run?.at(-1);
    const follows = last && monthIndex(month.month) === monthIndex(last.month) + 1 && alike(month) === alike(last);
    if (run && follows) run.push(month);
    else found.push([month]);
  }
  return found;
}

function runWords(run: readonly { month: string }[]): string {
  const [first, last] = [run[0]!.month, run.at(-1)!.month];
  return first === last ? periodWords(first) : `${monthWords(first)}至${monthWords(last)}`;
}
