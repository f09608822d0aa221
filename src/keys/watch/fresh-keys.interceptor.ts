import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { DataKeysService } from './data-keys.service.js';

/** No request begins with keys that were not looked at for a while; while they are fresh it costs nothing. */
@Injectable()
export class FreshKeysInterceptor implements NestInterceptor {
  constructor(private readonly dataKeys: DataKeysService) {}

  async intercept(_context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    await this.dataKeys.fresh();
    return next.handle();
  }
}
