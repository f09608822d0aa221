import { PassThrough } from 'node:stream';
import { heard } from '../../common/heard.js';
import type { ToldClaim } from '../../claims/form/claim-form-text.js';
import { CLAIM_STATE_NAMES } from '../../claims/life/claim-life.js';
import { eventTitle } from '../../common/event-titles.js';
import { beijingTime } from '../../common/values/clock.js';
import type { PayoutHeading } from '../../exports/payouts/payout-sheet.js';
import {
  dateInWords,
  rowsOf,
  type CellValue,
  type Sheet,
  type SheetColumn,
  type SheetRow,
} from '../../exports/sheet.js';
import { writeWorkbook } from '../../exports/workbook-writer.js';
import type { LineOutcome } from '../../ledger/line-ending.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { PAY_KIND_NAMES } from '../../ledger/subject.js';
import { subjectWords } from '../../ledger/subject-words.js';
import { STATE_NAMES } from '../../payouts/payout-life.js';
import { fileWords } from './file-words.js';
import type { ManifestEntry } from './pack-file.js';

/** What the workbook shows, as the files of the pack hold it; what is long is read row by row. */
export interface PackTables {
  payout: Payout;
  heading: PayoutHeading;
  /** 明细与依据 */
  details: Sheet;
  policies: readonly ToldPolicy[];
  events: readonly ToldEvent[];
  objections: readonly ToldObjection[];
  claims: () => AsyncIterable<ToldClaim>;
  notSent: () => AsyncIterable<ToldLeftLine>;
  endings: () => AsyncIterable<ToldEnding>;
  files: readonly ManifestEntry[];
}

export interface ToldPolicy {
  title: string;
  documentNo: string | null;
  versionNo: number;
  effectiveFrom: string;
  createdByName: string | null;
  approvedByName: string | null;
  approvedAt: Date | null;
}

export interface ToldEvent {
  no: number;
  at: Date | string;
  action: string;
  toState: Payout['state'];
  actor: string;
  comment: string | null;
  totals: Readonly<Record<string, number>>;
  hash: string;
}

export interface ToldObjection {
  raisedBy: string;
  text: string;
  recordedAt: Date;
  recordedBy: string;
  decision: string | null;
  decisionReason: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}

export interface ToldLeftLine {
  lineNo: number;
  subject: string;
  workerName: string;
  amountFen: number;
  decision: { reasons: readonly { message?: string }[] };
}

export interface ToldEnding {
  lineNo: number;
  subject: string;
  outcome: LineOutcome;
  paidFen: number;
  endedOn: string | null;
  reason: string | null;
  recordedBy: string;
  recordedAt: Date;
}

const OUTCOMES: Readonly<Record<LineOutcome, string>> = {
  removed: '已移出',
  recomputed: '重新计算前',
  'left-out': '送银行时未列入',
  cancelled: '随批次作废',
  paid: '已到账',
  returned: '已退回',
};
const DECISIONS: Readonly<Record<string, string>> = { upheld: '成立', dismissed: '不成立' };

/** The pack as a workbook, written while it is read: neither the lines nor the workbook stand in memory whole. */
export async function* packWorkbook(tables: PackTables): AsyncGenerator<Buffer> {
  const output = heard(new PassThrough());
  const written = writeWorkbook(sheetsOf(tables), output);
  written.catch(() => undefined);
  try {
    yield* output as AsyncIterable<Buffer>;
    await written;
  } finally {
    output.destroy();
  }
}

function sheetsOf(tables: PackTables): Sheet[] {
  return [
    payoutSheet(tables),
    tables.details,
    leftSheet(tables),
    policySheet(tables),
    claimSheet(tables),
    eventSheet(tables),
    objectionSheet(tables),
    endingSheet(tables),
    fileSheet(tables),
  ];
}

const column = (title: string, width: number, kind: SheetColumn['kind'] = 'text', align?: 'center'): SheetColumn => ({
  title,
  kind,
  width,
  ...(align && { align }),
});

function sheet(
  { heading }: PackTables,
  name: string,
  columns: readonly SheetColumn[],
  rows: () => AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>,
): Sheet {
  return {
    name,
    title: `${heading.title.replace(/发放表$/, '')}${name}`,
    info: [
      `发放单位：${heading.departmentName}`,
      `批次号：${heading.payoutNo}`,
      `数据截至：${dateInWords(heading.asOf)}`,
      '金额单位：元',
    ],
    columns,
    rows: rowsOf(() => linesOf(rows())),
    footer: `批次号 ${heading.payoutNo}`,
  };
}

async function* linesOf(
  rows: AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>,
): AsyncGenerator<SheetRow> {
  let count = 0;
  for await (const cells of rows) {
    count += 1;
    yield { kind: 'line', cells };
  }
  if (count === 0) yield { kind: 'band', framed: true, text: '没有记录。' };
}

function payoutSheet(tables: PackTables): Sheet {
  const { payout, events } = tables;
  const { kind, state, fromMonth, toMonth, lineCount, payeeCount, totalFen, nettedFen, seal } = payout;
  const rows: readonly (readonly [string, string | null, number | null])[] = [
    ['发放类别', PAY_KIND_NAMES[kind], null],
    ['发放月份', fromMonth && toMonth ? `${fromMonth}至${toMonth}` : toMonth, null],
    ['状态', STATE_NAMES[state], null],
    ['人数', String(payeeCount), null],
    ['笔数', String(lineCount), null],
    ['应发金额', null, totalFen],
    ['扣回金额', null, nettedFen],
    ['实发金额', null, totalFen - nettedFen],
    ['封印', seal ?? '尚未送银行，没有封印', null],
    ['步骤链的末值', events.at(-1)?.hash ?? '没有步骤', null],
  ];
  return sheet(
    tables,
    '批次概况',
    [column('项目', 20), column('内容', 76), column('金额（元）', 18, 'money')],
    () => rows,
  );
}

