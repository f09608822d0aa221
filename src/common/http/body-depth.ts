import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../errors.js';

/** No request is nested deeper than five; what checks and transforms bodies calls itself for each level. */
const DEEPEST = 32;

/** Whether objects and lists stand in each other deeper than so many levels; goes no deeper than that itself. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) if (isDeeperThan((value as Record<string, unknown>)[key], levels - 1)) return true;
  return false;
}

/** Before anything else looks at the body: 3000 lists in each other would overflow the stack there. */
export function refuseDeepBody(request: Request, _response: Response, next: NextFunction): void {
  if (!isDeeperThan(request.body, DEEPEST)) return next();
  next(new Refusal('malformed', 'BODY_TOO_DEEP', `请求内容嵌套过深，最多 ${DEEPEST} 层，请检查后重新提交。`));
}
