import type { Caller } from '../../../src/auth/access/caller.js';
import { inTransaction } from '../../../src/database/transaction.js';
import { type BankEnding, SettlingService } from '../../../src/payouts/steps/settling.service.js';
import { lockPayout } from '../../../src/payouts/payout-ledger.js';
import type { Session, TestService } from '../service/test-service.js';
import { createCertificate, createOrganization, createWorker } from '../register/people.js';
import type { LineBody, PayoutBody } from './payout-steps.js';

export type { LineBody, PayoutBody };

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

/** The bank's answer for every line on its way, by the service that reads its returns: paid, but for the lines named. */
export async function settle(service: TestService, id: string, returned: readonly string[] = []): Promise<void> {
  const finance = await service.as('finance');
  const endedOn = service.clock.day;
  const caller = { id: finance.userId, displayName: 'finance', requestId: id, address: null } as Caller;
  await inTransaction(service.dataSource, async (tx) => {
    const lines = await tx.query<Omit<BankEnding, 'endedOn' | 'reason'>[]>(
      `SELECT l.id AS "lineId", l.worker_id AS "workerId", l.subject, l.corrects_line_id IS NOT NULL AS "isCorrection",
         CASE WHEN l.id = ANY($2::uuid[]) THEN 0 ELSE l.amount_fen END AS "paidFen"
       FROM payout_lines l JOIN live_attempts a ON a.line_id = l.id WHERE l.payout_id = $1`,
      [id, returned],
    );
    const endings = lines.map((line) => ({ ...line, endedOn, reason: line.paidFen > 0 ? null : '账号不存在' }));
    await service.app.get(SettlingService).end(tx, caller, await lockPayout(tx, id), endings);
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
