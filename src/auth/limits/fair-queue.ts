interface Limits {
  atOnce: number;
  /** How many may wait in one lane, and in all lanes together; those known wait beyond that. */
  perLane: number;
  waiting: number;
}

/** Where somebody waits: each lane gets its turn, however many stand in another. Those `known` come before all lanes. */
export interface Place {
  lane: string;
  known: boolean;
}

/** The lane, or the whole queue, is full. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** Lets so many run at once and the others wait, one per lane in turn, so that whoever sends a thousand waits behind themself. */
export class FairQueue {
  private running = 0;
  private waiting = 0;
  private readonly known = new Map<string, (() => void)[]>();
  private readonly others = new Map<string, (() => void)[]>();

  constructor(private readonly limits: Limits) {}

  /** @throws {QueueFullError} at once, when there is no room to wait */
  async run<T>(place: Place, work: () => Promise<T>): Promise<T> {
    if (this.running < this.limits.atOnce) this.running++;
    else await this.turn(place);
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  private turn({ lane, known }: Place): Promise<void> {
    const lanes = known ? this.known : this.others;
    const ahead = lanes.get(lane) ?? [];
    if (!known) {
      const { perLane, waiting } = this.limits;
      if (ahead.length >= perLane || this.waiting >= waiting) throw new QueueFullError();
      this.waiting++;
    }
    return new Promise((resolve) => {
      ahead.push(resolve);
      lanes.set(lane, ahead);
    });
  }

  /** The place that has become free goes to the next in turn. */
  private passOn(): void {
    const known = takeTurn(this.known);
    const next = known ?? takeTurn(this.others);
    if (!next) this.running--;
    else if (!known) this.waiting--;
    next?.();
  }
}

/** The first of the lane whose turn it is; the lane then goes to the end. */
function takeTurn(lanes: Map<string, (() => void)[]>): (() => void) | undefined {
  for (const [lane, [next, ...rest]] of lanes) {
    lanes.delete(lane);
    if (rest.length > 0) lanes.set(lane, rest);
    return next;
  }
  return undefined;
}
