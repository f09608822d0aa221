import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { AccessGuard } from './access.guard.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { DisclosureLimit } from './disclosure-limit.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LoginGuard } from './login-guard.service.js';
import { PasswordHashing } from './password-hashing.service.js';
import { CallerThrottle, RequestThrottle } from './request-throttle.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecuritySettingsController } from './security-settings.controller.js';
import { SecuritySettingsService } from './security-settings.service.js';
import { SessionTokens } from './session-tokens.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

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
    SecondFactorController,
    SecuritySettingsController,
    SessionsController,
    UsersController,
  ],
  providers: [
    AuthService,
    LoginGuard,
    PasswordHashing,
    SecondFactorService,
    SecuritySettingsService,
    SessionTokens,
    SessionsService,
    UsersService,
    JwtStrategy,
    { provide: APP_GUARD, useClass: RequestThrottle },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: CallerThrottle },
    { provide: APP_GUARD, useClass: DisclosureLimit },
  ],
  exports: [AuthService, UsersService],
})
export class AuthModule {}
