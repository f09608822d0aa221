import type { components } from '../../api/schema.js';
import { dayOf, monthOf } from '../../shared/days.js';
import { fundingError, fundingText, sharesOf } from '../../shared/funding.js';
import { fenOf, yuan } from '../../shared/money.js';
import { LEVELS, word } from '../../shared/words.js';
import { type CheckForm, checkForms, checksOf, claimErrors } from './claim-form.js';
import { NO_YEARS, type YearForm, yearErrors, yearForm, yearsOf } from './years/year-form.js';
import { type Content, type Kind, LEVEL_CODES, type Policy, SERVICE_CODES } from '../words/policy-words.js';

export type RateTexts = Record<(typeof LEVEL_CODES)[number], string>;

/** What stands in the editor's inputs; amounts and numbers are the texts that were typed. */
export interface PolicyForm extends YearForm {
  kind: Kind;
  regionCode: string;
  title: string;
  documentNo: string;
  effectiveFrom: string;
  effectiveTo: string;
  rates: RateTexts;
  /** Rates of their own for kinds of employer; what stands in `rates` is then for all others. */
  rateGroups: { employers: string[]; rates: RateTexts }[];
  employers: { kind: string; registrarCode: string }[];
  excludedStaffing: string[];
  unknownStaffing: 'refuse' | 'pay';
  registration: Policy['registration'];
  firstRegisteredFrom: string;
  firstRegisteredTo: string;
  claimBy: Policy['claimBy'];
  checks: CheckForm[];
  noticeWorkingDays: string;
  /** As one line of text. */
  funding: string;
  upgrade: 'difference' | 'full';
  claimWithinMonths: string;
  serviceOn: (typeof SERVICE_CODES)[number][];
  serviceMonths: string;
  serviceCountedTo: 'approved' | 'declared' | 'day';
  serviceDay: string;
  serviceUnbroken: boolean;
  start: 'same-month' | 'next-month';
  stop: 'through-leaving-month' | 'until-previous-month';
  minServiceMonths: string;
  maxMonths: string;
  note: string;
}

type ListedEmployers = components['schemas']['RateGroupRequest']['employers'];
export type PolicyRequest = components['schemas']['CreatePolicyRequest'];

export const NO_RATES: RateTexts = { junior: '', intermediate: '', senior: '' };

export function emptyForm(kind: Kind, regionCode: string): PolicyForm {
  return {
    kind,
    regionCode,
    title: '',
    documentNo: '',
    effectiveFrom: '',
    effectiveTo: '',
    rates: NO_RATES,
    rateGroups: [],
    employers: [{ kind: 'urban_community', registrarCode: '' }],
    excludedStaffing: [],
    unknownStaffing: 'pay',
    registration: 'valid',
    firstRegisteredFrom: '',
    firstRegisteredTo: '',
    claimBy: 'certificate',
    checks: [],
    noticeWorkingDays: '5',
    funding: '',
    upgrade: 'difference',
    claimWithinMonths: '',
    serviceOn: ['approved', 'declared'],
    serviceMonths: '0',
    serviceCountedTo: 'approved',
    serviceDay: '',
    serviceUnbroken: true,
    start: 'next-month',
    stop: 'through-leaving-month',
    minServiceMonths: '0',
    maxMonths: '',
    ...NO_YEARS,
    note: '',
  };
}

export function formOf(policy: Content & { regionCode: string }): PolicyForm {
  const { ratesFen } = policy;
  const text = (value: number | null): string => (value === null ? '' : String(value));
  const initial = emptyForm(policy.kind, policy.regionCode);
  return {
    ...initial,
    title: policy.title,
    documentNo: policy.documentNo ?? '',
    effectiveFrom: policy.effectiveFrom,
    effectiveTo: policy.effectiveTo ?? '',
    rates: rateTexts(ratesFen),
    rateGroups: policy.rates.flatMap(({ employers, levels }) =>
      employers ? [{ employers: [...employers], rates: rateTexts(levels) }] : [],
    ),
    employers: policy.eligibleEmployers.map(({ kind, registrarCode }) => ({
      kind,
      registrarCode: registrarCode ?? '',
    })),
    excludedStaffing: [...policy.excludedStaffing],
    unknownStaffing: policy.unknownStaffing,
    registration: policy.registration,
    firstRegisteredFrom: policy.firstRegisteredBetween?.from ?? '',
    firstRegisteredTo: policy.firstRegisteredBetween?.to ?? '',
    claimBy: policy.claimBy,
    checks: checkForms(policy.checks),
    noticeWorkingDays: String(policy.noticeWorkingDays),
    funding: fundingText(policy.funding),
    upgrade: policy.upgrade ?? initial.upgrade,
    claimWithinMonths: text(policy.claimWithinMonths),
    ...serviceForm(policy, initial),
    start: policy.start ?? initial.start,
    stop: policy.stop ?? initial.stop,
    minServiceMonths: text(policy.minServiceMonths) || initial.minServiceMonths,
    maxMonths: text(policy.maxMonths),
    ...yearForm(policy),
    note: policy.note ?? '',
  };
}

