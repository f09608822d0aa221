import { Refusal } from '../../common/errors.js';
import { beijingTime } from '../../common/values/clock.js';
import type { PayoutState } from '../../ledger/payouts/payout.entity.js';
import type { BankFinding } from './bank-lint.js';
import { STATE_NAMES } from '../../payouts/payout-life.js';

/** More would only make the answer long; the rest shows once these are dealt with. */
const MOST_FINDINGS = 200;

export function notAtBank(state: PayoutState): Refusal {
  return new Refusal(
    'conflict',
    'PAYOUT_NOT_SENT',
    `该批次“${STATE_NAMES[state]}”，尚未送银行；批准并“送银行”后才有银行文件和银行回单。`,
  );
}

export function partUnknown(part: number, parts: number): Refusal {
  return new Refusal(
    'malformed',
    'BANK_PART_UNKNOWN',
    `该批次按此方案共 ${parts} 个文件，没有第 ${part} 个。请按文件清单中的份数重新选择。`,
    [{ field: 'part', code: 'BANK_PART_UNKNOWN', message: `应在 1 至 ${parts} 之间` }],
  );
}

export function nothingForBank(): Refusal {
  return new Refusal(
    'conflict',
    'NOTHING_FOR_BANK',
    '该批次没有还要银行付款的明细：都已付讫、退回、抵扣或扣留，不用再取代发文件。退回和扣留的，由以后的批次重新发放。',
  );
}

/** The bank would refuse the file: every line of it is named. */
export function bankWouldRefuse(findings: readonly BankFinding[]): Refusal {
  const detail = `有 ${findings.length} 处银行不予受理的内容，未生成银行文件。首处：${findings[0]?.message ?? ''}。请扣留这些明细（扣留后重新列入应发），再生成文件。`;
  const errors = findings
    .slice(0, MOST_FINDINGS)
    .map(({ lineKey: field, code, message }) => ({ field, code, message }));
  return new Refusal('refused', 'BANK_FILE_REFUSED', detail, errors, { findingCount: findings.length });
}

export function nothingToWithhold(): Refusal {
  return new Refusal('conflict', 'NOTHING_TO_WITHHOLD', '没有银行不予受理的在途明细，无需扣留，可直接生成银行文件。');
}

/** Somebody decided on lines while the file was made of them. */
export function endedMeanwhile(): Refusal {
  return new Refusal(
    'conflict',
    'BANK_FILE_OVERTAKEN',
    '生成代发文件期间，其中有人员已作为退回处理或已有银行结果，这份文件没有取出。请再取一次，新的文件不含这些人员。',
  );
}

/** Two formats of one payout at the bank would pay everybody twice. */
export function otherFormatTaken(name: string, takenAt: Date): Refusal {
  const detail = `本批次已按“${name}”（${beijingTime(takenAt.toISOString())}）取过银行文件。如需改用另一种格式，请写明原因：原来取走的文件将标为作废，请勿再交银行。`;
  return new Refusal('conflict', 'BANK_FORMAT_TAKEN', detail, [
    { field: 'reason', code: 'BANK_FORMAT_TAKEN', message: '请写明改用另一种格式的原因' },
  ]);
}

export function fileAlreadyTaken(): Refusal {
  return new Refusal(
    'conflict',
    'BANK_FILE_ALREADY_TAKEN',
    '本批次已生成过银行文件，明细可能已到银行，不能再扣留。请按银行回单办理。',
  );
}
