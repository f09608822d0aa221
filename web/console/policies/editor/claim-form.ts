import { type Content, EMPLOYER_CHECK } from '../words/policy-words.js';

/** What stands in the inputs about claims and their checks. */
export interface CheckForm {
  /** Given once and kept, so that what was confirmed of claims stays with its check. */
  code: string;
  label: string;
  /** None chosen: of all levels. */
  levels: string[];
  /** Empty: must be met by itself. */
  anyOf: string;
}

export interface ClaimForm {
  kind: Content['kind'];
  claimBy: Content['claimBy'];
  checks: CheckForm[];
  serviceOn: readonly string[];
  serviceMonths: string;
}

export const ANY_OF = ['甲', '乙', '丙'] as const;

export function checkForms(checks: Content['checks']): CheckForm[] {
  return checks.map(({ code, label, levels, anyOf }) => ({
    code,
    label,
    levels: [...(levels ?? [])],
    anyOf: anyOf ?? '',
  }));
}

export function newCheck(checks: readonly CheckForm[]): CheckForm {
  const taken = new Set(checks.map(({ code }) => code));
  let n = 1;
  while (taken.has(`check-${n}`)) n++;
  return { code: `check-${n}`, label: '', levels: [], anyOf: '' };
}

export function employerCheck(): CheckForm {
  return { code: EMPLOYER_CHECK, label: '在发放对象单位任职', levels: [], anyOf: ANY_OF[0] };
}

/** The checks as a policy is told; none where nobody applies. */
export function checksOf({ claimBy, checks }: Pick<ClaimForm, 'claimBy' | 'checks'>): Content['checks'] {
  if (claimBy === 'certificate') return [];
  return checks.map(({ code, label, levels, anyOf }) => ({
    code,
    label: label.trim(),
    ...(levels.length > 0 ? { levels: levels as NonNullable<Content['checks'][number]['levels']> } : {}),
    ...(anyOf === '' ? {} : { anyOf }),
  }));
}

export function claimErrors({ kind, claimBy, checks, serviceOn, serviceMonths }: ClaimForm): Record<string, string> {
  const errors: Record<string, string> = {};
  if (kind === 'award' && serviceOn.includes('none')) {
    if (serviceOn.length > 1) errors['service.on'] = '“不要求在岗”不能与其他各项同时选。';
    else if (claimBy === 'certificate')
      errors['service.on'] = '不要求在岗的政策须经申报发放，请在“申报”中改为须经申报。';
    if (serviceMonths.trim() !== '0') errors['service.minMonths'] = '不要求在岗的，不能再要求服务月数，请填 0。';
  }
  if (claimBy === 'certificate') return errors;
  checks.forEach(({ code, label, anyOf }, index) => {
    const isTwice = checks.findIndex((other) => other.label.trim() === label.trim()) < index;
    if (label.trim() === '') errors[`checks.${index}.label`] = '请填写核对项目的名称，例如：户籍。';
    else if (isTwice) errors[`checks.${index}.label`] = '与前面的核对项目名称相同，请合并或改名。';
    const hasOther = checks.some((other, at) => at !== index && other.anyOf === anyOf);
    if (code === EMPLOYER_CHECK && (anyOf === '' || !hasOther)) {
      errors[`checks.${index}.anyOf`] = '任职只能与别的核对项目放在同一组任选；必须任职的，请在须在岗的日子中选定。';
    }
  });
  return errors;
}
