import type { Level } from '../certificates/level.js';
import { identityKindOf } from '../common/values/identity-number.js';
import { maskIdentityNumber, maskPhone } from '../common/values/masking.js';
import type { PersonalData } from '../common/secrets/personal-data.js';
import type { Conditions } from '../database/statements/conditions.js';
import { levelRankSql, validCertificate } from './certificate-validity.js';
import type { OrganizationKind } from './organizations/organization-kind.js';
import type { WorkerItem } from './workers.dto.js';

/** What is shown of a person wherever one is listed, as the database gives it: personal data still encrypted. */
export interface WorkerRow {
  id: string;
  name: string;
  identityCipher: Buffer;
  phoneCipher: Buffer | null;
  regionCode: string;
  regionName: string;
  employer: { name: string; kind: OrganizationKind; township: string | null } | null;
  level: Level | null;
  registrationEndsOn: string | null;
  accountCipher: Buffer | null;
  paidThisYearFen: number;
  version: number;
}

/** The last day of what is registered of a person's valid certificates; for the two `?` of {@link validCertificate}. */
export const REGISTERED_UNTIL = `
  SELECT c.worker_id, max(g.end_on) AS ends_on FROM certificates c JOIN registrations g ON g.certificate_id = c.id
  WHERE ${validCertificate('c')} GROUP BY c.worker_id`;

/**
 * The columns of a {@link WorkerRow} of `workers w`. Each is looked up by key for the rows that are shown: a page's, or one.
 * Employers and payouts that lie beside the caller's region do not exist in them.
 */
export function summaryColumns(conditions: Conditions, scope: { callerRegion: string; today: string }): string {
  const { callerRegion, today } = scope;
  const employer = conditions.bind(
    `SELECT jsonb_build_object('name', o.name, 'kind', o.kind, 'township', CASE r.level WHEN 'township' THEN r.name END)
     FROM posts p JOIN organizations o ON o.id = p.organization_id JOIN regions r ON r.code = o.region_code
     WHERE p.worker_id = w.id AND p.start_on <= ? AND (p.end_on IS NULL OR p.end_on >= ?) AND r.path @> ARRAY[?]::text[]
     ORDER BY p.start_on DESC, p.id DESC LIMIT 1`,
    today,
    today,
    callerRegion,
  );
  const highest = conditions.bind(
    `SELECT c.level FROM certificates c WHERE c.worker_id = w.id AND ${validCertificate('c')}
     ORDER BY ${levelRankSql('c')} DESC LIMIT 1`,
    today,
    today,
  );
  const registered = conditions.bind(
    `SELECT max(g.end_on) FROM certificates c JOIN registrations g ON g.certificate_id = c.id
     WHERE c.worker_id = w.id AND ${validCertificate('c')}`,
    today,
    today,
  );
  const paid = conditions.bind(
    `SELECT coalesce(sum(m.fen), 0)::int8 FROM (
       SELECT e.paid_fen AS fen FROM line_endings e JOIN payouts y ON y.id = e.payout_id
         JOIN regions r ON r.code = y.region_code
       WHERE e.worker_id = w.id AND e.outcome = 'paid' AND e.ended_on BETWEEN ? AND ? AND r.path @> ARRAY[?]::text[]
       UNION ALL
       SELECT h.amount_fen FROM historical_payments h WHERE h.worker_id = w.id AND h.withdrawn_at IS NULL AND h.paid_on BETWEEN ? AND ?) m`,
    ...yearOf(today),
    callerRegion,
    ...yearOf(today),
  );
  return `w.id, w.name, w.identity_cipher AS "identityCipher", w.phone_cipher AS "phoneCipher", w.region_code AS "regionCode",
    (SELECT r.name FROM regions r WHERE r.code = w.region_code) AS "regionName", (${employer}) AS employer, (${highest}) AS level,
    (${registered}) AS "registrationEndsOn",
    (SELECT b.account_cipher FROM bank_accounts b WHERE b.worker_id = w.id AND b.replaced_at IS NULL) AS "accountCipher",
    (${paid}) AS "paidThisYearFen", w.version`;
}

function yearOf(day: string): [string, string] {
  const year = day.slice(0, 4);
  return [`${year}-01-01`, `${year}-12-31`];
}

export function toWorkerItem(row: WorkerRow, personalData: PersonalData): Pick<WorkerItem, keyof WorkerItem> {
  const { id, name, regionCode, regionName, employer, level, registrationEndsOn, paidThisYearFen, version } = row;
  const identityNumber = personalData.decrypt(row.identityCipher);
  return {
    id,
    name,
    identityNumber: maskIdentityNumber(identityNumber),
    identityKind: identityKindOf(identityNumber) ?? 'resident',
    phone: row.phoneCipher ? maskPhone(personalData.decrypt(row.phoneCipher)) : null,
    regionCode,
    regionName,
    organizationName: employer?.name ?? null,
    organizationKind: employer?.kind ?? null,
    townshipName: employer?.township ?? null,
    certified: level !== null,
    level,
    registrationEndsOn,
    accountTail: row.accountCipher && personalData.decrypt(row.accountCipher).slice(-4),
    paidThisYearFen,
    version,
  };
}
