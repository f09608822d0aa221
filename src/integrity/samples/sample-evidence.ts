import type { EntityManager } from 'typeorm';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { grouped } from '../../common/values/grouped.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import type { Level } from '../../certificates/level.js';
import type { Subject } from '../../ledger/subject.js';

/** One drawn line with what it rests on and what became of it: frozen facts, and who did what. Numbers masked. */
export interface SampledLine {
  /** In the order in which it was drawn, from 1. */
  no: number;
  lineId: string;
  payoutId: string;
  payoutNumber: string;
  workerId: string;
  workerName: string;
  identityNumber: string;
  subject: Subject;
  level: Level;
  organizationName: string;
  townshipName: string | null;
  countyName: string;
  certificateNo: string;
  approvedOn: string;
  policyId: string;
  policyTitle: string;
  policyDocumentNo: string;
  policyVersion: number;
  rateFen: number;
  amountFen: number;
  nettedFen: number;
  paidFen: number;
  paidOn: string;
  /** Chinese, the decision as it was frozen. */
  reasons: string[];
  steps: SampledStep[];
  bank: SampledBankRow | null;
  claim: SampledClaim | null;
  papers: SampledPaper[];
  /** What people objected while the notice was up, and how it was decided. */
  objections: { text: string; decision: string | null; decisionReason: string | null }[];
  /** What is to be paid back of the line, in fen; 0 for nothing. */
  recoveryFen: number;
}

export interface SampledStep {
  action: string;
  at: Date;
  by: string;
}

export interface SampledBankRow {
  fileName: string;
  rowNo: number;
  status: string | null;
  reason: string | null;
  accountTail: string | null;
}

export interface SampledClaim {
  id: string;
  receivedOn: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}

export interface SampledPaper {
  id: string;
  objectType: string;
  fileName: string;
}

type Read = Omit<
  SampledLine,
  'no' | 'identityNumber' | 'steps' | 'bank' | 'claim' | 'papers' | 'objections' | 'recoveryFen'
> & {
  identityCipher: Buffer;
  certificateId: string;
  claimId: string | null;
};

/** As many statements for a hundred lines as for one. */
export async function evidenceOf(
  tx: EntityManager,
  personalData: PersonalData,
  ids: readonly string[],
): Promise<SampledLine[]> {
  if (ids.length === 0) return [];
  const rows: Read[] = await tx.query(LINES, [ids]);
  const byId = new Map(rows.map((row) => [row.lineId, row]));
  const steps = await stepsOf(tx, rows);
  const bank = await bankOf(tx, ids);
  const claims = await claimsOf(tx, rows);
  const papers = await papersOf(tx, personalData, rows);
  const objections = await objectionsOf(tx, ids);
  const recoveries = await recoveriesOf(tx, ids);
  return ids.flatMap((id, at): SampledLine[] => {
    const row = byId.get(id);
    if (!row) return [];
    const { identityCipher, certificateId, claimId, ...line } = row;
    return [
      {
        ...line,
        no: at + 1,
        identityNumber: maskIdentityNumber(personalData.decrypt(identityCipher)),
        steps: steps.get(line.payoutId) ?? [],
        bank: bank.get(id) ?? null,
        claim: claims.get(claimId ?? '') ?? null,
        papers: [certificateId, claimId ?? '', line.policyId, line.payoutId].flatMap(
          (object) => papers.get(object) ?? [],
        ),
        objections: objections.get(id) ?? [],
        recoveryFen: recoveries.get(id) ?? 0,
      },
    ];
  });
}

const LINES = `
  SELECT l.id AS "lineId", p.id AS "payoutId", p.number AS "payoutNumber", l.worker_id AS "workerId", l.worker_name AS "workerName",
         l.identity_cipher AS "identityCipher", l.subject, l.level, l.organization_name AS "organizationName",
         l.township_name AS "townshipName", l.county_name AS "countyName", l.certificate_id AS "certificateId",
         l.certificate_no AS "certificateNo", l.approved_on AS "approvedOn", l.claim_id AS "claimId", y.id AS "policyId",
         y.title AS "policyTitle", y.document_no AS "policyDocumentNo", y.version_no AS "policyVersion", l.rate_fen AS "rateFen",
         l.amount_fen AS "amountFen", l.netted_fen AS "nettedFen", e.paid_fen AS "paidFen", e.ended_on AS "paidOn",
         jsonb_path_query_array(l.reasons, '$[*].message') AS reasons
  FROM payout_lines l JOIN payouts p ON p.id = l.payout_id JOIN policies y ON y.id = l.policy_id
  JOIN line_endings e ON e.line_id = l.id
  WHERE l.id = ANY($1::uuid[])`;

