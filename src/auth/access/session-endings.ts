import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { Request } from 'express';
import { ExtractJwt } from 'passport-jwt';
import { DataSource, type EntityManager } from 'typeorm';
import { Refusal } from '../../common/errors.js';
import { type AccessClaims, SESSION_TOO_LONG } from './account.js';

/** What ended a session before its time. */
export type EndedBy = 'logout' | 'replaced' | 'administrator' | 'account' | 'password' | 'second-factor' | 'reuse';

/** SQL: until when a session can be gone on with, by what is set now; `t` is its last token, `s` the settings. */
export const SESSION_END = `least(t.expires_at, t.created_at + s.idle_minutes * interval '1 minute',
  ${SESSION_TOO_LONG})`;

/** What ended before it was revoked ended by itself: one login more revokes what was idle for hours as well. */
const HOW_IT_STANDS = `
  SELECT CASE WHEN t.revoked_at IS NOT NULL AND t.revoked_at <= ${SESSION_END} THEN coalesce(t.ended_by, 'unknown')
              WHEN ${SESSION_END} > now() THEN NULL
              WHEN ${SESSION_TOO_LONG} <= ${SESSION_END} THEN 'too-long'
              ELSE 'idle' END AS ended
  FROM refresh_tokens t CROSS JOIN security_settings s WHERE t.family_id = $1 AND t.user_id = $2
  ORDER BY t.used_at IS NULL DESC, t.created_at DESC LIMIT 1`;

type Ended = EndedBy | 'too-long' | 'idle' | 'unknown';

/** By how it ended: the code and the sentence. */
const ENDINGS: Readonly<Record<Ended, readonly [code: string, detail: string]>> = {
  logout: ['SESSION_ENDED', '您已退出登录，请重新登录。'],
  replaced: ['SESSION_REPLACED', '同一账号同时登录的处数已达上限，最早的这一处已自动退出，请重新登录。'],
  administrator: ['SESSION_ENDED', '管理员已结束这次登录，请重新登录；如有疑问请联系管理员。'],
  account: ['SESSION_ENDED', '管理员修改了您的账号，请重新登录；如不能登录请联系管理员。'],
  password: ['PASSWORD_CHANGED', '密码已修改，此前的登录均已失效，请用新密码重新登录。'],
  'second-factor': ['SESSION_ENDED', '账号的第二因素已变更，此前的登录均已失效，请重新登录。'],
  reuse: [
    'SESSION_ENDED',
    '同一登录凭证在两处使用，为安全起见已结束这次登录。请重新登录；如怀疑凭证泄露，请修改密码。',
  ],
  'too-long': ['SESSION_ENDED', '这次登录已达规定的最长时间，请重新登录。'],
  idle: ['SESSION_IDLE', '您较长时间没有操作，已自动退出，请重新登录。'],
  unknown: ['SESSION_ENDED', '这次登录已结束，请重新登录。'],
};

/** Says to whoever comes with a token of a session that is over why it is: only that token's holder learns it. */
@Injectable()
export class SessionEndings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jwt: JwtService,
  ) {}

  /** Why the request's access token was not taken, also one whose time is up: it is asked after only when its signature is right. */
  async ofRequest(request: Request): Promise<Refusal> {
    const token = ExtractJwt.fromAuthHeaderAsBearerToken()(request);
    const claims = token === null ? null : await this.read(token);
    if (!claims) return unauthenticated();
    const ended = await endingOf(this.dataSource.manager, { familyId: claims.fam, userId: claims.sub });
    // Its session goes on, so its own short time is up: the refresh token takes it from here.
    return ended ?? new Refusal('unauthenticated', 'TOKEN_EXPIRED', '访问凭证已到期，请刷新页面或重新登录。');
  }

  private async read(token: string): Promise<AccessClaims | null> {
    try {
      return await this.jwt.verifyAsync<AccessClaims>(token, { ignoreExpiration: true, algorithms: ['HS256'] });
    } catch {
      // Whatever is wrong with it: it is not one of ours.
      return null;
    }
  }
}

/** @returns null while the session can be gone on with */
export async function endingOf(
  tx: EntityManager,
  { familyId, userId }: { familyId: string; userId: string },
): Promise<Refusal | null> {
  const [session] = await tx.query<({ ended: Ended | null } | undefined)[]>(HOW_IT_STANDS, [familyId, userId]);
  // Long gone, or of a database that was restored since.
  if (!session) return unauthenticated();
  if (session.ended === null) return null;
  const [code, detail] = ENDINGS[session.ended];
  return new Refusal('unauthenticated', code, detail);
}

export function unauthenticated(): Refusal {
  return new Refusal('unauthenticated', 'UNAUTHENTICATED', '请先登录，或登录已失效，请重新登录。');
}
