import { inTransaction } from '../../src/database/transaction.js';
import { dropEnded } from '../../src/payouts/payout-ledger.js';
import { postNettings } from '../../src/payouts/payout-sending.service.js';
import type { Session, TestService } from '../support/test-service.js';
import { createCertificate, createOrganization, createWorker } from './people.js';

export interface PayoutBody {
  id: string;
  number: string;
  state: string;
  lineCount: number;
  payeeCount: number;
  totalFen: number;
  nettedFen: number;
  noticeTo: string | null;
}

export interface LineBody {
  id: string;
  state: string;
  workerId: string;
  subject: string;
  amountFen: number;
  nettedFen: number;
  paidFen: number;
  correctsLineId: string | null;
}

/** A village of 郎溪县 whose certified workers the policies of `builders/policies.ts` pay. */
export async function createVillage(session: Session, stated: object = {}): Promise<string> {
  const { id } = await createOrganization(session, {
    name: '青峰村',
    kind: 'village',
    regionCode: '341821',
    ...stated,
  });
  return id;
}

/** The `n`th person, serving in the village since 2023 with a junior certificate. @returns worker and certificate */
export async function createVillager(
  session: Session,
  n: number,
  villageId: string,
  stated: { startOn?: string; level?: string; approvedOn?: string } = {},
): Promise<{ id: string; certificateId: string; postId: string }> {
  const { startOn = '2023-01-01', level = 'junior', approvedOn = '2023-02-01' } = stated;
  const { id } = await createWorker(session, n, { regionCode: '341821' });
  const post = await session.post(`/workers/${id}/posts`, { organizationId: villageId, startOn }).expect(201);
  const certificate = await createCertificate(session, id, { level, approvedOn, declaredOn: approvedOn });
  return { id, certificateId: certificate.id, postId: (post.body as { id: string }).id };
}

/** From draft to sent, each step by whom it belongs to; the clock stands behind the notice afterwards. */
export async function takeToSent(service: TestService, id: string): Promise<PayoutBody> {
  await takeToNotice(service, id);
  await (await service.as('reviewer')).post(`/payouts/${id}/approve`, {}).expect(200);
  return (await (await service.as('finance')).post(`/payouts/${id}/send`, {}).expect(200)).body as PayoutBody;
}

/** To the day on which it may be approved. */
export async function takeToNotice(service: TestService, id: string): Promise<void> {
  const officer = await service.as('officer');
  await officer.post(`/payouts/${id}/submit`, {}).expect(200);
  await (await service.as('reviewer')).post(`/payouts/${id}/accept`, {}).expect(200);
  const { body } = await officer.post(`/payouts/${id}/publish`, {}).expect(200);
  const { noticeTo } = body as PayoutBody;
  service.clock.day = dayAfter(noticeTo ?? service.clock.day);
}

/** The bank's answer for every line on its way, written as the service does: paid, but for the lines named. */
export async function settle(service: TestService, id: string, returned: readonly string[] = []): Promise<void> {
  const { userId } = await service.as('finance');
  const day = service.clock.day;
  await inTransaction(service.dataSource, async (tx) => {
    await tx.query(
      `INSERT INTO line_endings (line_id, payout_id, worker_id, subject, outcome, paid_fen, is_correction, ended_on, recorded_by)
       SELECT l.id, l.payout_id, l.worker_id, l.subject, CASE WHEN l.id = ANY($3::uuid[]) THEN 'returned' ELSE 'paid' END,
         CASE WHEN l.id = ANY($3::uuid[]) THEN 0 ELSE l.amount_fen END, l.corrects_line_id IS NOT NULL, $2::date, $4::uuid
       FROM payout_lines l JOIN live_attempts a ON a.line_id = l.id WHERE l.payout_id = $1`,
      [id, day, returned, userId],
    );
    await postNettings(tx, id, day, userId);
    await dropEnded(tx, id);
    await tx.query(`UPDATE payouts SET state = 'settled', version = version + 1 WHERE id = $1`, [id]);
  });
}

export async function linesOf(session: Session, id: string): Promise<LineBody[]> {
  const { body } = await session.get(`/payouts/${id}/lines?pageSize=500`).expect(200);
  return (body as { items: LineBody[] }).items;
}

function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
