import type { components } from '../../api/schema';
import { dayOf } from '../../shared/days';
import type { FieldErrors } from '../../shared/forms';
import { accountErrors, accountFacts } from '../account-rules';
import { employerErrors, employerFacts, type Employer } from '../employer-picker';
import { identityFault, type IdentityKind, plainIdentity } from './identity-rules';

export type NewWorkerValues = Record<
  | 'identityKind'
  | 'identityNumber'
  | 'name'
  | 'phone'
  | 'serving'
  | 'regionCode'
  | 'startOn'
  | 'account'
  | 'again'
  | 'bankName'
  | 'bankCode',
  string
>;

export function newWorkerErrors(values: NewWorkerValues, employer: Employer | null, today: string): FieldErrors {
  const errors: FieldErrors = {};
  const fault = identityFault(values.identityNumber, today, values.identityKind as IdentityKind);
  if (fault) errors.identityNumber = fault;
  if (values.name.trim() === '') errors.name = '请填写姓名。';
  if (values.phone.trim() !== '' && !/^[\d\s+-]{7,20}$/.test(values.phone.trim())) {
    errors.phone = '手机号只能有数字，请核对。';
  }
  if (values.serving === 'true') {
    Object.assign(errors, employerErrors(employer, 'post.'));
    if (dayOf(values.startOn) === null) errors['post.startOn'] = '请填写入职日期，例如 2024-09-01。';
  } else if (values.regionCode === '') errors.regionCode = '请选择人员所在的县（市、区）。';
  if (hasAccount(values)) Object.assign(errors, accountErrors(values));
  return errors;
}

/** Whether anything was said of an account. */
export function hasAccount({ account, again, bankCode }: NewWorkerValues): boolean {
  return [account, again, bankCode].some((text) => text.trim() !== '');
}

/** @param ownRegion what a known employer's region is told by where it has none of its own */
export function workerRequest(
  values: NewWorkerValues,
  employer: Employer | null,
  ownRegion: string,
): components['schemas']['CreateWorkerRequest'] {
  const isServing = values.serving === 'true' && employer !== null;
  const employed = isServing ? (employer.known ?? employer).regionCode : values.regionCode;
  return {
    identityKind: values.identityKind as IdentityKind,
    identityNumber: plainIdentity(values.identityNumber),
    name: values.name.trim(),
    regionCode: employed || ownRegion,
    ...(values.phone.trim() ? { phone: values.phone.trim() } : {}),
    ...(isServing ? { post: { ...employerFacts(employer), startOn: dayOf(values.startOn)! } } : {}),
    ...(hasAccount(values) ? { bankAccount: accountFacts(values) } : {}),
  };
}
