import { Refusal } from '../common/errors.js';
import { yuanText } from '../common/values/money.js';
import type { PayoutState } from '../ledger/payouts/payout.entity.js';
import { type PayoutStep, STATE_NAMES, stepsFrom, TRANSITIONS } from './payout-life.js';

export function nothingDue(): Refusal {
  return new Refusal(
    'refused',
    'NOTHING_DUE',
    '该地区在所选期间没有应发金额：没有符合条件的人员，或已发放、已列入其他批次。可在应发清单中查看原因。',
  );
}

export function monthsForAward(): Refusal {
  return new Refusal('refused', 'MONTHS_FOR_AWARD', '一次性奖励没有月份，请去掉起始月份和截止月份。', [
    { field: 'fromMonth', code: 'MONTHS_FOR_AWARD', message: '一次性奖励不填月份' },
  ]);
}

export function monthsReversed(): Refusal {
  return new Refusal('refused', 'MONTHS_REVERSED', '起始月份晚于截止月份，请核对。', [
    { field: 'fromMonth', code: 'MONTHS_REVERSED', message: '不能晚于截止月份' },
  ]);
}

export function monthInFuture(month: string): Refusal {
  return new Refusal(
    'refused',
    'MONTH_IN_FUTURE',
    `截止月份 ${month} 晚于核算日期所在月份，不能提前发放。请改为不晚于该月的月份，或推后核算日期。`,
    [{ field: 'toMonth', code: 'MONTH_IN_FUTURE', message: '不能晚于核算日期所在月份' }],
  );
}

/** The step is not in the transition table for the payout's state. */
export function stepRefused(step: PayoutStep, state: PayoutState): Refusal {
  const next = stepsFrom(state)
    .filter((candidate) => candidate !== 'settle')
    .map((candidate) => `“${TRANSITIONS[candidate].name}”`)
    .join('、');
  const possible = next === '' ? '此状态下不能再办理其他步骤' : `此状态下可以${next}`;
  return new Refusal(
    'conflict',
    'STEP_NOT_ALLOWED',
    `该批次“${STATE_NAMES[state]}”，不能“${TRANSITIONS[step].name}”；${possible}。`,
  );
}

export function lineStepRefused(state: PayoutState): Refusal {
  return new Refusal(
    'conflict',
    'LINE_STEP_NOT_ALLOWED',
    `该批次“${STATE_NAMES[state]}”，只有草稿可以暂缓、恢复或移出明细；公示期间请登记异议。`,
  );
}

export function notPossibleNow(what: string, state: PayoutState, why: string): Refusal {
  return new Refusal('conflict', 'STEP_NOT_ALLOWED', `该批次“${STATE_NAMES[state]}”，不能${what}：${why}。`);
}

export function objectionDecided(): Refusal {
  return new Refusal(
    'conflict',
    'OBJECTION_DECIDED',
    '该异议已经处理完毕，处理结果不能更改。又有新情况的，请另行登记异议。',
  );
}

/** The person has an objection that is not decided yet. */
export function objectionOpen(): Refusal {
  return new Refusal('conflict', 'OBJECTION_OPEN', '该明细已有一件异议尚未处理，请先处理，再登记新的异议。');
}

export function objectToWhat(): Refusal {
  return new Refusal('malformed', 'OBJECTION_TO_WHAT', '请说明对哪一笔明细或哪一位人员提出异议，二者选填其一。', [
    { field: 'lineId', code: 'OBJECTION_TO_WHAT', message: '与人员二者选填其一' },
  ]);
}

export function notAccepted(): Refusal {
  return new Refusal('conflict', 'NOT_ACCEPTED', '初审尚未通过，不能公示。请先由审核人初审。');
}

export function noticeRunning(noticeTo: string): Refusal {
  return new Refusal('conflict', 'NOTICE_RUNNING', `公示期至 ${noticeTo}（含当日），期满后才能批准。`);
}

export function objectionsOpen(count: number): Refusal {
  return new Refusal('conflict', 'OBJECTIONS_OPEN', `还有 ${count} 件异议未处理，处理完毕后才能批准。`);
}

/** The variance sheet does not add up: an amount changed for which no kind of difference accounts. */
export function varianceUnexplained(unexplainedFen: number): Refusal {
  return new Refusal(
    'conflict',
    'VARIANCE_UNEXPLAINED',
    `与上次发放的差额中尚有 ${yuanText(unexplainedFen)} 元未说明，不能批准。请查看差异表，退回重新计算或移出有疑问的明细。`,
    [],
    { unexplainedFen },
  );
}

/** What the facts of today say otherwise of a payout's lines (domain rule §12). */
export interface ChangedCounts {
  less: number;
  more: number;
  payee: number;
}

export function linesChanged(stepName: string, { less, more, payee }: ChangedCounts): Refusal {
  const what = [
    ...(less > 0 ? [`${less} 笔按最新资料应减少或不再发放`] : []),
    ...(payee > 0 ? [`${payee} 笔的收款人信息已变更`] : []),
  ].join('，');
  return new Refusal(
    'conflict',
    'LINES_CHANGED',
    `本批次列入后有人员资料变动：${what}，不能“${stepName}”。请经办人在变动清单中核对，移出变动的明细后再办理；仍应发的部分由下一批次发放。`,
    [],
    { changes: { less, more, payee } },
  );
}

export function nothingChanged(): Refusal {
  return new Refusal(
    'conflict',
    'NOTHING_CHANGED',
    '本批次没有因资料变动而应减少或收款人变更的明细，无需移出。应增加的部分由下一批次补发。',
  );
}

export function takenOutDiffers(expectedFen: number, foundFen: number): Refusal {
  return new Refusal(
    'conflict',
    'AMOUNT_DIFFERS',
    `有变化的明细已经不同：确认时合计 ${yuanText(expectedFen)} 元，现在合计 ${yuanText(foundFen)} 元。没有移出任何明细，请核对现在的变动清单后重新确认。`,
    [],
    { expectedFen, foundFen },
  );
}

/** Separation of duties: each proof says what the approver did themself. */
export function dutiesNotSeparate(proofs: readonly string[]): Refusal {
  return new Refusal(
    'refused',
    'DUTIES_NOT_SEPARATE',
    `经办与批准须为不同人员，您不能批准本批次：${proofs.join('；')}。请由另一位审核人办理。`,
    proofs.map((message) => ({ field: 'approver', code: 'DUTIES_NOT_SEPARATE', message })),
  );
}

export function nothingToSend(): Refusal {
  return new Refusal('conflict', 'NOTHING_TO_SEND', '该批次没有可发放的明细（均已暂缓或移出），请作废该批次。');
}
