import {
  CAP_BYS,
  CLAIM_BYS,
  EMPLOYER_KINDS,
  REGISTRATIONS,
  STAFFINGS,
  UNKNOWN_STAFFING,
  word,
} from '../../shared/words.js';
import {
  checksInWords,
  kindsInWords,
  LEVEL_CODES,
  type NameOfRegion,
  SERVICE_DAYS,
  STARTS,
  STOPS,
  UPGRADES,
} from '../words/policy-words.js';
import { checksOf } from './claim-form.js';
import type { PolicyForm, RateTexts } from './policy-form.js';
import { settlementInWords } from './years/year-form.js';

/** Two people at one draft: what each wrote, field by field. */

export type FormField = Exclude<keyof PolicyForm, 'kind' | 'regionCode'>;

export const FIELD_NAMES: Record<FormField, string> = {
  title: '政策名称',
  documentNo: '文号',
  effectiveFrom: '生效时间',
  effectiveTo: '终止时间',
  employers: '发放对象',
  excludedStaffing: '不发放的用工性质',
  unknownStaffing: '用工性质未登记时',
  registration: '登记',
  firstRegisteredFrom: '首次登记不早于',
  firstRegisteredTo: '首次登记不晚于',
  serviceOn: '须在岗的日子',
  serviceMonths: '服务月数',
  serviceCountedTo: '服务算到',
  serviceDay: '服务算到的日子',
  serviceUnbroken: '服务是否连续',
  claimWithinMonths: '申报期限',
  claimBy: '怎样申报',
  checks: '核对项目',
  minServiceMonths: '事先在岗月数',
  rates: '标准',
  rateGroups: '分组标准',
  upgrade: '晋级',
  start: '起发',
  stop: '停发',
  settlement: '怎样核发',
  yearMonths: '年内连续在岗月数',
  yearHeldMonths: '年内持证月数',
  maxMonths: '累计最多月数',
  capBy: '上限怎样计算',
  noticeWorkingDays: '公示工作日数',
  funding: '资金分担',
  note: '说明',
};

export function fieldsThatDiffer(mine: PolicyForm, theirs: PolicyForm): FormField[] {
  const fields = Object.keys(FIELD_NAMES) as FormField[];
  return fields.filter((field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]));
}

/** Mine, but for the fields that are taken from them. */
export function merged(mine: PolicyForm, theirs: PolicyForm, taken: readonly string[]): PolicyForm {
  const from = Object.fromEntries(
    (Object.keys(FIELD_NAMES) as FormField[])
      .filter((field) => taken.includes(field))
      .map((field) => [field, theirs[field]]),
  );
  return { ...mine, ...from };
}

function ratesText(rates: RateTexts): string {
  return LEVEL_CODES.map((level) => (rates[level].trim() === '' ? '没有规定' : `${rates[level]} 元`)).join(' / ');
}

export function fieldInWords(form: PolicyForm, field: FormField, nameOf: NameOfRegion): string {
  switch (field) {
    case 'rates':
      return ratesText(form.rates);
    case 'rateGroups':
      return (
        form.rateGroups.map(({ employers, rates }) => `${kindsInWords(employers)}：${ratesText(rates)}`).join('；') ||
        '各类单位相同'
      );
    case 'employers':
      return (
        form.employers
          .map(({ kind, registrarCode }) =>
            registrarCode
              ? `${word(EMPLOYER_KINDS, kind)}（在${nameOf(registrarCode)}登记的）`
              : word(EMPLOYER_KINDS, kind),
          )
          .join('、') || '空'
      );
    case 'claimBy':
      return word(CLAIM_BYS, form.claimBy);
    case 'checks':
      return checksInWords({ checks: checksOf(form) }).join('') || '空';
    case 'registration':
      return word(REGISTRATIONS, form.registration);
    case 'serviceUnbroken':
      return form[field] ? '须' : '不要求';
    case 'excludedStaffing':
      return form.excludedStaffing.map((each) => word(STAFFINGS, each)).join('、') || '空';
    case 'unknownStaffing':
      return word(UNKNOWN_STAFFING, form.unknownStaffing);
    case 'serviceOn':
      return form.serviceOn.map((day) => SERVICE_DAYS[day]).join('、') || '空';
    case 'serviceCountedTo':
      return form.serviceCountedTo === 'day' ? '某一天' : SERVICE_DAYS[form.serviceCountedTo];
    case 'settlement':
      return settlementInWords(form.settlement);
    case 'capBy':
      return word(CAP_BYS, form.capBy);
    case 'upgrade':
      return UPGRADES[form.upgrade];
    case 'start':
      return STARTS[form.start];
    case 'stop':
      return STOPS[form.stop];
    case 'title':
    case 'documentNo':
    case 'effectiveFrom':
    case 'effectiveTo':
    case 'claimWithinMonths':
    case 'firstRegisteredFrom':
    case 'firstRegisteredTo':
    case 'serviceMonths':
    case 'serviceDay':
    case 'minServiceMonths':
    case 'maxMonths':
    case 'yearMonths':
    case 'yearHeldMonths':
    case 'noticeWorkingDays':
    case 'funding':
    case 'note':
      return form[field] || '空';
  }
}