async function stepsOf(tx: EntityManager, rows: readonly Read[]): Promise<Map<string, SampledStep[]>> {
  const events: (SampledStep & { payoutId: string })[] = await tx.query(
    `SELECT e.payout_id AS "payoutId", e.action, e.at, u.display_name AS by FROM payout_events e JOIN users u ON u.id = e.actor_id
     WHERE e.payout_id = ANY($1::uuid[]) AND e.action IN ('create', 'submit', 'accept', 'publish', 'approve', 'send')
     ORDER BY e.at, e.id`,
    [[...new Set(rows.map(({ payoutId }) => payoutId))]],
  );
  return grouped(events, ({ payoutId, ...step }) => [payoutId, step]);
}

/** A transfer is one row for all lines of a person, and names the first of them. */
async function bankOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, SampledBankRow>> {
  const rows: (SampledBankRow & { id: string })[] = await tx.query(
    `SELECT DISTINCT ON (l.id) l.id, d.file_name AS "fileName", b.row_no AS "rowNo", b.bank_status AS status, b.bank_reason AS reason,
            b.account_tail AS "accountTail"
     FROM payout_lines l JOIN payout_lines f ON f.payout_id = l.payout_id AND f.worker_id = l.worker_id
     JOIN bank_return_rows b ON b.line_id = f.id AND b.payout_id = l.payout_id JOIN payout_documents d ON d.id = b.document_id
     WHERE l.id = ANY($1::uuid[]) ORDER BY l.id, d.created_at DESC, b.row_no DESC`,
    [ids],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

async function claimsOf(tx: EntityManager, rows: readonly Read[]): Promise<Map<string, SampledClaim>> {
  const ids = rows.flatMap(({ claimId }) => claimId ?? []);
  if (ids.length === 0) return new Map();
  const claims: SampledClaim[] = await tx.query(
    `SELECT c.id, c.received_on AS "receivedOn", c.decided_at AS "decidedAt", u.display_name AS "decidedBy"
     FROM claims c LEFT JOIN users u ON u.id = c.decided_by WHERE c.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(claims.map((claim) => [claim.id, claim]));
}

async function papersOf(
  tx: EntityManager,
  personalData: PersonalData,
  rows: readonly Read[],
): Promise<Map<string, SampledPaper[]>> {
  const objects = rows.flatMap(({ certificateId, claimId, policyId, payoutId }) =>
    [certificateId, claimId ?? [], policyId, payoutId].flat(),
  );
  const papers: { id: string; objectType: string; objectId: string; nameCipher: Buffer }[] = await tx.query(
    `SELECT id, object_type AS "objectType", object_id AS "objectId", name_cipher AS "nameCipher" FROM attachments
     WHERE object_type IN ('certificate', 'claim', 'policy', 'payout') AND object_id = ANY($1::uuid[]) AND removed_at IS NULL
     ORDER BY created_at, id`,
    [[...new Set(objects)]],
  );
  return grouped(papers, ({ id, objectType, objectId, nameCipher }) => [
    objectId,
    { id, objectType, fileName: personalData.decrypt(nameCipher) },
  ]);
}

type SampledObjection = SampledLine['objections'][number];

async function objectionsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, SampledObjection[]>> {
  const rows: (SampledObjection & { id: string })[] = await tx.query(
    `SELECT line_id AS id, text, decision, decision_reason AS "decisionReason" FROM objections
     WHERE line_id = ANY($1::uuid[]) ORDER BY recorded_at, id`,
    [ids],
  );
  return grouped(rows, ({ id, ...objection }) => [id, objection]);
}

async function recoveriesOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, number>> {
  const rows: { id: string; fen: number }[] = await tx.query(
    `SELECT line_id AS id, sum(amount_fen)::int8 AS fen FROM recoveries WHERE line_id = ANY($1::uuid[]) GROUP BY line_id`,
    [ids],
  );
  return new Map(rows.map(({ id, fen }) => [id, fen]));
}
