import { Refusal } from '../../common/errors.js';

export function jobCancelled(): Refusal {
  return new Refusal('conflict', 'JOB_CANCELLED', '这项办理已取消，没有写入任何数据。如仍需要办理，请重新提交。');
}

/** Something was committed. */
export function jobWritten(): Refusal {
  return new Refusal('conflict', 'JOB_WRITTEN', '这项办理已经开始写入，不能取消。请等它办完，再按结果处理。');
}

export function jobEnded(): Refusal {
  return new Refusal('conflict', 'JOB_ENDED', '这项办理已经结束，不能取消。请查看它的结果。');
}

export function tooManyJobs(most: number): Refusal {
  return new Refusal('conflict', 'JOBS_TOO_MANY', `您已有 ${most} 项办理在排队，请等其中一项办完后再提交。`);
}

export function noResult(): Refusal {
  return new Refusal('not-found', 'JOB_NO_RESULT', '这项办理没有可取的结果：它尚未办完、已取消，或结果已过保存期。');
}

/** Its process ended each time. */
export function jobBroken(times: number): Refusal {
  return new Refusal(
    'conflict',
    'JOB_BROKEN',
    `这项办理中断了 ${times} 次，不再重试。请先核对该事项的现状，再决定是否重新提交。`,
  );
}