function rateTexts({ junior, intermediate, senior }: Content['ratesFen']): RateTexts {
  return { junior: rateText(junior), intermediate: rateText(intermediate), senior: rateText(senior) };
}

function fensOf({ junior, intermediate, senior }: RateTexts): Content['ratesFen'] {
  return { junior: fenOf(junior), intermediate: fenOf(intermediate), senior: fenOf(senior) };
}

function firstBetween({ firstRegisteredFrom, firstRegisteredTo }: PolicyForm): Content['firstRegisteredBetween'] {
  const [from, to] = [dayOf(firstRegisteredFrom), dayOf(firstRegisteredTo)];
  return from === null && to === null ? null : { from, to };
}

/** Empty is open. */
function registrationErrors({ firstRegisteredFrom: from, firstRegisteredTo: to }: PolicyForm): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [end, text] of Object.entries({ from, to })) {
    if (text.trim() !== '' && dayOf(text) === null) {
      errors[`firstRegisteredBetween.${end}`] = '首次登记的期间请填写日期，例如 2025-01-01；不限时请留空。';
    }
  }
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first !== null && last !== null && last < first) {
    errors['firstRegisteredBetween.to'] = '首次登记的期间不能在开始之前结束。';
  }
  return errors;
}

type ServiceForm = Pick<
  PolicyForm,
  'serviceOn' | 'serviceMonths' | 'serviceCountedTo' | 'serviceDay' | 'serviceUnbroken'
>;

function serviceForm({ kind, mustStillServe, service }: Content, initial: ServiceForm): Partial<ServiceForm> {
  if (kind === 'stipend') return {};
  if (service === null) return { serviceOn: mustStillServe ? ['approved', 'declared'] : ['approved'] };
  const { countedTo } = service;
  const isNamed = countedTo === 'approved' || countedTo === 'declared';
  return {
    serviceOn: [...service.on],
    serviceMonths: String(service.minMonths),
    serviceCountedTo: isNamed ? countedTo : 'day',
    serviceDay: isNamed ? initial.serviceDay : countedTo,
    serviceUnbroken: service.unbroken,
  };
}

/** What is asked of service; the flag alone says it where no months are asked for and no other day. */
function serviceOf(form: ServiceForm): Pick<PolicyRequest, 'mustStillServe' | 'service'> {
  const on = SERVICE_CODES.filter((day) => form.serviceOn.includes(day));
  const mustStillServe = on.includes('declared');
  const minMonths = numberOf(form.serviceMonths) ?? 0;
  const isPlain = minMonths === 0 && on.includes('approved') && !on.includes('ever');
  if (isPlain) return { mustStillServe, service: null };
  const countedTo = form.serviceCountedTo === 'day' ? (dayOf(form.serviceDay) ?? '') : form.serviceCountedTo;
  return { mustStillServe, service: { on, minMonths, countedTo, unbroken: form.serviceUnbroken } };
}

function serviceErrors(form: ServiceForm): Record<string, string> {
  const errors: Record<string, string> = {};
  if (form.serviceOn.length === 0) errors['service.on'] = '请至少选一项须在岗的日子。';
  if (numberOf(form.serviceMonths) === null) {
    errors['service.minMonths'] = '服务月数请填写 0 至 600，不要求时填 0。';
  }
  if (form.serviceCountedTo === 'day' && dayOf(form.serviceDay) === null) {
    errors['service.countedTo'] = '服务算到的日子请填写日期，例如 2025-01-01。';
  }
  return errors;
}

