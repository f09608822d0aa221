/**
 * Does `work` while the database is at a statement of a transaction. Both have ended when it returns or throws, so that
 * nothing is sent behind a statement that still runs; `work` must send nothing itself.
 *
 * @throws what the statement failed with, else what the work did
 */
export async function meanwhile<T>(statement: Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const working = work();
  // Heard below, once the statement has ended.
  working.catch(() => undefined);
  try {
    await statement;
  } catch (error) {
    await working.catch(() => undefined);
    throw error;
  }
  return working;
}
