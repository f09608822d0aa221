import { type EntityManager, IsNull } from 'typeorm';
import { maskAccount } from '../common/values/masking.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import { Conditions } from '../database/statements/conditions.js';
import { queryPrepared } from '../database/statements/prepared.js';
import { BankAccount } from './accounts/bank-account.entity.js';
import type { PaymentDetail, WorkerDetail } from './worker-detail.dto.js';
import { summaryColumns, toWorkerItem, type WorkerRow } from './worker-summary.js';
import { workerRowWithin } from './people/worker-scope.js';

/** Everything of one person that exists for a region, masked: one statement however much there is of it. */

/**
 * Null for a person outside the caller's region and for one that is not there alike. One statement, so that all of it is
 * of one moment and the version stands for all that is shown.
 */
export async function readWorkerDetail(
  tx: EntityManager,
  id: string,
  scope: { callerRegion: string; today: string },
  personalData: PersonalData,
): Promise<WorkerDetail | null> {
  const { callerRegion, today } = scope;
  const conditions = new Conditions();
  const summary = summaryColumns(conditions, { callerRegion, today });
  const rest = conditions.bind(DETAIL, callerRegion, callerRegion, id, callerRegion, callerRegion);
  const sql = `SELECT ${summary}, ${rest}`;
  const [row] = await queryPrepared<DetailRow>(tx, sql, conditions.parameters);
  if (!row) return null;
  const { posts, suspensions, certificates, credits, payments, bankName, bankCode, accountCipher } = row;
  const organizations = new Map(posts.map(({ organization }) => [organization.id, organization]));
  return {
    ...toWorkerItem(row, personalData),
    remark: row.remark,
    createdAt: row.createdAt,
    organizations: [...organizations.values()],
    posts,
    suspensions,
    certificates,
    credits,
    bankAccount: accountCipher && { bankName, account: maskAccount(personalData.decrypt(accountCipher)), bankCode },
    payments: payments.map(({ accountCipher: paidTo, ...payment }) => ({
      ...payment,
      accountTail: paidTo && personalData.decrypt(Buffer.from(paidTo, 'hex')).slice(-4),
    })),
  };
}

/** A person as one row: what there may be several of comes as arrays, in their order. */
type DetailRow = WorkerRow &
  Pick<WorkerDetail, 'remark' | 'createdAt' | 'posts' | 'suspensions' | 'certificates' | 'credits'> & {
    payments: (Omit<PaymentDetail, 'accountTail'> & { accountCipher: string | null })[];
    bankName: string | null;
    bankCode: string | null;
  };

