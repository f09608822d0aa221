import { Refusal } from '../common/errors.js';

export function malformedKey(): Refusal {
  return new Refusal(
    'malformed',
    'IDEMPOTENCY_KEY_MALFORMED',
    'Idempotency-Key 请求头应为 1 至 255 个可见的 ASCII 字符。',
  );
}

export function usedOtherwise(): Refusal {
  return new Refusal(
    'refused',
    'IDEMPOTENCY_KEY_REUSED',
    '这个 Idempotency-Key 已用于另一个请求。每个新请求请使用新的键;重试时请保持内容不变。',
  );
}

export function stillRunning(): Refusal {
  return new Refusal(
    'conflict',
    'IDEMPOTENCY_KEY_RUNNING',
    '使用同一 Idempotency-Key 的请求仍在处理,请稍后用同一个键重试。若一直如此,请先核对该事项是否已办理,再换新键提交。',
  );
}

/** The work was committed, and its answer can be made no more. */
export function answerLost(): Refusal {
  return new Refusal(
    'conflict',
    'IDEMPOTENCY_KEY_DONE',
    '使用这个 Idempotency-Key 的请求已经办理，但服务随后中断，当时的答复没有保存下来。请查询该事项的现状，不要再次提交。',
  );
}
