import type { EntityManager } from 'typeorm';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { regionWithin } from '../../auth/access/region-scope.js';
import { notFound } from '../../common/errors.js';
import { Payout } from './payout.entity.js';

/** @throws {Refusal} 404, also for a payout of a region outside the caller's */
export async function payoutWithin(manager: EntityManager, caller: Caller, id: string): Promise<Payout> {
  authorize(caller, 'payouts.read');
  const payout = await manager
    .createQueryBuilder(Payout, 'p')
    .where('p.id = :id', { id })
    .andWhere(regionWithin('p.region_code').replace('?', ':own'), { own: caller.regionCode })
    .getOne();
  if (!payout) throw notFound('发放批次');
  return payout;
}
