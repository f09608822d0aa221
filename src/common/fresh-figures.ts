/** Waits for what is on its way, and no longer than so many milliseconds; it goes on in any case. */
async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

/** Whoever scrapes figures is not kept waiting for a connection: on the embedded database, work may have the only one for minutes. */
const LOOK_MS = 1_000;

/** Figures that are read anew when they are asked for, once at a time; where that takes too long, those of the last time stand. */
export class FreshFigures {
  private reading: Promise<void> | null = null;

  /** @param read never rejects */
  constructor(private readonly read: () => Promise<void>) {}

  look(): Promise<void> {
    this.reading ??= this.read().finally(() => {
      this.reading = null;
    });
    return atMost(LOOK_MS, this.reading);
  }
}
