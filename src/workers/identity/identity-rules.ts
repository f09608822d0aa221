import type { RuleCheck } from '../../common/fields/rule-check.js';
import { type DaySpan, spanText } from '../../common/values/day-span.js';
import { birthDateOf } from '../../common/values/identity-number.js';
import { postDayFaults } from '../posts/post-rules.js';

/** What must hold of a corrected identity number beside what the register knows (domain.md §13). Pure. */

/** A post, with the employer's name where it exists for the caller. */
export interface ServedPost extends DaySpan {
  organizationName: string | null;
}

/** A number that holds the birth date: nobody served before the 16th birthday. */
export function checkBirthAgainstPosts(
  rules: RuleCheck,
  identityNumber: string,
  posts: readonly ServedPost[],
  today: string,
): void {
  const bornOn = birthDateOf(identityNumber);
  if (bornOn === null) return;
  const impossible = posts.find((post) =>
    postDayFaults(post, bornOn, today).some(({ code }) => code === 'entry-before-sixteen'),
  );
  if (!impossible) return;
  const employer = impossible.organizationName === null ? '其他地区单位' : `“${impossible.organizationName}”`;
  const message =
    `按该号码的出生日期 ${bornOn}，此人在${employer}的任职（${spanText(impossible)}）早于年满 16 周岁之日，` +
    '请核对号码，或先更正任职';
  rules.that(false, 'identityNumber', 'born-after-entry', message);
}
