import {
  addMonths,
  addMonthsToDate,
  dayAfter,
  dayBefore,
  firstDay,
  lastDayOfMonth,
} from '../../common/values/months.js';
import {
  type AwardPolicyTerms,
  type PolicyHeading,
  type RateTerms,
  serviceOf,
  type StipendPolicyTerms,
} from '../../policies/terms/policy-terms.js';

/**
 * A month where a day is asked for (domain.md §13): taken as its first day for a start, its last for an end, where no day
 * of the month could bring another amount under the approved policies. Pure. What is asked here is stricter than the rules: a
 * day that could matter beside another of the person's days is refused, whether in the end it would or not.
 */

export const MONTH_FIELDS = [
  'startOn',
  'endOn',
  'approvedOn',
  'declaredOn',
  'registeredOn',
  'registrationEndOn',
] as const;
export type MonthField = (typeof MONTH_FIELDS)[number];

/** Of these the month's last day is meant. */
export function isEnd(field: MonthField): boolean {
  return field === 'endOn' || field === 'registrationEndOn';
}

/** The approved policies that may pay for the employer, and whatever its region is those of all others. */
export interface PayingPolicies {
  awards: readonly AwardPolicyTerms[];
  stipends: readonly StipendPolicyTerms[];
}

/** The other days of the person, in the register and in the workbook; not the one that is asked about. */
export interface OtherDays {
  postStarts: readonly string[];
  postEnds: readonly string[];
  /** Of certificates of other levels, and of the one that the row is about all days but the one in question. */
  approvals: readonly string[];
  declarations: readonly string[];
  ownApproval: string | null;
  ownDeclaration: string | null;
  revocations: readonly string[];
  registrationStarts: readonly string[];
  registrationEnds: readonly string[];
  awardsPaid: readonly string[];
  /** False where the end of the registration is worked out from its start. */
  registrationEndStated: boolean;
}

/** Why the day matters, as a clause; null where it does not. */
export function whyDayMatters(
  field: MonthField,
  month: string,
  days: OtherDays,
  policies: PayingPolicies,
  today: string,
): string | null {
  // Where the months of a year are settled together, what comes after a policy's end may still decide when they are.
  const stipends = policies.stipends.filter(
    ({ effectiveTo, year }) => effectiveTo === null || effectiveTo >= month || year?.pays === 'months',
  );
  const { awards } = policies;
  switch (field) {
    case 'startOn':
      return (
        ofWindows(month, awards) ??
        ofService(month, '入职', awards) ??
        ofServiceYears(month, '入职', approvalsOf(days), stipends) ??
        ofGroups(month, days, [...awards, ...stipends]) ??
        ofStart(month, days, awards.length > 0, stipends.length > 0)
      );
    case 'endOn':
      return (
        ofWindows(month, awards) ??
        ofService(month, '离职', awards) ??
        ofServiceYears(month, '离职', approvalsOf(days), stipends) ??
        ofSettling(month, stipends, today) ??
        ofEnd(month, days, awards.length > 0, stipends)
      );
    case 'approvedOn':
      return ofServiceYears(month, '批准', days.postStarts, stipends) ?? ofApproval(month, days, awards);
    case 'declaredOn':
      return ofDeclaration(month, days, awards, today);
    case 'registeredOn':
      return (
        ofWindows(month, awards) ??
        ofFirstRegistration(month, [...awards, ...policies.stipends]) ??
        ofRegistration(month, days, awards, stipends)
      );
    case 'registrationEndOn':
      return ofWindows(month, awards) ?? ofRegistrationEnd(month, days, awards, stipends);
  }
}

const CLAIM_DAY = '此人有证书的批准或申报日期在同一个月，当日是否在职影响奖励';

/** Whoever claims in a window is looked at on the day of the claim, which the workbook does not know (§15, S1). */
function ofWindows(month: string, awards: readonly AwardPolicyTerms[]): string | null {
  const isOpen = awards.some(({ notices }) =>
    notices.some(({ opensOn, closesOn }) => opensOn.slice(0, 7) <= month && month <= closesOn.slice(0, 7)),
  );
  return isOpen ? '奖励的申报期在这个月，申报当日的任职和登记影响奖励' : null;
}

/** Of an entry or a leave: months of service are counted by days (§15, S3). */
function ofService(month: string, what: string, awards: readonly AwardPolicyTerms[]): string | null {
  const asked = awards.map((policy) => serviceOf(policy));
  if (asked.some(({ minMonths }) => minMonths > 0)) return `奖励政策要求服务满一定月数，须知${what}的日子`;
  return asked.some(({ countedTo }) => countedTo.startsWith(month))
    ? '奖励政策规定的服务截止日在这个月，先后影响奖励'
    : null;
}

