import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type FieldError, Refusal, type RefusalKind, Unable } from '../errors.js';
import { log } from '../log.js';
import { requestIdOf } from './request-id.js';

const STATUS: Record<RefusalKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  refused: 422,
  'too-many': 429,
  'precondition-required': 428,
};

/** By status: what a problem is called. */
export const TITLES: Readonly<Record<number, string>> = {
  400: '请求格式有误',
  401: '未登录或登录已失效',
  403: '没有权限',
  404: '未找到',
  405: '不支持的请求方法',
  409: '与当前状态冲突',
  412: '数据已被他人修改',
  413: '内容过大',
  415: '不支持的文件或内容类型',
  422: '不符合规则',
  428: '缺少版本号',
  429: '请求过于频繁',
  500: '系统内部错误',
  503: '服务暂不可用',
  507: '存储空间已满',
};

const DETAILS: Record<number, string> = {
  400: '请求内容无法解析，请检查后重新提交。',
  401: '请先登录。',
  403: '您的账号没有此项权限；需要办理的，请管理员调整账号的角色，或请有权限的同事办理。',
  404: '没有这个地址，请核对路径。',
  413: '提交的内容超过上限，请拆分后重新提交。',
  415: '不支持这种内容类型，请按页面的说明选择文件后重新提交。',
  429: '请求过于频繁，请稍后再试。',
  500: '系统出现意外错误，请把请求编号告知管理员。',
  503: '服务正在启动或停止，请稍后再试。',
};

/** Turns everything thrown into `application/problem+json` (RFC 9457); what is not a refusal shows nothing internal. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    answerProblem(error, host.switchToHttp().getRequest<Request>(), host.switchToHttp().getResponse<Response>());
  }
}

export function answerProblem(error: unknown, request: Request, response: Response): void {
  const requestId = requestIdOf(request);
  const { status, text } = problemText(error, request);
  // That a service it needs is away is logged where it is watched, once and not for each request.
  if (status >= 500 && !isUnavailable(error)) log.error({ requestId, error: safeError(error) }, 'request failed');
  if (response.headersSent) {
    // A download that fails half-way must not look whole.
    response.destroy();
    return;
  }
  response.status(status).type('application/problem+json');
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  const isTold = error instanceof Refusal || error instanceof Unable;
  if (isTold && typeof error.extensions.retryAfterSeconds === 'number') {
    // RFC 9110 §10.2.3.
    response.setHeader('Retry-After', error.extensions.retryAfterSeconds);
  }
  response.send(text);
}

function isUnavailable(error: unknown): boolean {
  return error instanceof Unable && error.status === 503;
}

/** A refusal that was given before, to be given again to the letter. */
export class AnsweredBefore extends Error {
  constructor(
    readonly status: number,
    readonly text: string,
  ) {
    super(`answered before with ${status}`);
    this.name = 'AnsweredBefore';
  }
}

/** What the caller is told of an error: the status and the problem document. */
export function problemText(error: unknown, request: Request): { status: number; text: string } {
  if (error instanceof AnsweredBefore) return error;
  const problem = toProblem(error);
  return { status: problem.status, text: JSON.stringify({ ...problem, requestId: requestIdOf(request) }) };
}

interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: FieldError[];
}

function toProblem(error: unknown): Problem {
  if (error instanceof Refusal) {
    const status = STATUS[error.kind];
    const problem = { ...error.extensions, ...base(status, error.code, error.detail) };
    return error.errors.length > 0 ? { ...problem, errors: error.errors } : problem;
  }
  if (error instanceof Unable) return { ...error.extensions, ...base(error.status, error.code, error.detail) };
  const status = error instanceof HttpException ? error.getStatus() : bodyParserStatus(error);
  return base(status, `HTTP_${status}`, DETAILS[status] ?? DETAILS[status < 500 ? 400 : 500] ?? '');
}

function base(status: number, code: string, detail: string): Problem {
  return { type: `urn:problem:${code.toLowerCase()}`, title: TITLES[status] ?? '请求未能完成', status, code, detail };
}

/** Express's body parser and multer throw plain errors that carry a status or a code. */
function bodyParserStatus(error: unknown): number {
  const candidate = error as { status?: unknown; code?: unknown } | null;
  if (candidate?.code === 'LIMIT_FILE_SIZE') return 413;
  return typeof candidate?.status === 'number' && candidate.status >= 400 && candidate.status < 500
    ? candidate.status
    : 500;
}

/** Of a database error only what cannot hold a person's data: its parameters and detail line are left out. */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const driver = (error as { driverError?: Record<string, unknown> }).driverError;
  if (driver) {
    return {
      type: error.name,
      sqlState: driver.code,
      constraint: driver.constraint,
      table: driver.table,
      message: driver.message,
      stack: error.stack?.split('\n').slice(1, 12),
    };
  }
  return { type: error.name, message: error.message, stack: error.stack?.split('\n').slice(1, 12) };
}
