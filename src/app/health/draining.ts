import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** The service is about to end: it answers what comes, and asks everybody to go elsewhere. */
@Injectable()
export class Draining {
  isOn = false;

  begin(): void {
    this.isOn = true;
  }

  /** Whoever keeps a connection opens the next one where they are sent to by then (RFC 9112 §9.6). */
  readonly goElsewhere = (_request: Request, response: Response, next: NextFunction): void => {
    if (this.isOn) response.setHeader('Connection', 'close');
    next();
  };
}
