import type { FieldErrors } from './forms';

/** What is wrong with a name and the last four of an identity number, by which a person is named who is on no list. */
export function namedErrors({ name, lastFour }: Record<'name' | 'lastFour', string>): FieldErrors {
  return {
    ...(name.trim() === '' ? { name: '请填写姓名。' } : {}),
    ...(/^\d{3}[\dXx]$/.test(lastFour.trim()) ? {} : { lastFour: '请填写身份证号后四位，末位是 X 的请填 X。' }),
  };
}
