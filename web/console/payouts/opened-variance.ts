/** Which payouts' differences were looked at in this window, at which state of the figures: a first look that was not had is no look. */
const opened = new Set<string>();

export function keepOpened(id: string, netFen: number): void {
  opened.add(`${id} ${netFen}`);
}

export function wasOpened(id: string, netFen: number): boolean {
  return opened.has(`${id} ${netFen}`);
}