/** JSON keeps what numbers and days are, and its keys are the API's own. Where rows are none, the array is empty. */
function arrayOf(fields: Record<string, string>, order: string, source: string): string {
  const object = Object.entries(fields).map(([name, sql]) => `'${name}', ${sql}`);
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object(${object.join(', ')}) ORDER BY ${order}), '[]') FROM ${source})`;
}

const ORGANIZATION = `jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'regionCode', o.region_code,
  'regionName', (SELECT g.name FROM regions g WHERE g.code = o.region_code),
  'countyCode', o.county_code, 'registrarCode', o.registrar_code, 'version', o.version)`;

export const POSTS = arrayOf(
  {
    id: 'p.id',
    organization: ORGANIZATION,
    startOn: 'p.start_on',
    endOn: 'p.end_on',
    staffing: 'p.staffing',
    version: 'p.version',
  },
  'p.start_on DESC, p.id DESC',
  `posts p JOIN organizations o ON o.id = p.organization_id JOIN regions r ON r.code = o.region_code
   WHERE p.worker_id = w.id AND r.path @> ARRAY[?]::text[]`,
);

export const SUSPENSIONS = arrayOf(
  { id: 's.id', fromMonth: 's.from_month', toMonth: 's.to_month', reason: 's.reason', version: 's.version' },
  's.from_month',
  'suspensions s WHERE s.worker_id = w.id',
);

const REGISTRATIONS = arrayOf(
  { id: 'r.id', startOn: 'r.start_on', endOn: 'r.end_on', version: 'r.version' },
  'r.start_on',
  'registrations r WHERE r.certificate_id = c.id',
);

/** Read by SQL, since the certificates' room rests on this one and not the other way round. */
export const CERTIFICATES = arrayOf(
  {
    id: 'c.id',
    level: 'c.level',
    certificateNo: 'c.certificate_no',
    approvedOn: 'c.approved_on',
    declaredOn: 'c.declared_on',
    revokedOn: 'c.revoked_on',
    void: 'c.void',
    revocationReason: 'c.revocation_reason',
    version: 'c.version',
    registrations: REGISTRATIONS,
  },
  'c.approved_on, c.id',
  'certificates c WHERE c.worker_id = w.id',
);

const CREDITS = arrayOf(
  {
    id: 'e.id',
    source: 'e.source',
    hours: 'e.hours',
    earnedOn: 'e.earned_on',
    note: 'coalesce(e.note, t.title || s.title)',
  },
  'e.earned_on DESC, e.id DESC',
  `education_credits e LEFT JOIN training_attendances a ON a.id = e.attendance_id
   LEFT JOIN training_sessions s ON s.id = a.session_id LEFT JOIN training_programmes t ON t.id = s.programme_id
   WHERE e.worker_id = w.id`,
);

/** What was paid before there was this system, as it was imported. */
export const PAYMENTS_BEFORE = arrayOf(
  { subject: 'h.subject', amountFen: 'h.amount_fen', paidOn: 'h.paid_on' },
  'h.subject, h.id',
  'historical_payments h WHERE h.worker_id = w.id AND h.withdrawn_at IS NULL',
);

/** The ledger is only read here; lines of records that were merged into this one keep the record that they were made for. */
const PAYMENTS = arrayOf(
  {
    source: 'm.source',
    subject: 'm.subject',
    amountFen: 'm.amount_fen',
    nettedFen: 'm.netted_fen',
    transferFen: 'm.amount_fen - m.netted_fen',
    paidOn: 'm.paid_on',
    outcome: 'm.outcome',
    outcomeReason: 'm.reason',
    accountCipher: `encode(m.account_cipher, 'hex')`,
    payoutId: 'm.payout_id',
    payoutNumber: 'm.number',
    payoutState: 'm.state',
  },
  'm.subject, m.source, m.id',
  `(SELECT h.id, 'history' AS source, h.subject, h.amount_fen, h.paid_on, NULL::uuid AS payout_id, NULL AS number, NULL AS state,
      0 AS netted_fen, NULL AS outcome, NULL AS reason, NULL::bytea AS account_cipher
    FROM historical_payments h WHERE h.worker_id = w.id AND h.withdrawn_at IS NULL
    UNION ALL
    SELECT l.id, 'payout', l.subject, l.amount_fen, CASE e.outcome WHEN 'paid' THEN e.ended_on END, y.id, y.number, y.state,
      l.netted_fen, e.outcome, CASE e.outcome WHEN 'returned' THEN e.reason END, l.account_cipher
    FROM payout_lines l JOIN payouts y ON y.id = l.payout_id JOIN regions r ON r.code = y.region_code
      LEFT JOIN line_endings e ON e.line_id = l.id
    WHERE l.worker_id = ANY(ARRAY(SELECT w.id UNION ALL SELECT d.id FROM workers d WHERE d.merged_into = w.id)) AND r.path @> ARRAY[?]::text[]) m`,
);

const DETAIL = `
  w.remark, w.created_at AS "createdAt", ${POSTS} AS posts, ${SUSPENSIONS} AS suspensions,
    ${CERTIFICATES} AS certificates, ${CREDITS} AS credits, ${PAYMENTS} AS payments,
    b.bank_name AS "bankName", b.bank_code AS "bankCode"
  FROM workers w LEFT JOIN bank_accounts b ON b.worker_id = w.id AND b.replaced_at IS NULL
  WHERE w.id = ? AND (${workerRowWithin('w')})`;

export async function currentAccount(tx: EntityManager, workerId: string): Promise<BankAccount | null> {
  return tx.findOneBy(BankAccount, { workerId, replacedAt: IsNull() });
}
