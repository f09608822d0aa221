/** What of a late fact the choice needs. */
export interface ChoosableFact {
  workerId: string;
  subject: string;
  toRecoverFen: number;
}

/** One subject of one person. */
export function factKey({ workerId, subject }: Pick<ChoosableFact, 'workerId' | 'subject'>): string {
  return `${workerId} ${subject}`;
}

/** Of the facts of a page, those for which a recovery can be opened. */
export function recoverable<F extends ChoosableFact>(facts: readonly F[]): F[] {
  return facts.filter(({ toRecoverFen }) => toRecoverFen > 0);
}

/** What was chosen and is still there, with what it comes to. */
export function chosenOf<F extends ChoosableFact>(
  facts: readonly F[],
  keys: ReadonlySet<string>,
): { facts: F[]; fen: number } {
  const chosen = recoverable(facts).filter((fact) => keys.has(factKey(fact)));
  return { facts: chosen, fen: chosen.reduce((sum, { toRecoverFen }) => sum + toRecoverFen, 0) };
}
