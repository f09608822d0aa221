import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { Refusal } from '../../common/errors.js';
import { authorize, type Caller } from './caller.js';
import { JwtStrategy } from './jwt.strategy.js';
import type { Pending } from './pending.js';
import type { Permission } from './permissions.js';
import { PERMISSION_KEY, PUBLIC_KEY } from './route-access.js';

/** First the token, then the route's permission. A route that names neither a permission nor `@Public()` is closed. */
@Injectable()
export class AccessGuard extends AuthGuard() implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    strategy: JwtStrategy,
  ) {
    super({ defaultStrategy: strategy.registeredAs });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, places)) return true;
    await super.canActivate(context);
    const permission = this.reflector.get<Permission | undefined>(PERMISSION_KEY, context.getHandler());
    const caller = context.switchToHttp().getRequest<Request & { user: Caller & Pending }>().user;
    if (!permission) throw new Refusal('forbidden', 'ROUTE_CLOSED', '此功能未开放。');
    if (permission !== 'self.use') requireNothingPending(caller);
    authorize(caller, permission);
    return true;
  }

  override handleRequest<T>(error: unknown, user: T): T {
    if (error instanceof Refusal) throw error;
    if (error) throw error;
    if (!user) throw new Refusal('unauthenticated', 'UNAUTHENTICATED', '请先登录，或登录已失效，请重新登录。');
    return user;
  }
}

function requireNothingPending({ mustChangePassword, mustEnrolSecondFactor }: Pending): void {
  if (mustChangePassword) {
    throw new Refusal('forbidden', 'PASSWORD_CHANGE_REQUIRED', '首次登录或密码到期，请先修改密码，再办理其他事项。');
  }
  if (mustEnrolSecondFactor) {
    const detail = '您的角色必须使用第二因素，请先绑定验证器，并输入验证码确认，再办理其他事项。';
    throw new Refusal('forbidden', 'SECOND_FACTOR_REQUIRED', detail);
  }
}
