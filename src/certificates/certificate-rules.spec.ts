import { RuleCheck } from '../common/fields/rule-check.js';
import {
  checkCertificate,
  checkRegistration,
  checkRevocation,
  checkSuccession,
  defaultRegistrationEnd,
  normalizeCertificateNo,
} from './certificate-rules.js';

const TODAY = '2024-12-31';
const certificate = { certificateNo: 'A1', approvedOn: '2023-09-01', declaredOn: '2023-10-01', revokedOn: null };

/** The codes of the rules that are broken. */
function broken(check: (rules: RuleCheck) => void): string[] {
  const rules = new RuleCheck('TEST');
  check(rules);
  return rules.errors.map(({ field, code }) => `${field} ${code}`);
}

describe('a certificate', () => {
  it('is approved today at the latest, and declared no earlier', () => {
    const late = { ...certificate, approvedOn: '2025-01-01', declaredOn: '2024-12-31' };
    expect(broken((rules) => checkCertificate(rules, late, [], TODAY))).toEqual([
      'approvedOn approval-in-future',
      'declaredOn declaration-before-approval',
    ]);
    expect(broken((rules) => checkCertificate(rules, { ...certificate, declaredOn: '2025-02-01' }, [], TODAY))).toEqual(
      [],
    );
  });

  it('cannot move its approval behind what rests on it', () => {
    const moved = { ...certificate, approvedOn: '2023-09-05', revokedOn: '2023-09-04' };
    expect(broken((rules) => checkCertificate(rules, moved, [{ startOn: '2023-09-02' }], TODAY))).toEqual([
      'approvedOn revocation-before-approval',
      'approvedOn registration-before-approval',
    ]);
  });

  it('is the only one of its level until it is revoked', () => {
    const next = { level: 'junior', approvedOn: '2024-01-01', revokedOn: null } as const;
    const held = (revokedOn: string | null) =>
      broken((rules) => checkSuccession(rules, next, [{ approvedOn: '2023-01-01', revokedOn }]));
    expect(held(null)).toEqual(['level two-certificates-at-level']);
    expect(held('2024-01-02')).toEqual(['approvedOn two-certificates-at-level']);
    expect(held('2024-01-01')).toEqual([]);
  });

  it('is known by its number in one form', () => {
    expect(normalizeCertificateNo(' 2023ａb 12 ')).toBe('2023AB12');
  });

  it('is revoked no earlier than it was approved', () => {
    expect(broken((rules) => checkRevocation(rules, '2023-08-31', '2023-09-01'))).toEqual([
      'revokedOn revocation-before-approval',
    ]);
  });
});

describe('a registration', () => {
  const holding = { approvedOn: '2023-09-01', revokedOn: null, void: false };

  it('runs three years less a day', () => {
    expect(defaultRegistrationEnd('2023-10-01')).toBe('2026-09-30');
    expect(defaultRegistrationEnd('2024-02-29')).toBe('2027-02-27');
  });

  it('starts no earlier than the approval and ends no earlier than it starts', () => {
    const registration = { startOn: '2023-08-01', endOn: '2023-07-01' };
    expect(broken((rules) => checkRegistration(rules, registration, holding, [], TODAY))).toEqual([
      'startOn registration-before-approval',
      'endOn registration-end-before-start',
    ]);
  });

  it('is refused once the certificate is revoked or void', () => {
    const registration = { startOn: '2024-03-01', endOn: '2027-02-28' };
    const revoked = { ...holding, revokedOn: '2024-03-01' };
    expect(broken((rules) => checkRegistration(rules, registration, revoked, [], TODAY))).toEqual([
      'startOn registration-after-revocation',
    ]);
    expect(broken((rules) => checkRegistration(rules, registration, { ...revoked, void: true }, [], TODAY))).toEqual([
      'startOn registration-of-void',
    ]);
  });

  it('begins no more than a year ahead and overlaps no other of its certificate', () => {
    const known = [{ startOn: '2023-10-01', endOn: '2026-09-30' }];
    const faults = (startOn: string, endOn: string): string[] =>
      broken((rules) => checkRegistration(rules, { startOn, endOn }, holding, known, TODAY));
    expect(faults('2026-09-30', '2029-09-29')).toEqual([
      'startOn registration-far-ahead',
      'startOn registration-overlaps',
    ]);
    expect(faults('2023-09-01', '2023-09-30')).toEqual([]);
    expect(faults('2023-09-01', '2023-10-01')).toEqual(['startOn registration-overlaps']);
    expect(faults('2025-12-31', '2026-01-31')).toEqual(['startOn registration-overlaps']);
  });
});
