import { RuleCheck } from '../../common/fields/rule-check.js';
import { checkBirthAgainstPosts, type ServedPost } from './identity-rules.js';

function faults(identityNumber: string, posts: ServedPost[]): string[] {
  const rules = new RuleCheck('TEST');
  checkBirthAgainstPosts(rules, identityNumber, posts, '2024-12-31');
  return rules.errors.map(({ code, message }) => `${code} ${message}`);
}

describe('the birth date of a corrected number', () => {
  const post = { organizationName: '青峰村', startOn: '2016-05-01', endOn: null };

  it('is no later than sixteen years before every post', () => {
    expect(faults('341800200005010000', [post])).toEqual([]);
    expect(faults('341800200005020000', [post])).toEqual([
      'born-after-entry 按该号码的出生日期 2000-05-02，此人在“青峰村”的任职（2016-05-01 至今）早于年满 16 周岁之日，请核对号码，或先更正任职',
    ]);
  });

  it('names no employer that does not exist for the caller', () => {
    expect(faults('341800200005020000', [{ ...post, organizationName: null }])[0]).toContain('其他地区单位');
  });
});
