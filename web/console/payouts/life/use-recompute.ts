import { api, data } from '../../api/client';
import type { Job } from '../../shared/jobs';
import { useWork, type Work } from '../../shared/use-work';
import type { Payout } from '../payout-types';

/** The lines of a draft anew, of the version that was on the screen. */
export function useRecompute(payout: Payout, after: () => void): Work<string> {
  return useWork<string, unknown>(
    `recompute-${payout.id}`,
    async (comment, key) =>
      data<unknown>(
        await api.POST('/api/v1/payouts/{id}/recompute', {
          params: {
            path: { id: payout.id },
            header: { 'Idempotency-Key': key, 'If-Match': `"${payout.version}"`, Prefer: 'respond-async' },
          } as never,
          body: { comment: comment || null },
        }),
      ) as Job,
    after,
  );
}
