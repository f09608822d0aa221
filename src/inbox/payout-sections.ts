import { type EntityManager, In } from 'typeorm';
import type { Caller } from '../auth/access/caller.js';
import { type Permission, roleMay } from '../auth/access/permissions.js';
import { regionWithin } from '../auth/access/region-scope.js';
import { Payout } from '../ledger/payouts/payout.entity.js';
import { stops } from '../payouts/changes/change-rules.js';
import type { ChangeSource } from '../payouts/changes/change-source.js';
import { dutiesNotSeparate } from '../payouts/payouts-errors.js';
import { makersProofs } from '../payouts/steps/separation-of-duties.js';
import type { InboxItem, InboxSection } from './inbox.dto.js';
import { PAYOUT_SECTIONS, payoutItem, type WaitingPayout } from './payout-section-rules.js';

/** Steps that whoever made any part of a payout does not take. */
const OF_ANOTHER_PERSON = new Set(['payouts-to-review', 'payouts-to-approve']);

/** What a role is shown though another takes the step: so that everybody sees where a payout stands that is theirs too. */
const SHOWN_TO: Readonly<Record<string, readonly Permission[]>> = { objections: ['payouts.create'] };

interface PayoutsAsked {
  today: string;
  changes: ChangeSource;
  /** Of each section. */
  most: number;
  isAsked: (section: { code: string }) => boolean;
}

/** The payouts of a region that are on their way, by whose turn it is: one statement for all of them. */
export async function payoutSections(
  tx: EntityManager,
  caller: Caller,
  { today, changes, most, isAsked }: PayoutsAsked,
): Promise<InboxSection[]> {
  const mine = PAYOUT_SECTIONS.filter(
    (section) =>
      isAsked(section) &&
      [section.permission, ...(SHOWN_TO[section.code] ?? [])].some((each) => roleMay(caller.role, each)),
  );
  if (mine.length === 0) return [];
  const payouts = await livePayouts(tx, caller.regionCode);
  await tellStopping(tx, payouts, changes);
  const sections: InboxSection[] = [];
  for (const section of mine) {
    const held = payouts.filter((payout) => section.holds(payout, today));
    if (held.length === 0) continue;
    const mayStep = roleMay(caller.role, section.permission);
    const items: InboxItem[] = [];
    for (const payout of held.slice(0, most)) {
      const item = payoutItem(section, payout, mayStep);
      const duties = mayStep && OF_ANOTHER_PERSON.has(section.code) ? await ownPart(tx, payout.id, caller.id) : null;
      items.push(duties ? { ...item, blocked: duties } : item);
    }
    sections.push({ code: section.code, title: section.title, count: held.length, items });
  }
  return sections;
}

async function ownPart(tx: EntityManager, payoutId: string, callerId: string): Promise<InboxItem['blocked']> {
  const proofs = await makersProofs(tx, payoutId, callerId);
  if (proofs.length === 0) return null;
  const { code, detail } = dutiesNotSeparate(proofs);
  return { code, message: detail };
}

/** Lines that stop a payout's next step are those that its own page tells of; only payouts with marked people are asked. */
async function tellStopping(tx: EntityManager, payouts: LivePayout[], changes: ChangeSource): Promise<void> {
  const marked = payouts.filter(({ isMarked }) => isMarked).map(({ id }) => id);
  if (marked.length === 0) return;
  const asked = await tx.findBy(Payout, { id: In(marked) });
  const toAsk = await changes.toAsk(tx, asked);
  for (const payout of asked) {
    const { changed } = await changes.askAmong(tx, payout, toAsk.get(payout.id)!);
    const told = payouts.find(({ id }) => id === payout.id);
    if (told) told.stoppingLines = changed.filter(({ kinds }) => stops(kinds)).length;
  }
}

type LivePayout = WaitingPayout & { isMarked: boolean };

/**
 * What waits longest first. Whether somebody's facts changed is looked up from the marks: those of the time since the payout was made,
 * of which there are few, and not from its lines, of which there may be a hundred thousand.
 */
function livePayouts(tx: EntityManager, regionCode: string): Promise<LivePayout[]> {
  return tx.query<LivePayout[]>(
    `SELECT p.id, p.number, p.title, p.state, p.accepted_at IS NOT NULL AS accepted, p.notice_to AS "noticeTo",
       p.payee_count AS "payeeCount", p.total_fen - p.netted_fen AS "netFen",
       (SELECT count(*)::int FROM live_attempts a WHERE a.payout_id = p.id AND a.state = 'held') AS "heldCount",
       (SELECT count(*)::int FROM objections o WHERE o.payout_id = p.id AND o.decision IS NULL) AS "openObjections",
       0 AS "stoppingLines", p.state <> 'sent' AND EXISTS (
         SELECT 1 FROM fact_marks m JOIN live_attempts a ON a.worker_id = m.worker_id
         WHERE m.changed_at > p.created_at AND a.payout_id = p.id AND a.facts_mark <> m.version) AS "isMarked",
       CASE WHEN p.state = 'sent' THEN (SELECT count(*)::int FROM live_attempts a WHERE a.payout_id = p.id) ELSE 0 END
         AS "sentLines", step.told AS step
     FROM payouts p CROSS JOIN LATERAL (
       SELECT jsonb_build_object('action', e.action, 'comment', e.comment, 'byName', u.display_name,
         'on', (e.at AT TIME ZONE 'Asia/Shanghai')::date) AS told, e.at
       FROM payout_events e JOIN users u ON u.id = e.actor_id
       WHERE e.payout_id = p.id
         AND e.action IN ('create', 'submit', 'return', 'accept', 'publish', 'approve', 'send')
       ORDER BY e.at DESC, e.id DESC LIMIT 1) step
     WHERE p.state IN ('draft', 'submitted', 'notice', 'approved', 'sent')
       AND ${regionWithin('p.region_code').replace('?', '$1')}
     ORDER BY step.at, p.id`,
    [regionCode],
  );
}
