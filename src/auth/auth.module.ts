import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { AccessGuard } from './access.guard.js';
import { AnonymousThrottle } from './anonymous-throttle.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LoginGuard } from './login-guard.service.js';
import { PasswordHashing } from './password-hashing.service.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
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
  controllers: [AuthController, SecondFactorController, SessionsController, UsersController],
  providers: [
    AuthService,
    LoginGuard,
    PasswordHashing,
    SecondFactorService,
    SessionTokens,
    SessionsService,
    UsersService,
    JwtStrategy,
    { provide: APP_GUARD, useClass: AnonymousThrottle },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AuthService, UsersService],
})
export class AuthModule {}