/** Empty where the document says nothing of the level. */
function rateText(rateFen: number | null): string {
  return rateFen === null ? '' : yuan(rateFen);
}

/** A new version begins with the terms of the one before; its document and its days are its own. */
export function nextVersion(policy: Policy): PolicyForm {
  return { ...formOf(policy), documentNo: '', effectiveFrom: '', effectiveTo: '' };
}

/** What is missing or no amount, day or number, by the field of the API. */
export function formErrors(form: PolicyForm): Record<string, string> {
  const errors: Record<string, string> = {};
  const isStipend = form.kind === 'stipend';
  const period = isStipend ? '月份，例如 2025-01' : '日期，例如 2025-01-01';
  if (form.title.trim() === '') errors.title = '请填写政策名称。';
  if (whenOf(form.kind, form.effectiveFrom) === null) errors.effectiveFrom = `生效时间请填写${period}。`;
  if (form.effectiveTo.trim() !== '' && whenOf(form.kind, form.effectiveTo) === null) {
    errors.effectiveTo = `终止时间请填写${period}；长期执行时请留空。`;
  }
  Object.assign(
    errors,
    rateErrors(form),
    registrationErrors(form),
    isStipend ? {} : serviceErrors(form),
    claimErrors(form),
  );
  const shares = fundingError(form.funding);
  if (shares !== null) errors.funding = shares;
  const numbers: [string, string, boolean, string][] = [
    ['noticeWorkingDays', form.noticeWorkingDays, true, '公示的工作日数请填写 0 至 60。'],
    ...(isStipend
      ? ([
          ['minServiceMonths', form.minServiceMonths, true, '事先在岗的月数请填写 0 至 600，不要求时填 0。'],
          ['maxMonths', form.maxMonths, false, '累计月数请填写 1 至 600；不设上限时请留空。'],
        ] as [string, string, boolean, string][])
      : ([['claimWithinMonths', form.claimWithinMonths, false, '申报期限请填写月数；不限期时请留空。']] as [
          string,
          string,
          boolean,
          string,
        ][])),
  ];
  for (const [field, text, isNeeded, message] of numbers) {
    const isEmpty = text.trim() === '';
    if (isEmpty ? isNeeded : numberOf(text) === null) errors[field] = message;
  }
  if (numberOf(form.noticeWorkingDays) !== null && Number(form.noticeWorkingDays) > 60) {
    errors.noticeWorkingDays = '公示的工作日数请填写 0 至 60。';
  }
  if (isStipend && numberOf(form.maxMonths) === 0) errors.maxMonths = '累计月数请填写 1 至 600；不设上限时请留空。';
  return isStipend ? { ...errors, ...yearErrors(form) } : errors;
}

function rateErrors({ rates, rateGroups }: PolicyForm): Record<string, string> {
  const errors: Record<string, string> = {};
  const lists: [string, RateTexts][] = [
    ...rateGroups.map((group, index): [string, RateTexts] => [`rates.${index}.levels`, group.rates]),
    ['ratesFen', rates],
  ];
  for (const [field, texts] of lists) {
    for (const level of LEVEL_CODES) {
      if (texts[level].trim() !== '' && fenOf(texts[level]) === null) {
        errors[`${field}.${level}`] = `${word(LEVELS, level)}标准请填写金额，单位为元；文件没有规定的级别请留空。`;
      }
    }
  }
  rateGroups.forEach(({ employers }, index) => {
    if (employers.length === 0) errors[`rates.${index}.employers`] = '请选出这一组标准适用的单位。';
  });
  if (lists.every(([, texts]) => LEVEL_CODES.every((level) => texts[level].trim() === ''))) {
    errors['ratesFen.junior'] = '请至少填写一个级别的标准，单位为元。';
  }
  return errors;
}

