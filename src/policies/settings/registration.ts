import type { FieldError } from '../../common/errors.js';
import { type DayRange, type Registration } from '../terms/policy-terms.js';
import type { FirstRegisteredBetween } from './registration.dto.js';

/** Registration as a request states it; `requiresRegistration` is the older form of the same (domain rule §15, S6). */
export interface StatedRegistration {
  registration?: Registration | null;
  requiresRegistration?: boolean | null;
  firstRegisteredBetween?: FirstRegisteredBetween | null;
}

/** Registration in the table's form: null where the older form says all of it. */
export function readRegistration({ registration, requiresRegistration, firstRegisteredBetween }: StatedRegistration): {
  registration: Registration | null;
  requiresRegistration: boolean;
  firstRegisteredBetween: DayRange | null;
} {
  const { from = null, to = null } = firstRegisteredBetween ?? {};
  return {
    registration: registration === 'once' ? 'once' : null,
    requiresRegistration: registration ? registration !== 'none' : requiresRegistration === true,
    firstRegisteredBetween: from === null && to === null ? null : { from, to },
  };
}

export function registrationFaults(request: StatedRegistration): FieldError[] {
  const { registration, requiresRegistration, firstRegisteredBetween } = request;
  const errors: FieldError[] = [];
  const flag = requiresRegistration ?? null;
  if (!registration && flag === null) {
    errors.push({ field: 'requiresRegistration', code: 'isDefined', message: '必填' });
  } else if (registration && flag !== null && flag !== (registration !== 'none')) {
    const message = '与登记要求不一致，请只填其中一处';
    errors.push({ field: 'requiresRegistration', code: 'registrationTwice', message });
  }
  const { from, to } = firstRegisteredBetween ?? {};
  if (from && to && to < from) {
    errors.push({ field: 'firstRegisteredBetween.to', code: 'rangeTurned', message: '不能早于首次登记的起始日期' });
  }
  return errors;
}

/** What is told of a stored policy, in whichever form it was written. */
export function toldRegistration({
  registration,
  requiresRegistration,
}: {
  registration: Registration | null;
  requiresRegistration: boolean;
}): Registration {
  return registration ?? (requiresRegistration ? 'valid' : 'none');
}
