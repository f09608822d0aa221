import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Refusal } from '../../common/errors.js';
import { roleMay, type Permission } from './permissions.js';
import type { Role } from './roles.js';

/** Who is asking, as known to the database at this request. */
export interface Caller {
  id: string;
  username: string;
  displayName: string;
  role: Role;
  /** The top of the part of the tree that exists for this caller. */
  regionCode: string;
  stationId: string | null;
  requestId: string;
  address: string | null;
}

/** The signed-in caller of the request. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const caller = context.switchToHttp().getRequest<Request & { user?: Caller }>().user;
  if (!caller) throw new Refusal('unauthenticated', 'UNAUTHENTICATED', '请先登录。');
  return caller;
});

/** Asked again in a service's first line, so that a second way in (a command, a job) meets the same door. */
export function authorize(caller: Caller, permission: Permission): void {
  if (!roleMay(caller.role, permission)) {
    throw new Refusal('forbidden', 'FORBIDDEN', '您的角色没有此项权限，如需办理请联系管理员。');
  }
}
