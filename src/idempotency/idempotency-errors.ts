import { Refusal } from '../common/errors.js';

const ACCEPTED = /^[\x21-\x7e]{1,255}$/;

/** @throws {Refusal} 400 */
export function requireKey(key: string): void {
  if (ACCEPTED.test(key)) return;
  throw new Refusal(
    'malformed',
    'IDEMPOTENCY_KEY_MALFORMED',
    '提交编号应为 1 至 255 个半角字母、数字或符号，不能有空格和汉字。',
  );
}

export function usedOtherwise(): Refusal {
  return new Refusal(
    'refused',
    'IDEMPOTENCY_KEY_REUSED',
    '这个提交编号已用于另一次提交。每次新的提交请使用新的编号；重试时请保持内容不变。',
  );
}

export function stillRunning(): Refusal {
  return new Refusal(
    'conflict',
    'IDEMPOTENCY_KEY_RUNNING',
    '使用同一提交编号的提交仍在处理，请稍后用同一编号重试。若一直如此，请先核对该事项是否已办理，再换新编号提交。',
  );
}

/** The work was committed, and its answer can be made no more. */
export function answerLost(): Refusal {
  return new Refusal(
    'conflict',
    'IDEMPOTENCY_KEY_DONE',
    '使用这个提交编号的提交已经办理，但服务随后中断，当时的答复没有保存下来。请查询该事项的现状，不要再次提交。',
  );
}
