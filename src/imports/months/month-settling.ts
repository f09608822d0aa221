import { lastDayOfMonth, firstDay } from '../../common/values/months.js';
import type { RegionPaths } from '../../policies/facts/region-view.js';
import type { PolicyHeading } from '../../policies/terms/policy-terms.js';
import type { RosterRow } from '../roster/roster-rows.js';
import {
  isEnd,
  MONTH_FIELDS,
  type MonthField,
  type OtherDays,
  type PayingPolicies,
  whyDayMatters,
} from './month-only.js';
import { type PlanRefusal, refuse, targetCertificate } from '../register/plan-refusals.js';
import {
  type Dossier,
  type KnownCertificate,
  organizationKey,
  type RegisterSnapshot,
} from '../register/register-snapshot.js';

/** What a row's months are held against. */
export interface MonthContext {
  policies: PayingPolicies;
  paths: RegionPaths;
  organizations: RegisterSnapshot['organizations'];
  today: string;
}

export interface SettledMonths {
  row: RosterRow;
  refusal: PlanRefusal | null;
  warnings: PlanRefusal[];
}

/**
 * The row with a day wherever it states a month alone: the register's own day of that month where the same fact is known
 * there, else the first or last day, with a warning, where no day could bring another amount.
 *
 * @param rows all of the person
 */
export function settleMonths(
  row: RosterRow,
  rows: readonly RosterRow[],
  dossier: Dossier | undefined,
  context: MonthContext,
): SettledMonths {
  const settled = { ...row };
  const warnings: PlanRefusal[] = [];
  if (row.monthOnly === null) return { row, refusal: null, warnings };
  const stated = new Set(row.monthOnly.split(','));
  const facts = factsOf(row, dossier, context);
  for (const field of MONTH_FIELDS) {
    const month = row[field]?.slice(0, 7);
    if (!stated.has(field) || month === undefined) continue;
    const known = knownDay(field, month, settled, dossier, facts);
    if (known !== null) {
      settled[field] = known;
      continue;
    }
    const days = otherDays(field, settled, rows, dossier, facts);
    const why = whyDayMatters(field, month, days, policiesFor(field, row, context), context.today);
    if (why !== null) {
      const message = `只写了月份，而这里须写到日：${why}`;
      const refusal = refuse(row, field, 'date-month-only', message, '请按原件写明年月日，如 2023-09-01');
      return { row: settled, refusal: { ...refusal, value: month }, warnings };
    }
    const day = isEnd(field) ? lastDayOfMonth(month) : firstDay(month);
    const message = `只写了月份，已按 ${day} 读入；按现行政策，这个月的哪一天都不影响应发金额`;
    warnings.push({ ...refuse(row, field, 'date-month-only', message, '如知道具体日期，请补填年月日'), value: month });
  }
  return { row: settled, refusal: null, warnings };
}

interface RowFacts {
  organizationId: string | undefined;
  certificate: KnownCertificate | null;
}

function factsOf(row: RosterRow, dossier: Dossier | undefined, { organizations }: MonthContext): RowFacts {
  const { organizationName, countyCode, level } = row;
  const key = organizationName === null || countyCode === null ? '' : organizationKey(organizationName, countyCode);
  const ofLevel = dossier?.certificates.filter((certificate) => certificate.level === level) ?? [];
  const target = level === null ? null : targetCertificate(ofLevel, row.certificateNo);
  return { organizationId: organizations.get(key)?.id, certificate: target === 'second' ? null : target };
}

