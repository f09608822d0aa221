import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DataKeysService } from './watch/data-keys.service.js';
import { FreshKeysInterceptor } from './watch/fresh-keys.interceptor.js';

/** Before every module whose interceptor decrypts. */
@Module({
  providers: [DataKeysService, { provide: APP_INTERCEPTOR, useClass: FreshKeysInterceptor }],
  exports: [DataKeysService],
})
export class KeysModule {}
