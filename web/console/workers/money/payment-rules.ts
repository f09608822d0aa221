/** Pure. */

interface Payment {
  source: 'history' | 'payout';
  subject: string;
  paidOn: string | null;
  outcome: string | null;
}

/** What is on its way first, then the latest day first; of one day, and of what was never paid, the latest month first. */
export function paymentsInOrder<P extends Payment>(payments: readonly P[]): P[] {
  return [...payments].sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    if (first !== second) return first < second ? 1 : -1;
    return a.subject < b.subject ? 1 : -1;
  });
}

function rank({ source, paidOn, outcome }: Payment): string {
  if (source === 'payout' && outcome === null) return '9999';
  return paidOn ?? '';
}