function leftSheet(tables: PackTables): Sheet {
  const columns = [
    column('行号', 7, 'count', 'center'),
    column('姓名', 12, 'text', 'center'),
    column('项目', 22),
    column('金额（元）', 13, 'money'),
    column('核算理由', 60),
  ];
  return sheet(tables, '未送银行的明细', columns, async function* () {
    for await (const { lineNo, workerName, subject, amountFen, decision } of tables.notSent()) {
      const reasons = decision.reasons.flatMap(({ message }) => message ?? []).join('；');
      yield [lineNo, workerName, subjectWords(subject), amountFen, reasons];
    }
  });
}

function policySheet(tables: PackTables): Sheet {
  const columns = [
    column('政策', 40),
    column('文号', 24),
    column('版本', 7, 'count', 'center'),
    column('施行日期', 12, 'text', 'center'),
    column('起草人', 14, 'text', 'center'),
    column('批准人', 14, 'text', 'center'),
    column('批准时间', 24, 'text', 'center'),
  ];
  return sheet(tables, '政策依据', columns, () =>
    tables.policies.map((policy) => [
      policy.title,
      policy.documentNo,
      policy.versionNo,
      policy.effectiveFrom,
      policy.createdByName,
      policy.approvedByName,
      timeOf(policy.approvedAt),
    ]),
  );
}

function claimSheet(tables: PackTables): Sheet {
  const columns = [
    column('姓名', 12, 'text', 'center'),
    column('申报时单位', 26),
    column('申报通知', 30),
    column('申报日期', 12, 'text', 'center'),
    column('单位意见', 24),
    column('核对', 40),
    column('状态', 10, 'text', 'center'),
    column('办理人', 14, 'text', 'center'),
    column('办理时间', 24, 'text', 'center'),
    column('理由', 24),
  ];
  return sheet(tables, '申报', columns, async function* () {
    for await (const claim of tables.claims()) {
      const counted = claim.checks.filter(({ counts }) => counts);
      yield [
        claim.stated?.name ?? claim.workerName,
        claim.stated?.organizationName ?? null,
        claim.notice ? `${claim.notice.noticeNo}《${claim.notice.title}》` : null,
        claim.receivedOn,
        claim.opinion,
        counted.map(({ label, met, evidence }) => `${label}：${met ? '符合' : '不符合'}（${evidence}）`).join('；'),
        CLAIM_STATE_NAMES[claim.state],
        claim.decidedByName,
        timeOf(claim.decidedAt),
        claim.decisionReason,
      ];
    }
  });
}

function eventSheet(tables: PackTables): Sheet {
  const columns = [
    column('序号', 6, 'count', 'center'),
    column('时间', 24, 'text', 'center'),
    column('步骤', 18),
    column('经办人', 14, 'text', 'center'),
    column('意见', 30),
    column('此后状态', 10, 'text', 'center'),
    column('笔数', 8, 'count', 'center'),
    column('应发金额（元）', 14, 'money'),
    column('本步校验值', 34),
  ];
  return sheet(tables, '步骤和审批', columns, () =>
    tables.events.map((event) => [
      event.no,
      timeOf(event.at),
      eventTitle(`payout.${event.action}`, 'payout'),
      event.actor,
      event.comment,
      STATE_NAMES[event.toState],
      event.totals.lineCount ?? null,
      event.totals.totalFen ?? null,
      event.hash,
    ]),
  );
}

function objectionSheet(tables: PackTables): Sheet {
  const columns = [
    column('提出人', 14, 'text', 'center'),
    column('异议', 40),
    column('登记人', 14, 'text', 'center'),
    column('登记时间', 24, 'text', 'center'),
    column('处理结果', 10, 'text', 'center'),
    column('处理理由', 30),
    column('处理人', 14, 'text', 'center'),
    column('处理时间', 24, 'text', 'center'),
  ];
  return sheet(tables, '公示异议', columns, () =>
    tables.objections.map((objection) => [
      objection.raisedBy,
      objection.text,
      objection.recordedBy,
      timeOf(objection.recordedAt),
      objection.decision === null ? '没有处理' : (DECISIONS[objection.decision] ?? ''),
      objection.decisionReason,
      objection.decidedBy,
      timeOf(objection.decidedAt),
    ]),
  );
}

function endingSheet(tables: PackTables): Sheet {
  const columns = [
    column('行号', 7, 'count', 'center'),
    column('项目', 22),
    column('结果', 14, 'text', 'center'),
    column('到账金额（元）', 14, 'money'),
    column('日期', 12, 'date'),
    column('原因', 36),
    column('登记人', 14, 'text', 'center'),
    column('登记时间', 24, 'text', 'center'),
  ];
  return sheet(tables, '了结情况', columns, async function* () {
    for await (const ending of tables.endings()) {
      const { lineNo, subject, outcome, paidFen, endedOn, reason, recordedBy, recordedAt } = ending;
      yield [
        lineNo,
        subjectWords(subject),
        OUTCOMES[outcome],
        paidFen,
        endedOn,
        reason,
        recordedBy,
        timeOf(recordedAt),
      ];
    }
  });
}

function fileSheet(tables: PackTables): Sheet {
  const columns = [
    column('文件', 34),
    column('内容', 34),
    column('大小（字节）', 13, 'count'),
    column('校验值（SHA-256）', 68, 'number'),
  ];
  return sheet(tables, '文件清单', columns, () =>
    tables.files.map(({ name, bytes, sha256 }) => [name, fileWords(name), bytes, sha256]),
  );
}

const timeOf = (at: Date | string | null): string | null =>
  at === null ? null : beijingTime(new Date(at).toISOString());
