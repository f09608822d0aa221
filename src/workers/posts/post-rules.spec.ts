import { RuleCheck } from '../../common/fields/rule-check.js';
import type { DaySpan } from '../../common/values/day-span.js';
import { checkPostDays, checkPostOverlap } from './post-rules.js';

const TODAY = '2024-12-31';
const BORN = '1985-06-07';

function broken(check: (rules: RuleCheck) => void): string[] {
  const rules = new RuleCheck('POST_REFUSED');
  check(rules);
  return rules.errors.map(({ field, code }) => `${field} ${code}`);
}

const days = (startOn: string, endOn: string | null = null): DaySpan => ({ startOn, endOn });

describe('the days of a post', () => {
  it.each([
    ['the day it starts as its last', days('2024-03-01', '2024-03-01'), []],
    ['an end before its start', days('2024-03-01', '2024-02-29'), ['post.endOn leave-before-entry']],
    ['an entry on the 16th birthday', days('2001-06-07'), []],
    ['an entry the day before', days('2001-06-06'), ['post.startOn entry-before-sixteen']],
    ['an entry a year ahead', days('2025-12-31'), []],
    ['an entry a day more ahead', days('2026-01-01'), ['post.startOn entry-far-ahead']],
  ])('%s', (_, post, faults) => {
    expect(broken((rules) => checkPostDays(rules, post, BORN, TODAY, 'post.'))).toEqual(faults);
  });
});

describe('two posts at one employer', () => {
  const known = [days('2019-03-01', '2020-03-31'), days('2022-01-01')];

  it.each([
    ['between them', days('2020-04-01', '2021-12-31'), []],
    ['over the last day of one', days('2020-03-31', '2020-04-30'), ['startOn post-overlaps']],
    ['beside the open one', days('2024-05-01'), ['startOn post-overlaps']],
    ['before, but without an end', days('2018-01-01'), ['startOn post-overlaps']],
  ])('%s', (_, post, faults) => {
    expect(broken((rules) => checkPostOverlap(rules, post, known, '东门社区'))).toEqual(faults);
  });

  it('names the other', () => {
    const rules = new RuleCheck('POST_REFUSED');
    checkPostOverlap(rules, days('2024-05-01'), known, '东门社区');
    expect(rules.errors[0]!.message).toContain('“东门社区”已登记的任职（2022-01-01 至今）');
  });
});
