import type { EntityManager } from 'typeorm';
import { type Caller } from '../auth/access/caller.js';
import { type FieldError, Refusal } from '../common/errors.js';
import { invalidRequest } from '../common/http/validation.js';
import { STAFFINGS } from '../workers/posts/staffing.js';
import { PAY_KIND_NAMES } from '../ledger/subject.js';
import type { RegionsService } from '../regions/regions.service.js';
import type { CreatePolicyRequest } from './policies.dto.js';
import type { Policy, PolicyCourse } from './policy.entity.js';
import { firstDayOf, isPeriodText, lastDayOf, PERIOD_FORMS } from './terms/policy-periods.js';
import { claimFaults, readClaims, requireClaims } from './settings/claims.js';
import { fundingFaults, readFunding } from './settings/funding.js';
import { rateFaults, readRates, requireInBand, requireRates } from './settings/rates.js';
import { readRegistration, registrationFaults } from './settings/registration.js';
import { readService, serviceFaults } from './settings/service.js';
import { readYears, yearFaults } from './settings/years.js';
import {
  ALL_SETTINGS,
  everySetting,
  paysWholeYears,
  POLICY_SETTINGS,
  type PolicySetting,
} from './terms/policy-terms.js';

/** What a request states of a policy, in the table's form. */
export type PolicyContent = Omit<Policy, 'id' | 'versionNo' | 'state' | 'predecessorId' | PolicyCourse>;

/** A change may leave a field out; null would empty it. */
const ALWAYS_STATED = [
  'title',
  'effectiveFrom',
  'eligibleEmployers',
  'noticeWorkingDays',
] as const satisfies readonly (keyof CreatePolicyRequest)[];

/**
 * Reads a request into the table's form: days for months, null for what is not of the kind.
 *
 * @throws {Refusal} malformed, naming every field that is missing, of the other kind, or not a day or month
 */
export function readPolicyContent(request: CreatePolicyRequest): PolicyContent {
  const { kind } = request;
  const missing = ALWAYS_STATED.filter((field) => request[field] === null || request[field] === undefined);
  if (missing.length > 0) throw invalidRequest(missing.map((field) => ({ field, code: 'isDefined', message: '必填' })));
  const errors = [
    ...periodFormat(request),
    ...rateFaults(request),
    ...serviceFaults(request),
    ...registrationFaults(request),
    ...claimFaults(request),
    ...fundingFaults(request),
    ...yearFaults(request),
    ...kindFields(request),
  ];
  if (errors.length > 0) throw invalidRequest(errors);
  requireClaims(request);
  return {
    kind,
    regionCode: request.regionCode,
    title: request.title,
    documentNo: request.documentNo ?? null,
    effectiveFrom: firstDayOf(kind, request.effectiveFrom),
    effectiveTo: request.effectiveTo ? lastDayOf(kind, request.effectiveTo) : null,
    ...readRates(request),
    eligibleEmployers: request.eligibleEmployers.map(({ kind: employer, registrarCode }) => ({
      kind: employer,
      ...(registrarCode ? { registrarCode } : {}),
    })),
    excludedStaffing: STAFFINGS.filter((each) => request.excludedStaffing?.includes(each)),
    unknownStaffing: request.unknownStaffing ?? 'pay',
    noticeWorkingDays: request.noticeWorkingDays,
    ...everySetting(request),
    ...readService(request),
    ...readRegistration(request),
    ...readClaims(request),
    ...readFunding(request),
    ...readYears(request),
    note: request.note ?? null,
  };
}

function periodFormat({ kind, effectiveFrom, effectiveTo }: CreatePolicyRequest): FieldError[] {
  const form = PERIOD_FORMS[kind];
  const errors: FieldError[] = [];
  if (!isPeriodText(kind, effectiveFrom)) errors.push({ field: 'effectiveFrom', ...form });
  if (effectiveTo && !isPeriodText(kind, effectiveTo)) errors.push({ field: 'effectiveTo', ...form });
  return errors;
}

function kindFields(request: CreatePolicyRequest): FieldError[] {
  const own: Partial<Record<PolicySetting, 'required' | 'nullable'>> = POLICY_SETTINGS[request.kind];
  return ALL_SETTINGS.flatMap((field): FieldError[] => {
    const stated = request[field] !== undefined && request[field] !== null;
    // The newer form of it says it as well.
    if (field === 'mustStillServe' && !stated && request.service && request.kind === 'award') return [];
    if (own[field] === 'required' && !stated) return [{ field, code: 'isDefined', message: '必填' }];
    if (own[field] === undefined && stated) {
      return [{ field, code: 'otherKind', message: `不是${PAY_KIND_NAMES[request.kind]}政策的设置，请留空` }];
    }
    return [];
  });
}

/**
 * The rules that a policy's content must keep, asked when it is written and again when it is approved, since settings
 * change (domain rule §3).
 *
 * @throws {Refusal} refused: period turned round, no level with a rate, rates outside the city's band, a registrar out of reach
 */
export async function requireLawfulContent(
  tx: EntityManager,
  caller: Caller,
  regions: RegionsService,
  policy: PolicyContent,
): Promise<void> {
  if (policy.effectiveTo !== null && policy.effectiveTo < policy.effectiveFrom) {
    const message = '不能早于生效日（月）';
    throw new Refusal('refused', 'POLICY_PERIOD', `终止日（月）${message}，请核对后重新提交。`, [
      { field: 'effectiveTo', code: 'POLICY_PERIOD', message },
    ]);
  }
  requireRates(policy);
  // A rate for a whole year lies beside the band, which is of months (§15, S7).
  if (policy.kind === 'stipend' && !paysWholeYears(policy)) {
    // A later band is for later versions: what is in force stays as it was approved.
    const band = await regions.settingOn(tx, policy.regionCode, 'stipendBandFen', policy.effectiveFrom);
    if (band !== null) requireInBand(policy, band);
  }
  await requireReachableRegistrars(tx, caller, policy);
}

/**
 * A registrar reaches organizations wherever they work. One beside the policy's own line would let a county read, by
 * way of a trial policy, the people of another.
 */
async function requireReachableRegistrars(tx: EntityManager, caller: Caller, policy: PolicyContent): Promise<void> {
  const registrars = policy.eligibleEmployers.map(({ registrarCode }) => registrarCode);
  const rows: { code: string }[] = await tx.query(
    `SELECT r.code FROM regions r WHERE r.code = ANY($1)
       AND (r.path @> ARRAY[$2]::text[] OR r.code = ANY((SELECT path FROM regions WHERE code = $3)::text[]))`,
    [registrars.filter((code) => code !== undefined), caller.regionCode, policy.regionCode],
  );
  const known = new Set(rows.map(({ code }) => code));
  const errors = registrars.flatMap((code, n): FieldError[] =>
    code === undefined || known.has(code)
      ? []
      : [
          {
            field: `eligibleEmployers.${n}.registrarCode`,
            code: 'REGISTRAR_OUT_OF_REACH',
            message: `登记机关${code}不存在，或既不在您的管辖范围内也不是政策地区的上级`,
          },
        ],
  );
  if (errors[0]) throw new Refusal('refused', 'REGISTRAR_OUT_OF_REACH', `${errors[0].message}，请核对代码。`, errors);
}
