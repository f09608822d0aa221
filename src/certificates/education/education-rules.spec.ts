import { RuleCheck } from '../../common/fields/rule-check.js';
import {
  checkRenewal,
  hoursByRegistration,
  latestRegistration,
  type RegisteredCertificate,
  renewalOpensOn,
  renewedPeriod,
} from './education-rules.js';

const junior: RegisteredCertificate = {
  id: 'j',
  level: 'junior',
  approvedOn: '2018-09-01',
  revokedOn: null,
  void: false,
  registrations: [
    { id: 'j2', startOn: '2022-01-01', endOn: '2024-12-31' },
    { id: 'j1', startOn: '2019-01-01', endOn: '2021-12-31' },
  ],
};
const intermediate: RegisteredCertificate = {
  ...junior,
  id: 'i',
  level: 'intermediate',
  approvedOn: '2023-09-01',
  registrations: [{ id: 'i1', startOn: '2023-10-01', endOn: '2026-09-30' }],
};
const credit = (earnedOn: string, hours = 8) => ({ earnedOn, hours });
const counted = (certificates: RegisteredCertificate[], ...days: string[]) =>
  Object.fromEntries(
    hoursByRegistration(
      certificates,
      days.map((day) => credit(day)),
    ),
  );

describe('hours', () => {
  it('count for the registration in whose period they were earned, both its days included', () => {
    expect(counted([junior], '2018-12-31', '2019-01-01', '2021-12-31', '2022-01-01')).toEqual({ j1: 16, j2: 8 });
  });

  it('count once where two certificates are registered: for the higher one', () => {
    expect(counted([junior, intermediate], '2023-09-30', '2023-10-01')).toEqual({ j2: 8, i1: 8 });
  });

  it('earned after a registration has lapsed still make up what it missed', () => {
    expect(counted([junior], '2025-02-01')).toEqual({ j2: 8 });
  });

  it('count for nothing once the certificate is revoked, and never for a void one', () => {
    expect(counted([{ ...junior, revokedOn: '2023-01-01' }], '2022-12-31', '2023-01-01')).toEqual({ j2: 8 });
    expect(counted([{ ...junior, void: true }], '2022-12-31')).toEqual({});
  });
});

const broken = (hours: number, today: string, certificate = junior): string[] => {
  const rules = new RuleCheck('TEST');
  checkRenewal(rules, { registration: latestRegistration(certificate)!, certificate, hours, today });
  try {
    rules.done();
    return [];
  } catch (error) {
    return (error as { errors: { code: string }[] }).errors.map(({ code }) => code);
  }
};

describe('a renewal', () => {
  it('asks for 72 hours of a junior and 90 of the others', () => {
    expect(broken(71.5, '2024-12-31')).toEqual(['hours-missing']);
    expect(broken(72, '2024-12-31')).toEqual([]);
    expect(broken(89, '2026-09-01', intermediate)).toEqual(['hours-missing']);
    expect(broken(90, '2026-09-01', intermediate)).toEqual([]);
  });

  it('opens in the last three months', () => {
    expect(renewalOpensOn('2024-12-31')).toBe('2024-10-01');
    expect(broken(72, '2024-09-30')).toEqual(['renewal-too-early']);
    expect(broken(72, '2024-10-01')).toEqual([]);
  });

  it('is refused of a certificate that no longer holds', () => {
    expect(broken(72, '2024-12-31', { ...junior, revokedOn: '2024-12-31' })).toEqual(['renewal-of-revoked']);
  });

  it('follows without a gap, or from today where the registration has lapsed', () => {
    expect(renewedPeriod('2024-12-31', '2024-12-31')).toEqual({ startOn: '2025-01-01', endOn: '2027-12-31' });
    expect(renewedPeriod('2024-12-31', '2025-02-10')).toEqual({ startOn: '2025-02-10', endOn: '2028-02-09' });
  });
});
