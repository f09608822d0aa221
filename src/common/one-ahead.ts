/**
 * Passes on what `source` brings, and asks it for the next while one is worked on. Whoever stops early waits for what was
 * asked. Not for what asks a transaction: its connection does one thing at a time.
 */
export async function* oneAhead<T>(source: AsyncGenerator<T, unknown>): AsyncGenerator<T, void> {
  let coming = source.next();
  try {
    for (;;) {
      const next = await coming;
      if (next.done) return;
      coming = source.next();
      // Awaited above or below; until then nobody listens.
      coming.catch(() => {});
      yield next.value;
    }
  } finally {
    await coming.catch(() => {});
    await source.return(undefined);
  }
}
