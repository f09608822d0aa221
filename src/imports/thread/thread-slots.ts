import { availableParallelism } from 'node:os';

/** Who comes first goes first; more threads than processors would take memory and gain no time. */
export class ThreadSlots {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(slots = Math.max(2, availableParallelism())) {
    this.free = slots;
  }

  async take(): Promise<void> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  giveBack(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free++;
  }
}
