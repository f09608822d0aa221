import { RuleCheck } from '../../common/fields/rule-check.js';
import type { Preferences } from '../preferences.js';

/** As JSON, in UTF-8. */
export const MOST_BYTES = 16 * 1024;

/** An identity number, an account, or a mobile phone; what is left of an id or the code of a region is none. */
const PERSONAL_NUMBER = /\d{15,}|(?<!\d)1[3-9]\d{9}(?!\d)/;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What is sent takes the place of what was there, name by name. */
export function mergePreferences(before: Preferences, change: Preferences): Preferences {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...before, ...(Object.fromEntries(given) as Preferences) };
}

/** @throws {Refusal} 422 `PREFERENCES_REFUSED` with every fault */
export function requirePlainPreferences(preferences: Preferences): void {
  const check = new RuleCheck('PREFERENCES_REFUSED');
  for (const [index, { name, query }] of (preferences.views ?? []).entries()) {
    const isPlain = !PERSONAL_NUMBER.test(`${name} ${decoded(query)}`.replaceAll(UUID, ''));
    check.that(
      isPlain,
      `preferences.views.${index}.query`,
      'personalNumber',
      '视图中不能保存身份证号、手机号或银行账号，请去掉后再保存',
    );
  }
  const bytes = Buffer.byteLength(JSON.stringify(preferences));
  check.that(bytes <= MOST_BYTES, 'preferences', 'size', '个人设置内容过多，请删去一些视图或列设置后再保存');
  check.done();
}

/** As the address line shows it; what is no such text stays as it is. */
function decoded(query: string): string {
  try {
    return decodeURIComponent(query.replaceAll('+', ' '));
  } catch {
    return query;
  }
}
