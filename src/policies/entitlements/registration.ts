import type { CertificateFact } from '../facts/worker-facts.js';
import type { PolicyHeading } from '../terms/policy-terms.js';

/** The day on which the first registration of a certificate began; null without one. */
export function firstRegisteredOn({ registrations }: Pick<CertificateFact, 'registrations'>): string | null {
  return registrations.reduce<string | null>(
    (first, { startOn }) => (first === null || startOn < first ? startOn : first),
    null,
  );
}

/** Whether the first registration of a certificate began when the policy asks for it (domain rule §15, S6). */
export function firstRegisteredInTime(
  { firstRegisteredBetween }: Pick<PolicyHeading, 'firstRegisteredBetween'>,
  certificate: Pick<CertificateFact, 'registrations'>,
): boolean {
  if (firstRegisteredBetween === null) return true;
  const { from, to } = firstRegisteredBetween;
  const first = firstRegisteredOn(certificate);
  return first !== null && (from === null || from <= first) && (to === null || first <= to);
}
