import { LocalRefusal } from '../control/local-commands.js';

/** A rotation that cannot begin or cannot end; the message, in Chinese, says what to do. What was done so far stays good. */
export class KeyRotationRefused extends LocalRefusal {
  constructor(message: string) {
    super(message);
    this.name = 'KeyRotationRefused';
  }
}
