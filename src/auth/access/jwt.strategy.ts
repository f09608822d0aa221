import { createSecretKey } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
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
import type { Caller } from './caller.js';
import { PENDING, type Pending } from './pending.js';

/** What an access token says: whose it is, and which generation of that account's tokens. */
export interface AccessClaims {
  sub: string;
  gen: number;
  /** The login that it came from; ending that ends the token. */
  fam: string;
}

type Account = Omit<Caller, 'requestId' | 'address'>;

/**
 * Nobody, where the account is disabled, or the token's session was ended (signed out, by an administrator, by a refresh token used
 * twice) or has lasted as long as one may.
 */
const WHO_IS_IT = `
  SELECT u.id, u.username, u.display_name AS "displayName", u.role, u.region_code AS "regionCode", u.station_id AS "stationId",
         ${PENDING}
  FROM users u CROSS JOIN security_settings s
  WHERE u.id = $1 AND u.token_generation = $2 AND u.disabled_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM refresh_tokens t WHERE t.family_id = $3
      AND (t.revoked_at IS NOT NULL OR t.started_at + s.session_hours * interval '1 hour' <= now()))`;

/** Reads the bearer token (RFC 6750) and asks the database who that is now: a disabled account ends at once. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') implements OnModuleDestroy {
  /**
   * passport keeps one list of strategies for the whole process: under a shared name, a second application in it would ask
   * its own database about the tokens of the first.
   */
  readonly registeredAs = `jwt-${newId()}`;

  constructor(
    private readonly dataSource: DataSource,
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

  onModuleDestroy(): void {
    passport.unuse(this.registeredAs);
  }

  /** In one statement, planned once for each connection, since every request asks it. */
  async validate(request: Request, claims: AccessClaims): Promise<(Caller & Pending) | null> {
    const [account] = await queryPrepared<Account & Pending>(this.dataSource.manager, WHO_IS_IT, [
      claims.sub,
      claims.gen,
      claims.fam,
    ]);
    return account ? { ...account, requestId: requestIdOf(request), address: request.ip ?? null } : null;
  }
}
