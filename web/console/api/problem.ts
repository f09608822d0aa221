/** What the service says when it does not do what was asked (RFC 9457), and what the network says. */

export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

interface ProblemBody {
  status: number;
  code: string;
  title?: string;
  detail?: string;
  requestId?: string;
  errors?: FieldProblem[];
  retryAfterSeconds?: number;
  /** Of a 412: the object as it is now, and who changed it when. */
  current?: Record<string, unknown>;
  changedBy?: string | null;
  changedAt?: string | null;
  [extension: string]: unknown;
}

/** The page knows what its keys are for; whoever sits before it does not know that there are any. */
const OF_KEYS: Readonly<Record<string, string>> = {
  IDEMPOTENCY_KEY_REUSED:
    '内容改动之前的那一次提交，系统已经收到并办理，现在的内容还没有办理。请先核对页面上已有的记录；仍要照现在的内容再办一次的，请再确认一次。',
  IDEMPOTENCY_KEY_RUNNING:
    '上一次提交还在办理，暂时没有结果。请稍等片刻后再查一次；重复点击不会重复办理。一直如此的，请先核对是否已经办理。',
  IDEMPOTENCY_KEY_DONE: '这件事已经办理，只是当时的答复没有保存下来。请核对页面上现有的记录，不要再次提交。',
};

export class Problem extends Error {
  readonly status: number;
  /** When the service looks at it again, in seconds from the answer; 0 where it did not say so. */
  readonly waitSeconds: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly errors: FieldProblem[];
  /** What long work came to: asked again, it would be told again. */
  readonly isFinal: boolean;

  constructor(
    readonly body: ProblemBody,
    isFinal = false,
  ) {
    super(OF_KEYS[body.code] ?? body.detail ?? body.title ?? '请求没有完成。');
    this.name = 'Problem';
    this.status = body.status;
    this.isFinal = isFinal;
    this.waitSeconds = isFinal ? 0 : (body.retryAfterSeconds ?? 0);
    this.code = body.code;
    this.requestId = body.requestId ?? null;
    this.errors = body.errors ?? [];
  }
}

const LOST = {
  read: '没有收到内容，网络可能已断开。请检查网络后再查一次。',
  deed: '没有收到结果，不能确定是否已经办理。请检查网络后再查一次；重复点击不会重复办理。',
  upload: '上传中断：文件可能在选择之后又被修改或移动，或者网络断开。请保存并关闭文件，重新选择后再试。',
};

/** No answer came. Of a deed it is not known whether it was done, so the same intention is asked again with its key. */
export class NoAnswer extends Error {
  constructor(
    readonly what: keyof typeof LOST,
    /** Where something better is known to say. */
    message?: string,
  ) {
    super(message ?? LOST[what]);
    this.name = 'NoAnswer';
  }
}

/** Whether it was done is not known: nothing came, or a server on the way or the service itself broke off. */
export function isUnknown(error: Error | null): boolean {
  if (error instanceof NoAnswer) return true;
  if (!(error instanceof Problem) || error.isFinal) return false;
  return error.status >= 500 || error.code === 'IDEMPOTENCY_KEY_RUNNING';
}

/** An earlier sending under the same key was done: what the page shows is older than that. */
export function wasDoneBefore(error: Error | null): boolean {
  return error instanceof Problem && ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_DONE'].includes(error.code);
}

/** It was not done: what was confirmed is not what stands there by now. */
export function isOfOlderFigures(error: Error | null): boolean {
  return error instanceof Problem && ['AMOUNT_DIFFERS', 'COUNT_DIFFERS'].includes(error.code);
}

/** It was not done, and will be looked at again after a while. */
export function isToWait(error: Error | null): error is Problem {
  return error instanceof Problem && error.waitSeconds > 0;
}

export async function problemOf(response: Response): Promise<Problem> {
  let body: Partial<ProblemBody> = {};
  try {
    body = (await response.json()) as Partial<ProblemBody>;
  } catch {
    // A proxy's own page instead of an answer of the service.
  }
  const wait = body.retryAfterSeconds ?? secondsOf(response.headers.get('retry-after'));
  return new Problem({
    ...body,
    status: response.status,
    code: body.code ?? `HTTP_${response.status}`,
    detail: body.detail ?? (wait > 0 ? `系统正忙，请等待 ${wait} 秒后再试。` : BROKEN_OFF),
    ...(wait > 0 ? { retryAfterSeconds: wait } : {}),
  });
}

const BROKEN_OFF = '没有收到系统的结果，不能确定是否已经办理。请稍后再查一次；多次失败时请与管理员联系。';

/** `Retry-After` in seconds (RFC 9110 §10.2.3); a date, which needs both clocks right, counts as none. */
function secondsOf(header: string | null): number {
  return /^\d{1,6}$/.test(header ?? '') ? Number(header) : 0;
}
