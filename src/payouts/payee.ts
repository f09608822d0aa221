import type { EntityManager } from 'typeorm';
import { addMonths, dayBefore, firstDay } from '../common/months.js';
import { isEligibleEmployer, type PayeeTerms } from '../policies/eligibility.js';
import type { OrganizationKind } from '../workers/organization-kind.js';

/** A post with the words that a line keeps of the employer. */
export interface PayeePost {
  workerId: string;
  startOn: string;
  endOn: string | null;
  organizationName: string;
  kind: OrganizationKind;
  registrarCode: string | null;
  regionPath: string[];
  countyName: string;
  townshipName: string | null;
}

/** Who is paid, as they stand when the line is made. */
export interface Payee {
  name: string;
  identityCipher: Buffer;
  bankName: string | null;
  accountCipher: Buffer | null;
  posts: PayeePost[];
}

/** Payees by worker id; two statements, however many people. */
export async function loadPayees(tx: EntityManager, workerIds: readonly string[]): Promise<Map<string, Payee>> {
  const people: (Omit<Payee, 'posts'> & { id: string })[] = await tx.query(
    `SELECT w.id, w.name, w.identity_cipher AS "identityCipher", a.bank_name AS "bankName",
            a.account_cipher AS "accountCipher"
     FROM workers w LEFT JOIN bank_accounts a ON a.worker_id = w.id AND a.replaced_at IS NULL
     WHERE w.id = ANY($1::uuid[])`,
    [workerIds],
  );
  const payees = new Map<string, Payee>(people.map(({ id, ...person }) => [id, { ...person, posts: [] }]));
  const posts: PayeePost[] = await tx.query(
    `SELECT p.worker_id AS "workerId", p.start_on AS "startOn", p.end_on AS "endOn", o.name AS "organizationName",
            o.kind, o.registrar_code AS "registrarCode", r.path AS "regionPath", c.name AS "countyName",
            CASE WHEN r.level = 'township' THEN r.name END AS "townshipName"
     FROM posts p JOIN organizations o ON o.id = p.organization_id
     JOIN regions r ON r.code = o.region_code JOIN regions c ON c.code = o.county_code
     WHERE p.worker_id = ANY($1::uuid[])`,
    [workerIds],
  );
  for (const post of posts) payees.get(post.workerId)?.posts.push(post);
  return payees;
}

/**
 * The employer that a line names: of those the paying policy names, the one served with in the period paid for, the
 * latest first. For a month after leaving (a stipend through the leaving month's end, say) the last one before it.
 *
 * @param from first day of what is paid for
 * @param to last day, inclusive
 */
export function payingEmployer(
  posts: readonly PayeePost[],
  policy: PayeeTerms,
  from: string,
  to: string,
): PayeePost | undefined {
  const eligible = posts
    .filter((post) => post.startOn <= to && isEligibleEmployer(policy, post))
    .sort((a, b) => b.startOn.localeCompare(a.startOn) || a.organizationName.localeCompare(b.organizationName));
  return eligible.find((post) => post.endOn === null || post.endOn >= from) ?? eligible[0];
}

/** First and last day of a month. */
export function daysOfMonth(month: string): [string, string] {
  return [firstDay(month), dayBefore(firstDay(addMonths(month, 1)))];
}
