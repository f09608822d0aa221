import { createSecretKey } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { DataSource } from 'typeorm';
import { newId } from '../../common/values/ids.js';
import { requestIdOf } from '../../common/http/request-id.js';
import { CONFIG } from '../../common/config/config.token.js';
import type { Config } from '../../common/config/config.js';
import { queryPrepared } from '../../database/statements/prepared.js';
import { type AccessClaims, type Account, ACCOUNT, type Pending, WHO_IS_IT } from './account.js';
import type { Caller } from './caller.js';
import { HeldAccounts } from './held-accounts.js';

/** Reads the bearer token (RFC 6750) and asks the database who that is now: a disabled account ends at once. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') implements OnApplicationShutdown {
  /**
   * passport keeps one list of strategies for the whole process: under a shared name, a second application in it would ask
   * its own database about the tokens of the first.
   */
  readonly registeredAs = `jwt-${newId()}`;

  constructor(
    private readonly dataSource: DataSource,
    private readonly held: HeldAccounts,
    @Inject(CONFIG) config: Config,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // As a key and not as bytes: bytes are tried as a public key first, at each request, which takes a millisecond.
      secretOrKey: createSecretKey(config.keys.token) as unknown as Buffer,
      algorithms: ['HS256'],
      passReqToCallback: true,
    });
    passport.use(this.registeredAs, this);
  }

  /** Not before the last request was answered. */
  onApplicationShutdown(): void {
    passport.unuse(this.registeredAs);
  }

  /** In one statement, planned once for each connection, since every request asks it. */
  async validate(request: Request, claims: AccessClaims): Promise<(Caller & Pending) | null> {
    const held = this.held.of(claims);
    if (held) return callerOf(held, request);
    const [account] = await queryPrepared<Account & Pending>(this.dataSource.manager, WHO_IS_IT, [
      claims.sub,
      claims.gen,
      claims.fam,
    ]);
    return account ? callerOf(account, request) : null;
  }

  /** Whose request the service takes up again; their session may have ended since. Null where the account is disabled. */
  async accountOf(request: Request, userId: string): Promise<(Caller & Pending) | null> {
    const [account] = await this.dataSource.query<(Account & Pending)[]>(ACCOUNT, [userId]);
    return account ? callerOf(account, request) : null;
  }
}

function callerOf(account: Account & Pending, request: Request): Caller & Pending {
  return { ...account, requestId: requestIdOf(request), address: request.ip ?? null };
}
