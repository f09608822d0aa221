import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { CONFIG } from '../common/config/config.token.js';
import type { Config } from '../common/config/config.js';
import { AccessGuard } from './access/access.guard.js';
import { AuthController } from './sign-in/auth.controller.js';
import { AuthService } from './sign-in/auth.service.js';
import { DisclosureLimit } from './limits/disclosure-limit.js';
import { HeldAccounts } from './access/held-accounts.js';
import { JwtStrategy } from './access/jwt.strategy.js';
import { LoginGuard } from './sign-in/passwords/login-guard.service.js';
import { OwnAccountController } from './own-account/own-account.controller.js';
import { OwnAccountService } from './own-account/own-account.service.js';
import { PasswordHashing } from './sign-in/passwords/password-hashing.service.js';
import { CallerThrottle, RequestThrottle } from './limits/request-throttle.js';
import { SessionEndings } from './access/session-endings.js';
import { SecondFactorController } from './sign-in/second-factor/second-factor.controller.js';
import { SecondFactorService } from './sign-in/second-factor/second-factor.service.js';
import { SecuritySettingsController } from './settings/security-settings.controller.js';
import { SecuritySettingsService } from './settings/security-settings.service.js';
import { SessionTokens } from './sessions/session-tokens.service.js';
import { UserSessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { UsersController } from './users/users.controller.js';
import { UsersService } from './users/users.service.js';

@Module({
  imports: [
    PassportModule,
    JwtModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({ secret: config.keys.token, signOptions: { algorithm: 'HS256' } }),
    }),
  ],
  controllers: [
    AuthController,
    OwnAccountController,
    SecondFactorController,
    SecuritySettingsController,
    UserSessionsController,
    UsersController,
  ],
  providers: [
    AuthService,
    LoginGuard,
    OwnAccountService,
    PasswordHashing,
    SecondFactorService,
    SecuritySettingsService,
    SessionTokens,
    SessionsService,
    UsersService,
    HeldAccounts,
    JwtStrategy,
    SessionEndings,
    { provide: APP_GUARD, useClass: RequestThrottle },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: CallerThrottle },
    { provide: APP_GUARD, useClass: DisclosureLimit },
  ],
  exports: [AuthService, HeldAccounts, UsersService],
})
export class AuthModule {}
