import { RuleCheck } from '../../common/fields/rule-check.js';
import type { OrganizationKind } from '../organizations/organization-kind.js';
import { checkOrganization, countyCodeOf, type Place } from '../organizations/organization-rules.js';
import { checkPerson, checkSuspension, holdsPersonalNumber, monthsOverlap } from './worker-rules.js';

const TODAY = '2024-12-31';
const city: Place = { code: '341800', level: 'city', parentCode: null };
const county: Place = { code: '341802', level: 'county', parentCode: '341800' };
const township: Place = { code: '341802001', level: 'township', parentCode: '341802' };

/** The codes of the rules that are broken. */
function broken(check: (rules: RuleCheck) => void): string[] {
  const rules = new RuleCheck('TEST');
  check(rules);
  return rules.errors.map(({ field, code }) => `${field} ${code}`);
}

describe('a person', () => {
  it('is refused for every fault at once', () => {
    const facts = { name: '', identityNumber: '341802199003070000', phone: '12345', account: '12', remark: '无' };
    expect(broken((rules) => checkPerson(rules, facts, TODAY))).toEqual([
      'name name-empty',
      'identityNumber identity-number-check-digit',
      'phone phone-malformed',
      'bankAccount.account account-malformed',
    ]);
  });

  it('is told that a number is not of the form', () => {
    expect(broken((rules) => checkPerson(rules, { identityNumber: '3418021990' }, TODAY))).toEqual([
      'identityNumber identity-number-form',
    ]);
  });

  it('may be stated in part', () => {
    expect(broken((rules) => checkPerson(rules, { phone: null }, TODAY))).toEqual([]);
    expect(broken((rules) => checkPerson(rules, { phone: '0563-3021234' }, TODAY))).toEqual([]);
  });
});

describe('free text', () => {
  it('holds no identity number, mobile phone or bank card', () => {
    expect(holdsPersonalNumber('本人身份证 11010519491231002X 核对')).toBe(true);
    expect(holdsPersonalNumber('联系 13800001234')).toBe(true);
    expect(holdsPersonalNumber('卡号 4111111111111111')).toBe(true);
  });

  it('may hold dates, numbers of documents and amounts', () => {
    expect(holdsPersonalNumber('宣民〔2023〕12号,20230901 起,证书 202308341234567')).toBe(false);
  });
});

describe('suspensions', () => {
  it('overlap where they share a month', () => {
    expect(monthsOverlap({ fromMonth: '2024-01', toMonth: '2024-03' }, { fromMonth: '2024-03', toMonth: null })).toBe(
      true,
    );
    expect(monthsOverlap({ fromMonth: '2024-01', toMonth: '2024-02' }, { fromMonth: '2024-03', toMonth: null })).toBe(
      false,
    );
  });

  it('end no earlier than they start', () => {
    expect(broken((rules) => checkSuspension(rules, { fromMonth: '2024-03', toMonth: '2024-02' }, []))).toEqual([
      'toMonth suspension-end-before-start',
    ]);
  });
});

function brokenOf(kind: OrganizationKind, place: Place, registrarCode: string | null = null): string[] {
  return broken((rules) => checkOrganization(rules, { name: '某单位', kind, place, registrarCode }));
}

describe('an organization', () => {
  it('is known by its county, by the city where it lies there', () => {
    expect([township, county, city].map(countyCodeOf)).toEqual(['341802', '341802', '341800']);
  });

  it('of the city lies in the city', () => {
    expect(brokenOf('city_unit', city)).toEqual([]);
    expect(brokenOf('city_unit', county)).toEqual(['regionCode city-unit-outside-city']);
  });

  it('of a community or village lies in a county or township', () => {
    expect(brokenOf('village', township)).toEqual([]);
    expect(brokenOf('urban_community', city)).toEqual(['regionCode region-level-unfit']);
  });

  it('has a registrar only as a social organization', () => {
    expect(brokenOf('social_organization', city, '341800')).toEqual([]);
    expect(brokenOf('village', township, '341802')).toEqual(['registrarCode registrar-unfit']);
  });
});
