import type { EntityManager } from 'typeorm';
import { type Caller } from '../auth/access/caller.js';
import { LEVEL_NAMES, LEVELS } from '../certificates/level.js';
import { type FieldError, Refusal } from '../common/errors.js';
import { invalidRequest } from '../common/http/validation.js';
import type { RegionsService } from '../regions/regions.service.js';
import type { CreatePolicyRequest } from './policies.dto.js';
import type { Policy, PolicyKind } from './policy.entity.js';
import { firstDayOf, isPeriodText, lastDayOf, PERIOD_FORMS } from './policy-periods.js';
import { ALL_SETTINGS, everySetting, POLICY_SETTINGS, type PolicySetting } from './terms/policy-terms.js';
import { yuanWords } from './terms/reason-names.js';

/** What a request states of a policy, in the table's form. */
export type PolicyContent = Omit<
  Policy,
  'id' | 'versionNo' | 'state' | 'predecessorId' | 'createdBy' | 'createdAt' | 'approvedBy' | 'approvedAt' | 'version'
>;

/** A change may leave a field out; null would empty it. */
const ALWAYS_STATED = [
  'title',
  'effectiveFrom',
  'ratesFen',
  'eligibleEmployers',
  'requiresRegistration',
  'noticeWorkingDays',
] as const satisfies readonly (keyof CreatePolicyRequest)[];

const KIND_NAMES: Record<PolicyKind, string> = { award: '一次性奖励', stipend: '职业津贴' };

/**
 * Reads a request into the table's form: days for months, null for what is not of the kind.
 *
 * @throws {Refusal} malformed, naming every field that is missing, of the other kind, or not a day or month
 */
export function readPolicyContent(request: CreatePolicyRequest): PolicyContent {
  const { kind } = request;
  const missing = ALWAYS_STATED.filter((field) => request[field] === null || request[field] === undefined);
  if (missing.length > 0) throw invalidRequest(missing.map((field) => ({ field, code: 'isDefined', message: '必填' })));
  const errors = [...periodFormat(request), ...kindFields(request)];
  if (errors.length > 0) throw invalidRequest(errors);
  return {
    kind,
    regionCode: request.regionCode,
    title: request.title,
    documentNo: request.documentNo ?? null,
    effectiveFrom: firstDayOf(kind, request.effectiveFrom),
    effectiveTo: request.effectiveTo ? lastDayOf(kind, request.effectiveTo) : null,
    ratesFen: ratesOf(request),
    eligibleEmployers: request.eligibleEmployers.map(({ kind: employer, registrarCode }) => ({
      kind: employer,
      ...(registrarCode ? { registrarCode } : {}),
    })),
    requiresRegistration: request.requiresRegistration,
    noticeWorkingDays: request.noticeWorkingDays,
    ...everySetting(request),
    note: request.note ?? null,
  };
}

function ratesOf({ ratesFen: { junior, intermediate, senior } }: CreatePolicyRequest): PolicyContent['ratesFen'] {
  return { junior, intermediate, senior };
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
    if (own[field] === 'required' && !stated) return [{ field, code: 'isDefined', message: '必填' }];
    if (own[field] === undefined && stated) {
      return [{ field, code: 'otherKind', message: `不是${KIND_NAMES[request.kind]}政策的设置，请留空` }];
    }
    return [];
  });
}

/**
 * The rules that a policy's content must keep, asked when it is written and again when it is approved, since settings
 * change (domain rule §3).
 *
 * @throws {Refusal} refused: period turned round, rates outside the city's band, a registrar out of reach
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
  if (policy.kind === 'stipend') await requireInBand(tx, regions, policy);
  await requireReachableRegistrars(tx, caller, policy);
}

async function requireInBand(tx: EntityManager, regions: RegionsService, policy: PolicyContent): Promise<void> {
  // A later band is for later versions: what is in force stays as it was approved.
  const band = await regions.settingOn(tx, policy.regionCode, 'stipendBandFen', policy.effectiveFrom);
  if (band === null) return;
  const words = `每月${yuanWords(band.minFen)}至${yuanWords(band.maxFen)}`;
  const errors = LEVELS.filter(
    (level) => policy.ratesFen[level] < band.minFen || policy.ratesFen[level] > band.maxFen,
  ).map((level) => ({
    field: `ratesFen.${level}`,
    code: 'STIPEND_OUTSIDE_BAND',
    message: `${LEVEL_NAMES[level]}标准${yuanWords(policy.ratesFen[level])}超出市定范围（${words}）`,
  }));
  if (errors[0]) {
    throw new Refusal('refused', 'STIPEND_OUTSIDE_BAND', `${errors[0].message}，请调整标准。`, errors, { band });
  }
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
