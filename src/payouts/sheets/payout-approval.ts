import type { EntityManager } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import type { PayoutApproval, StepTaken } from '../../exports/payouts/payout-signing.js';
import type { Payout, PayoutState } from '../../ledger/payouts/payout.entity.js';
import { noticePeriod } from '../notice/notice-period.js';

type SignedStep = 'accept' | 'publish' | 'approve';

/** States in which an approval stands: a payout that was cancelled after it is not approved. */
const APPROVED: readonly PayoutState[] = ['approved', 'sent', 'settled'];

/** Who made, looked at and approved a payout, and how its notice went, as its steps tell. */
export async function payoutApproval(manager: EntityManager, payout: Payout, today: string): Promise<PayoutApproval> {
  const steps = await lastSteps(manager, payout.id);
  const posted = payout.noticeTo === null ? undefined : steps.get('publish');
  const maker = await manager.findOneByOrFail(User, { id: payout.createdBy });
  return {
    madeBy: maker.displayName,
    // A return takes the first look and the notice back, and leaves their steps in the history.
    accepted: (payout.acceptedAt && steps.get('accept')) ?? null,
    notice: posted ? noticeOf(posted.on, payout.noticeTo!, today) : null,
    objections: await objectionsOf(manager, payout.id),
    approved: (APPROVED.includes(payout.state) && steps.get('approve')) || null,
  };
}

function noticeOf(postedOn: string, to: string, today: string): PayoutApproval['notice'] {
  const { from } = noticePeriod(postedOn, 1);
  // Where no policy asks for a notice its last day lies before the posting.
  return { period: to < from ? null : { from, to }, isOver: to < today };
}

async function lastSteps(manager: EntityManager, payoutId: string): Promise<Map<SignedStep, StepTaken>> {
  const rows: (StepTaken & { action: SignedStep })[] = await manager.query(
    `SELECT DISTINCT ON (e.action) e.action, u.display_name AS by,
       to_char(e.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "on"
     FROM payout_events e JOIN users u ON u.id = e.actor_id
     WHERE e.payout_id = $1 AND e.action IN ('accept', 'publish', 'approve')
     ORDER BY e.action, e.at DESC, e.id DESC`,
    [payoutId],
  );
  return new Map(rows.map(({ action, by, on }) => [action, { by, on }]));
}

async function objectionsOf(manager: EntityManager, payoutId: string): Promise<PayoutApproval['objections']> {
  const [counts] = await manager.query<[PayoutApproval['objections']]>(
    `SELECT count(*) FILTER (WHERE decision = 'upheld')::int AS upheld,
       count(*) FILTER (WHERE decision = 'dismissed')::int AS dismissed,
       count(*) FILTER (WHERE decision IS NULL)::int AS open
     FROM objections WHERE payout_id = $1`,
    [payoutId],
  );
  return counts;
}
