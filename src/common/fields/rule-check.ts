import { type FieldError, Refusal } from '../errors.js';

/**
 * Collects the rules that a request breaks, so that the answer names every field at once.
 *
 * Messages are Chinese clauses without a full stop: what is wrong, and what to do.
 */
export class RuleCheck {
  readonly errors: FieldError[] = [];

  /** @param refusalCode the problem document's `code` when a rule is broken */
  constructor(private readonly refusalCode: string) {}

  /** Notes a fault of `field` unless the rule holds. */
  that(holds: boolean, field: string, code: string, message: string): this {
    if (!holds) this.errors.push({ field, code, message });
    return this;
  }

  /** @throws {Refusal} refused (422), with every fault noted */
  done(): void {
    if (this.errors.length === 0) return;
    const detail = `${this.errors.map((error) => error.message).join('；')}。`;
    throw new Refusal('refused', this.refusalCode, detail, this.errors);
  }
}
