import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { Refusal } from '../../common/errors.js';
import { actsFor } from './acting.js';
import { authorize, type Caller } from './caller.js';
import { JwtStrategy } from './jwt.strategy.js';
import type { Pending } from './account.js';
import type { Permission } from './permissions.js';
import { PERMISSION_KEY, PUBLIC_KEY } from './route-access.js';
import { SessionEndings, unauthenticated } from './session-endings.js';

type SignedIn = Request & { user: Caller & Pending };

/** First the token, then the route's permission. A route that names neither a permission nor `@Public()` is closed. */
@Injectable()
export class AccessGuard extends AuthGuard() implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly endings: SessionEndings,
    private readonly strategy: JwtStrategy,
  ) {
    super({ defaultStrategy: strategy.registeredAs });
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_KEY, places)) return true;
    const request = context.switchToHttp().getRequest<SignedIn>();
    const actingFor = actsFor(request);
    if (actingFor === null) await this.requireSession(context);
    else request.user = this.handleRequest(null, await this.strategy.accountOf(request, actingFor));
    const { user: caller } = request;
    const permission = this.reflector.get<Permission | undefined>(PERMISSION_KEY, context.getHandler());
    if (!permission) throw new Refusal('forbidden', 'ROUTE_CLOSED', '此功能未开放。');
    if (permission !== 'self.use') requireNothingPending(caller);
    authorize(caller, permission);
    return true;
  }

  override handleRequest<T>(error: unknown, user: T | null): T {
    if (error) throw error;
    if (!user) throw unauthenticated();
    return user;
  }

  /** Why a session is over is asked only once its token was refused, so that it costs the others nothing. */
  private async requireSession(context: ExecutionContext): Promise<void> {
    try {
      await super.canActivate(context);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'unauthenticated') throw error;
      throw await this.endings.ofRequest(context.switchToHttp().getRequest<Request>());
    }
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
