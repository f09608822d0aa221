import { type Employer, isEligibleEmployer, isRelevantPolicy } from './eligibility.js';
import type { EligibleEmployer } from './policy-terms.js';

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
  it('are those of a region above the employer or of its registrar', () => {
    expect(isRelevantPolicy(policy('341881'), [village])).toBe(true);
    expect(isRelevantPolicy(policy('341800'), [village])).toBe(true);
    expect(isRelevantPolicy(policy('341821'), [village])).toBe(false);
    expect(
      isRelevantPolicy(policy('341821', { kind: 'social_organization', registrarCode: '341800' }), [cityAgency]),
    ).toBe(true);
    expect(isRelevantPolicy(policy('341821', { kind: 'station', registrarCode: '341800' }), [cityAgency])).toBe(false);
  });

  it('do not exist for someone without a post', () => {
    expect(isRelevantPolicy(policy('341800'), [])).toBe(false);
  });
});
