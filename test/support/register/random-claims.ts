import type { DataSource } from 'typeorm';
import { ClaimCheck } from '../../../src/claims/claim-check.entity.js';
import { Claim } from '../../../src/claims/claim.entity.js';
import { bulkInsert } from '../../../src/database/statements/bulk.js';
import { newId } from '../../../src/common/values/ids.js';
import type { Policy } from '../../../src/policies/policy.entity.js';
import { putNotice, STATED } from './claims.js';
import { randomFrom } from './random-register.js';

/** Where windows begin and end, and when claims come. */
const DAYS = ['2022-09-30', '2022-10-01', '2023-03-31', '2023-04-01', '2023-12-31', '2024-06-30'];

/**
 * Notices for every policy in force that asks for claims, two that follow each other and one that supplements the first, and claims of most
 * people for them; the same seed and register build the same.
 */
export async function buildRandomClaims(dataSource: DataSource, seed: number): Promise<void> {
  const { pick, chance, below } = randomFrom(seed);
  const tx = dataSource.manager;
  const policies: Pick<Policy, 'id' | 'kind' | 'regionCode'>[] = await tx.query(
    `SELECT id, kind, region_code AS "regionCode" FROM policies WHERE claim_by = 'application' AND approved_at IS NOT NULL ORDER BY id`,
  );
  const people: { workerId: string; certificates: { id: string }[] }[] = await tx.query(
    `SELECT w.id AS "workerId", coalesce(jsonb_agg(jsonb_build_object('id', c.id) ORDER BY c.id) FILTER (WHERE c.id IS NOT NULL), '[]')
       AS certificates FROM workers w LEFT JOIN certificates c ON c.worker_id = w.id GROUP BY w.id ORDER BY w.id`,
  );
  const [{ id: userId }] = await tx.query<[{ id: string }]>('SELECT id FROM users ORDER BY id LIMIT 1');
  const claims: Partial<Claim>[] = [];
  const checks: Partial<ClaimCheck>[] = [];
  const claim = (made: Pick<Claim, 'workerId' | 'kind' | 'policyRegionCode' | 'certificateId' | 'noticeId'>): void => {
    const id = newId();
    const state = pick(['accepted', 'accepted', 'accepted', 'accepted', 'submitted', 'withdrawn'] as const);
    const decided = state === 'accepted' ? { decidedBy: userId, decidedAt: new Date('2024-01-02T00:00:00Z') } : {};
    claims.push({ ...made, ...decided, id, state, receivedOn: pick(DAYS), stated: STATED, createdBy: userId });
    const entries = below(5);
    for (let n = 0; n < entries; n++) {
      checks.push({
        id: newId(),
        claimId: id,
        code: pick(['conduct', 'household', 'residence', 'review']),
        met: chance(0.75),
        evidence: '材料',
        checkedBy: userId,
        checkedAt: new Date(Date.UTC(2024, 0, 1 + n)),
      });
    }
  };
  for (const { id: policyId, kind, regionCode } of policies) {
    const isAward = kind === 'award';
    const first = await putNotice(dataSource, {
      policyId,
      opensOn: '2022-10-01',
      closesOn: '2023-03-31',
      ...(isAward ? { certificatesTo: '2022-12-31' } : { monthsFrom: '2022-01', monthsTo: '2022-12' }),
    });
    const notices = [
      first,
      await putNotice(dataSource, {
        policyId,
        opensOn: '2023-04-01',
        closesOn: '2023-12-31',
        ...(isAward ? { certificatesFrom: '2023-01-01' } : { monthsFrom: '2023-01', monthsTo: '2023-09' }),
      }),
      await putNotice(dataSource, {
        policyId,
        supplements: first,
        opensOn: '2023-12-31',
        closesOn: '2024-06-30',
        ...(isAward ? { certificatesTo: '2022-12-31' } : { monthsFrom: '2022-07', monthsTo: '2022-12' }),
      }),
    ];
    for (const { workerId, certificates } of people) {
      const made = { workerId, kind, policyRegionCode: regionCode, certificateId: null, noticeId: null };
      if (isAward) for (const each of certificates) if (chance(0.7)) claim({ ...made, certificateId: each.id });
      if (!isAward) for (const noticeId of notices) if (chance(0.6)) claim({ ...made, noticeId });
    }
  }
  await dataSource.transaction(async (inside) => {
    await bulkInsert(inside, Claim, claims);
    await bulkInsert(inside, ClaimCheck, checks);
  });
}