/** The day on which the register has the same fact, in that month. */
function knownDay(
  field: MonthField,
  month: string,
  row: RosterRow,
  dossier: Dossier | undefined,
  { organizationId, certificate }: RowFacts,
): string | null {
  const posts =
    dossier?.posts.filter((it) => row.organizationName === null || it.organizationId === organizationId) ?? [];
  const registrations = dossier?.registrations.filter((it) => it.certificateId === certificate?.id) ?? [];
  const days: Record<MonthField, (string | null | undefined)[]> = {
    startOn: posts.map((it) => it.startOn),
    endOn: posts.filter((it) => row.startOn === null || it.startOn === row.startOn).map((it) => it.endOn),
    approvedOn: [certificate?.approvedOn],
    declaredOn: [certificate?.declaredOn],
    registeredOn: registrations.map((it) => it.startOn),
    registrationEndOn: registrations.filter((it) => it.startOn === row.registeredOn).map((it) => it.endOn),
  };
  const ofMonth = days[field].filter((day) => day?.startsWith(month));
  return ofMonth.length === 1 ? (ofMonth[0] ?? null) : null;
}

function otherDays(
  field: MonthField,
  row: RosterRow,
  rows: readonly RosterRow[],
  dossier: Dossier | undefined,
  { organizationId, certificate }: RowFacts,
): OtherDays {
  const others = rows.filter((it) => it.row !== row.row);
  const ofPost = field === 'startOn' || field === 'endOn';
  const ofRegistration = field === 'registeredOn' || field === 'registrationEndOn';
  const isOwnPost = (it: { startOn: string | null }): boolean => it.startOn === row.startOn;
  const posts = [
    ...(dossier?.posts.filter((it) => !ofPost || it.organizationId !== organizationId || !isOwnPost(it)) ?? []),
    ...others.filter((it) => !ofPost || it.organizationName !== row.organizationName || !isOwnPost(it)),
    ...(ofPost ? [] : [row]),
  ];
  const registrations = [
    ...(dossier?.registrations ?? []),
    ...[...others, row].map((it) => ({ startOn: it.registeredOn, endOn: it.registrationEndOn })),
  ].filter((it) => !ofRegistration || it.startOn !== row.registeredOn);
  const certificates = dossier?.certificates.filter((it) => it !== certificate) ?? [];
  const further = others.filter((it) => it.level !== null && it.level !== row.level);
  const same = others.find((it) => it.level !== null && it.level === row.level);
  const own = (day: 'approvedOn' | 'declaredOn'): string | null =>
    field === day ? null : (row[day] ?? same?.[day] ?? certificate?.[day] ?? null);
  return {
    postStarts: daysOf(posts.map((it) => it.startOn)),
    postEnds: daysOf(posts.map((it) => it.endOn)),
    approvals: daysOf([...certificates, ...further].map((it) => it.approvedOn)),
    declarations: daysOf([...certificates, ...further].map((it) => it.declaredOn)),
    ownApproval: own('approvedOn'),
    ownDeclaration: own('declaredOn'),
    revocations: daysOf((dossier?.certificates ?? []).map((it) => it.revokedOn)),
    registrationStarts: daysOf(registrations.map((it) => it.startOn)),
    registrationEnds: daysOf(registrations.map((it) => it.endOn)),
    awardsPaid: (dossier?.payments ?? []).filter((it) => it.subject.startsWith('award:')).map((it) => it.paidOn),
    registrationEndStated: row.registrationEndStated,
  };
}

function daysOf(days: readonly (string | null)[]): string[] {
  return days.filter((day) => day !== null);
}

/** A post counts for the policies of its county and those that name a registrar; a certificate for all. */
function policiesFor(field: MonthField, row: RosterRow, { policies, paths }: MonthContext): PayingPolicies {
  const { countyCode } = row;
  if (countyCode === null || (field !== 'startOn' && field !== 'endOn')) return policies;
  return concerning(countyCode, policies, paths);
}

export function concerning(countyCode: string, policies: PayingPolicies, paths: RegionPaths): PayingPolicies {
  const concerns = ({ regionCode, eligibleEmployers }: PolicyHeading): boolean =>
    paths.get(countyCode)?.includes(regionCode) === true ||
    paths.get(regionCode)?.includes(countyCode) === true ||
    eligibleEmployers.some((employer) => employer.registrarCode !== undefined);
  return { awards: policies.awards.filter(concerns), stipends: policies.stipends.filter(concerns) };
}
