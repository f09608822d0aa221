import { RuleCheck } from '../../common/fields/rule-check.js';
import { checkScheme, checkScores, evaluate } from './evaluation-rules.js';

const SCHEME = {
  items: [
    { code: 'a', name: '场地', maxPoints: 40 },
    { code: 'b', name: '服务', maxPoints: 60 },
  ],
  grades: [
    { name: '优秀', minPoints: 90 },
    { name: '合格', minPoints: 60 },
    { name: '不合格', minPoints: 0 },
  ],
};

describe('the evaluation of stations', () => {
  it.each([
    [40, 50, 90, '优秀'],
    [40, 49.9, 89.9, '合格'],
    [0, 60, 60, '合格'],
    [0.1, 0.2, 0.3, '不合格'],
    [0, 0, 0, '不合格'],
  ])('%p and %p points are %p, which is %s', (a, b, total, grade) => {
    const scores = [
      { code: 'a', points: a },
      { code: 'b', points: b },
    ];
    expect(evaluate(SCHEME, scores)).toEqual({ total, grade });
  });

  it('takes a scheme whose every total has one grade, and no other', () => {
    const faultsOf = (changes: Partial<typeof SCHEME>): string[] => {
      const rules = new RuleCheck('');
      checkScheme(rules, { ...SCHEME, ...changes });
      return rules.errors.map((error) => error.code);
    };
    const [best, fair, poor] = SCHEME.grades;
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ grades: [fair!, best!, poor!] })).toEqual(['grades-out-of-order']);
    expect(faultsOf({ grades: [best!, fair!] })).toEqual(['grade-missing']);
    expect(faultsOf({ grades: [{ ...best!, minPoints: 101 }, poor!] })).toEqual(['grade-unreachable']);
    expect(faultsOf({ items: [SCHEME.items[0]!, SCHEME.items[0]!] })).toEqual(['item-twice', 'grade-unreachable']);
  });

  it('asks for every item, once and within its points', () => {
    const rules = new RuleCheck('');
    checkScores(rules, SCHEME, [{ code: 'a', points: 40.1 }]);
    expect(rules.errors.map((error) => error.code)).toEqual(['points-beyond-item', 'item-not-scored']);
  });
});