/**
 * A service year runs from day to day, from the later of entry and approval (§15, S7): a day more or less of it is a whole year's
 * money, unless what must be there beside it began in a later month.
 *
 * @param beside when certificates were approved, of an approval when posts began
 */
function ofServiceYears(
  month: string,
  what: string,
  beside: readonly string[],
  stipends: readonly StipendPolicyTerms[],
): string | null {
  if (!stipends.some(({ year }) => year?.year === 'service')) return null;
  const later = beside.length > 0 && beside.every((day) => day.slice(0, 7) > month);
  return later ? null : `津贴政策按任职年度整笔发放，从任职并持证之日起逐日计满一年，须知${what}的日子`;
}

/** Months that are settled by the year are owed from the last day of service on, also after their policy's end. */
function ofSettling(month: string, stipends: readonly StipendPolicyTerms[], today: string): string | null {
  if (month < today.slice(0, 7)) return null;
  return stipends.some(({ year }) => year?.pays === 'months')
    ? '津贴政策按年度结算，离职之日未到之前不发放当年津贴'
    : null;
}

/** Where kinds of employer have their own rates, the post that started latest pays (§15, S5). */
function ofGroups(month: string, { postStarts }: OtherDays, policies: readonly RateTerms[]): string | null {
  if (!policies.some(({ rateGroups }) => rateGroups.length > 0)) return null;
  return holds(month, postStarts) ? '此人另一任职在同一个月开始，先后影响标准' : null;
}

function ofStart(month: string, days: OtherDays, award: boolean, stipend: boolean): string | null {
  if (award && holds(month, claimDays(days))) return CLAIM_DAY;
  // Of two counties that would pay, the one does whose service began latest (§5).
  if (stipend && holds(month, days.postStarts)) return '此人另一任职在同一个月开始，先后影响由哪一项津贴政策发放';
  const touching = days.postEnds.some((day) => day.startsWith(month) || dayAfter(day) === firstDay(month));
  return stipend && touching ? '此人另一任职在此前后结束，两段任职是否相接影响津贴' : null;
}

function ofEnd(month: string, days: OtherDays, award: boolean, stipends: readonly StipendPolicyTerms[]): string | null {
  if (award && holds(month, claimDays(days))) return CLAIM_DAY;
  const concerned = stipends.filter(({ effectiveFrom }) => effectiveFrom <= month);
  if (concerned.some(({ stop }) => stop === 'until-previous-month')) return '现行津贴政策按是否做满当月计发离职当月';
  const touching = days.postStarts.some((day) => day.startsWith(month) || dayBefore(day) === lastDayOfMonth(month));
  return stipends.length > 0 && touching ? '此人另一任职在此前后开始，两段任职是否相接影响津贴' : null;
}

function ofApproval(month: string, days: OtherDays, awards: readonly AwardPolicyTerms[]): string | null {
  if (holds(month, days.revocations)) return '同一个月内有证书撤销，先后影响发放';
  if (awards.length === 0) return null;
  const bounds = awards.some(
    ({ effectiveFrom, effectiveTo }) =>
      isInside(month, effectiveFrom) || (effectiveTo !== null && isInside(month, dayAfter(effectiveTo))),
  );
  if (bounds) return '奖励政策在这个月中开始或结束';
  const notices = awards.flatMap((policy) => policy.notices);
  const noticeBounds = notices.some(
    ({ certificatesFrom: from, certificatesTo: to }) =>
      (from !== null && isInside(month, from)) || (to !== null && isInside(month, dayAfter(to))),
  );
  if (noticeBounds) return '申报通知所针对的取证日期在这个月中开始或结束';
  if (isServedInPart(month, days)) return '此人在这个月中入职或离职，批准当日是否在职影响奖励';
  if (countsTo('approved', awards)) return '奖励政策要求至批准日服务满一定月数，须知批准的日子';
  if (holds(month, [...days.approvals, ...ownOf(days.ownDeclaration)]))
    return '同一个月内还有别的批准或申报日期，先后影响奖励';
  const limits = awards.flatMap(({ claimWithinMonths }) => claimWithinMonths ?? []);
  const declared = days.ownDeclaration;
  const late = declared !== null && limits.some((limit) => declared.startsWith(addMonths(month, limit)));
  return late ? '申报期限在申报当月届满，须知批准的日子' : null;
}