/** What is asked of the service; null while something is missing. */
export function requestOf(form: PolicyForm): PolicyRequest | null {
  if (Object.keys(formErrors(form)).length > 0) return null;
  const { kind } = form;
  const common = {
    kind,
    regionCode: form.regionCode,
    title: form.title.trim(),
    documentNo: form.documentNo.trim() || null,
    effectiveFrom: whenOf(kind, form.effectiveFrom) ?? '',
    effectiveTo: whenOf(kind, form.effectiveTo),
    ratesFen: fensOf(form.rates),
    rates: form.rateGroups.map((group) => ({
      employers: group.employers as ListedEmployers,
      levels: fensOf(group.rates),
    })),
    eligibleEmployers: form.employers.map((employer) => ({
      kind: employer.kind,
      registrarCode: employer.registrarCode || null,
    })) as PolicyRequest['eligibleEmployers'],
    excludedStaffing: form.excludedStaffing as Content['excludedStaffing'],
    unknownStaffing: form.unknownStaffing,
    requiresRegistration: form.registration !== 'none',
    registration: form.registration,
    firstRegisteredBetween: firstBetween(form),
    claimBy: form.claimBy,
    checks: checksOf(form),
    noticeWorkingDays: Number(form.noticeWorkingDays),
    funding: sharesOf(form.funding),
    note: form.note.trim() || null,
  };
  return kind === 'award'
    ? {
        ...common,
        upgrade: form.upgrade,
        claimWithinMonths: numberOf(form.claimWithinMonths),
        ...serviceOf(form),
      }
    : {
        ...common,
        start: form.start,
        stop: form.stop,
        minServiceMonths: numberOf(form.minServiceMonths) ?? 0,
        maxMonths: numberOf(form.maxMonths),
        ...yearsOf(form),
      };
}

/** The request as a policy is told, to lay it beside another version. */
export function contentOf(request: PolicyRequest): Content {
  const ratesFen = request.ratesFen ?? fensOf(NO_RATES);
  const rest = LEVEL_CODES.some((level) => ratesFen[level] !== null) ? [{ levels: ratesFen }] : [];
  return {
    kind: request.kind,
    title: request.title,
    documentNo: request.documentNo ?? null,
    effectiveFrom: request.effectiveFrom,
    effectiveTo: request.effectiveTo ?? null,
    ratesFen,
    rates: [...(request.rates ?? []), ...rest],
    eligibleEmployers: request.eligibleEmployers.map(({ kind, registrarCode }) =>
      registrarCode ? { kind, registrarCode } : { kind },
    ),
    excludedStaffing: request.excludedStaffing ?? [],
    unknownStaffing: request.unknownStaffing ?? 'pay',
    requiresRegistration: request.requiresRegistration ?? false,
    registration: request.registration ?? 'none',
    firstRegisteredBetween: request.firstRegisteredBetween ?? null,
    claimBy: request.claimBy ?? 'certificate',
    checks: request.checks ?? [],
    noticeWorkingDays: request.noticeWorkingDays,
    funding: request.funding ?? null,
    upgrade: request.upgrade ?? null,
    claimWithinMonths: request.claimWithinMonths ?? null,
    mustStillServe: request.mustStillServe ?? null,
    service: request.service ?? null,
    start: request.start ?? null,
    stop: request.stop ?? null,
    minServiceMonths: request.minServiceMonths ?? null,
    maxMonths: request.maxMonths ?? null,
    capBy: request.capBy ?? (request.kind === 'award' ? null : 'paid'),
    period: request.period ?? (request.kind === 'award' ? null : request.year ? 'year' : 'month'),
    year: request.year ?? null,
    note: request.note ?? null,
  };
}

/**
 * The months that a stipend is tried for: a year from its first month where that is still to come, else the last twelve of it; never
 * beyond its end.
 */
export function trialMonths(
  request: PolicyRequest,
  thisMonth: string,
): { fromMonth: string; toMonth: string } | Record<string, never> {
  if (request.kind === 'award') return {};
  const last = request.effectiveTo ?? '9999-12';
  const yearAgo = monthPlus(last < thisMonth ? last : thisMonth, -11);
  const fromMonth = request.effectiveFrom > yearAgo ? request.effectiveFrom : yearAgo;
  const yearOn = monthPlus(fromMonth, 11);
  return { fromMonth, toMonth: yearOn < last ? yearOn : last };
}

export function monthPlus(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

export function whenOf(kind: Kind, text: string): string | null {
  return kind === 'award' ? dayOf(text) : monthOf(text);
}

function numberOf(text: string): number | null {
  const plain = text.trim().normalize('NFKC');
  return /^\d{1,3}$/.test(plain) && Number(plain) <= 600 ? Number(plain) : null;
}
