import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from '../errors.js';

/**
 * The row's version that a change rests on, from `If-Match: "<version>"` (RFC 9110 §13.1.1). Without it a change is
 * refused (428, RFC 6585 §3): two people at one row would undo each other's work unseen.
 */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const version = versionSeen(context);
  if (version === null) {
    throw new Refusal('precondition-required', 'IF_MATCH_REQUIRED', '修改须带上所读到的版本号，请重新读取后再提交。');
  }
  return version;
});

/** The same of a step, for which it may be left out: whoever states what they saw decides on that and on nothing else. */
export const IfMatchStated = createParamDecorator((_data: unknown, context: ExecutionContext): number | null =>
  versionSeen(context),
);

function versionSeen(context: ExecutionContext): number | null {
  const header = context.switchToHttp().getRequest<Request>().header('if-match');
  if (header === undefined) return null;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw new Refusal('malformed', 'IF_MATCH_MALFORMED', '版本号有误，应为读取时得到的版本号，请重新读取后再提交。');
  }
  return Number(version);
}

/** @param now what the row is by now, and who made it so; see `audit/stale-row.ts` */
export function stale(what: string, now: Record<string, unknown> = {}): Refusal {
  return new Refusal('stale', 'STALE_VERSION', `该${what}已被他人修改，请重新读取后再改。`, [], now);
}
