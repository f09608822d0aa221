import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { DataSource, IsNull, Not } from 'typeorm';
import { requestIdOf } from '../common/request-id.js';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import type { AccessClaims } from './auth.service.js';
import type { Caller } from './caller.js';
import { RefreshToken } from './refresh-token.entity.js';
import { User } from './user.entity.js';

/** Reads the bearer token (RFC 6750) and asks the database who that is now: a disabled account ends at once. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) config: Config,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: config.keys.token,
      algorithms: ['HS256'],
      passReqToCallback: true,
    });
  }

  async validate(request: Request, claims: AccessClaims): Promise<(Caller & { mustChangePassword: boolean }) | null> {
    const user = await this.dataSource.manager.findOneBy(User, { id: claims.sub });
    if (!user || user.disabledAt || user.tokenGeneration !== claims.gen) return null;
    if (claims.fam && (await this.hasEnded(claims.fam))) return null;
    const { id, username, displayName, role, regionCode, stationId, mustChangePassword } = user;
    const requestId = requestIdOf(request);
    const address = request.ip ?? null;
    return { id, username, displayName, role, regionCode, stationId, mustChangePassword, requestId, address };
  }

  /** Signed out, ended by an administrator, or ended because a refresh token was used twice. */
  private async hasEnded(familyId: string): Promise<boolean> {
    const ended = { familyId, revokedAt: Not(IsNull()) };
    return this.dataSource.manager.existsBy(RefreshToken, ended);
  }
}
