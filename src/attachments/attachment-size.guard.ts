import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ATTACHMENT_BYTES_MOST, FORM_BYTES, requireSize } from './attachment-size.js';

/**
 * Refuses by what the request says of its length, before a byte of it is read. What says nothing of its length is read by pieces, and
 * refused with the piece that is too much.
 */
export class AttachmentSizeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const announced = Number(http.getRequest<Request>().header('content-length') ?? 0);
    const most = ATTACHMENT_BYTES_MOST + FORM_BYTES;
    // The rest is not to be taken in only to be thrown away.
    if (announced > most) http.getResponse<Response>().setHeader('connection', 'close');
    requireSize(announced, most);
    return true;
  }
}