function ofDeclaration(
  month: string,
  days: OtherDays,
  awards: readonly AwardPolicyTerms[],
  today: string,
): string | null {
  if (holds(month, ownOf(days.ownApproval))) return '申报与批准在同一个月，申报不能早于批准';
  if (awards.length === 0) return null;
  if (month >= today.slice(0, 7)) return '申报日期未到之前不发放奖励';
  if (holds(month, [...days.declarations, ...days.awardsPaid])) return '同一个月内还有别的申报或发放日期，先后影响奖励';
  if (awards.some(looksAtDeclaration) && isServedInPart(month, days)) {
    return '此人在这个月中入职或离职，申报当日是否在职影响奖励';
  }
  if (countsTo('declared', awards)) return '奖励政策要求至申报日服务满一定月数，须知申报的日子';
  const { ownApproval } = days;
  const limits = awards.flatMap(({ claimWithinMonths }) => claimWithinMonths ?? []);
  if (ownApproval !== null && limits.some((limit) => addMonthsToDate(ownApproval, limit).startsWith(month))) {
    return '申报期限在这个月届满';
  }
  const registered = awards.some((policy) => policy.registration !== 'none');
  return registered && isRegisteredInPart(month, days) ? '登记在这个月中开始或结束，申报当日是否有效影响奖励' : null;
}

/** A policy may have ended before: of its own time it still asks when a certificate was first registered. */
function ofFirstRegistration(month: string, policies: readonly PolicyHeading[]): string | null {
  const between = policies.flatMap((policy) => policy.firstRegisteredBetween ?? []);
  const bounded = between.some(
    ({ from, to }) => (from !== null && isInside(month, from)) || (to !== null && isInside(month, dayAfter(to))),
  );
  return bounded ? '政策规定的首次登记期间在这个月中开始或结束' : null;
}

function ofRegistration(
  month: string,
  days: OtherDays,
  awards: readonly AwardPolicyTerms[],
  stipends: readonly StipendPolicyTerms[],
): string | null {
  if (holds(month, ownOf(days.ownApproval))) return '登记与批准在同一个月，登记不能早于批准';
  const claims = awards.some((policy) => policy.registration !== 'none');
  const months = stipends.some((policy) => policy.registration !== 'none');
  if (!claims && !months) return null;
  if (!days.registrationEndStated) return '没有填登记有效期至，有效期要从登记的日子推算';
  if (claims && holds(month, declarationsOf(days))) return '此人的申报日期在同一个月，当日登记是否有效影响奖励';
  const touching = days.registrationEnds.some((day) => day.startsWith(month) || dayAfter(day) === firstDay(month));
  return months && touching ? '前一次登记在此前后到期，两次登记是否相接影响津贴' : null;
}

function ofRegistrationEnd(
  month: string,
  days: OtherDays,
  awards: readonly AwardPolicyTerms[],
  stipends: readonly StipendPolicyTerms[],
): string | null {
  const claims = awards.some((policy) => policy.registration !== 'none');
  const registered = stipends.filter((policy) => policy.registration !== 'none');
  if (claims && holds(month, declarationsOf(days))) return '此人的申报日期在同一个月，当日登记是否有效影响奖励';
  if (registered.some(({ stop }) => stop === 'until-previous-month')) return '现行津贴政策按登记是否满当月计发';
  const touching = days.registrationStarts.some(
    (day) => day.startsWith(month) || dayBefore(day) === lastDayOfMonth(month),
  );
  return registered.length > 0 && touching ? '后一次登记在此前后开始，两次登记是否相接影响津贴' : null;
}

/** Whether a post, or its staffing, is looked at on the day of declaration. */
function looksAtDeclaration(policy: AwardPolicyTerms): boolean {
  const { on, countedTo } = serviceOf(policy);
  return on.includes('declared') || countedTo === 'declared' || policy.excludedStaffing.length > 0;
}

function countsTo(day: 'approved' | 'declared', awards: readonly AwardPolicyTerms[]): boolean {
  const asked = awards.map((policy) => serviceOf(policy));
  return asked.some(({ minMonths, countedTo }) => minMonths > 0 && countedTo === day);
}

function holds(month: string, days: readonly string[]): boolean {
  return days.some((day) => day.startsWith(month));
}

function ownOf(day: string | null): string[] {
  return day === null ? [] : [day];
}

function approvalsOf(days: OtherDays): string[] {
  return [...days.approvals, ...ownOf(days.ownApproval)];
}

function declarationsOf(days: OtherDays): string[] {
  return [...days.declarations, ...ownOf(days.ownDeclaration)];
}

function claimDays(days: OtherDays): string[] {
  return [...approvalsOf(days), ...declarationsOf(days)];
}

/** Whether something that begins on this day begins amid the month. */
function isInside(month: string, day: string): boolean {
  return day.startsWith(month) && day !== firstDay(month);
}

function isServedInPart(month: string, { postStarts, postEnds }: OtherDays): boolean {
  return postStarts.some((day) => isInside(month, day)) || postEnds.some((day) => isInside(month, dayAfter(day)));
}

function isRegisteredInPart(month: string, { registrationStarts, registrationEnds }: OtherDays): boolean {
  return (
    registrationStarts.some((day) => isInside(month, day)) ||
    registrationEnds.some((day) => isInside(month, dayAfter(day)))
  );
}
