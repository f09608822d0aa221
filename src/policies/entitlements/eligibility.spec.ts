import fc from 'fast-check';
import { type Employer, isEligibleEmployer, type PayeeTerms, relevantPolicies } from './eligibility.js';
import type { EligibleEmployer } from '../terms/policy-terms.js';

const village: Employer = { kind: 'village', registrarCode: null, regionPath: ['341800', '341881', '341871001'] };
const cityAgency: Employer = { kind: 'social_organization', registrarCode: '341800', regionPath: ['341800', '341822'] };

function policy(regionCode: string, ...eligibleEmployers: EligibleEmployer[]) {
  return { regionCode, eligibleEmployers };
}

describe('eligible employers', () => {
  it('match by kind and by the region tree, not by the prefix of the code', () => {
    expect(isEligibleEmployer(policy('341881', { kind: 'village' }), village)).toBe(true);
    expect(isEligibleEmployer(policy('341800', { kind: 'village' }), village)).toBe(true);
    expect(isEligibleEmployer(policy('341871', { kind: 'village' }), village)).toBe(false);
    expect(isEligibleEmployer(policy('341881', { kind: 'station' }), village)).toBe(false);
  });

  it('match by the registrar alone where one is named, wherever the organization works', () => {
    expect(
      isEligibleEmployer(policy('341800', { kind: 'social_organization', registrarCode: '341800' }), cityAgency),
    ).toBe(true);
    expect(
      isEligibleEmployer(policy('341822', { kind: 'social_organization', registrarCode: '341822' }), cityAgency),
    ).toBe(false);
    expect(
      isEligibleEmployer(policy('341882', { kind: 'social_organization', registrarCode: '341800' }), cityAgency),
    ).toBe(true);
    expect(isEligibleEmployer(policy('341822', { kind: 'social_organization' }), cityAgency)).toBe(true);
  });

  it('match no registrar for an organization whose registrar is not stated', () => {
    const unstated: Employer = { ...cityAgency, registrarCode: null };
    expect(
      isEligibleEmployer(policy('341800', { kind: 'social_organization', registrarCode: '341800' }), unstated),
    ).toBe(false);
  });

  it('read a null registrar from JSON as none, so that it never equals a missing one', () => {
    const fromJson: EligibleEmployer = JSON.parse('{"kind": "social_organization", "registrarCode": null}');
    const elsewhere: Employer = { ...cityAgency, registrarCode: null };
    expect(isEligibleEmployer(policy('341882', fromJson), elsewhere)).toBe(false);
    expect(isEligibleEmployer(policy('341822', fromJson), elsewhere)).toBe(true);
  });

  it('match nobody when the list is empty', () => {
    expect(isEligibleEmployer(policy('341800'), village)).toBe(false);
  });
});

describe('relevant policies', () => {
  const isRelevant = (terms: PayeeTerms, employers: Employer[]): boolean =>
    relevantPolicies([terms], employers).length === 1;

  it('are those of a region above the employer or of its registrar', () => {
    expect(isRelevant(policy('341881'), [village])).toBe(true);
    expect(isRelevant(policy('341800'), [village])).toBe(true);
    expect(isRelevant(policy('341821'), [village])).toBe(false);
    expect(isRelevant(policy('341821', { kind: 'social_organization', registrarCode: '341800' }), [cityAgency])).toBe(
      true,
    );
    expect(isRelevant(policy('341821', { kind: 'station', registrarCode: '341800' }), [cityAgency])).toBe(false);
  });

  it('do not exist for someone without a post', () => {
    expect(isRelevant(policy('341800'), [])).toBe(false);
  });

  it('are found among many as one by one, each once', () => {
    const CODES = ['1', '11', '12', '111', '112', '121'];
    const PATHS = [['1'], ['1', '11'], ['1', '12'], ['1', '11', '111'], ['1', '11', '112'], ['1', '12', '121']];
    const kind = fc.constantFrom('village', 'station', 'social_organization' as const);
    const registrarCode = fc.constantFrom(null, ...CODES);
    const eligible = fc.record({ kind, registrarCode }) as fc.Arbitrary<EligibleEmployer>;
    const terms = fc.record({ regionCode: fc.constantFrom(...CODES), eligibleEmployers: fc.array(eligible) });
    const employer = fc.record({ kind, registrarCode, regionPath: fc.constantFrom(...PATHS) });
    /** The rule's words, one policy and one employer at a time. */
    const says = (
      { regionCode, eligibleEmployers }: PayeeTerms,
      { kind: own, registrarCode: by, regionPath }: Employer,
    ) =>
      regionPath.includes(regionCode) ||
      (by !== null && eligibleEmployers.some((each) => each.kind === own && each.registrarCode === by));
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 12 }), fc.array(employer, { maxLength: 4 }), (policies, employers) => {
        const found = relevantPolicies(policies, employers as Employer[]);
        expect(new Set(found).size).toBe(found.length);
        const expected = policies.filter((each) => (employers as Employer[]).some((by) => says(each, by)));
        expect(new Set(found)).toEqual(new Set(expected));
      }),
    );
  });
});
