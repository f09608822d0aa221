import { normalizeIdentityNumber } from '../common/identity-number.js';
import { personName } from '../common/names.js';
import { isPhone, withoutSpaces } from './worker-rules.js';

/** What a search text may mean; whoever looks it up tries each. Pure. */
export interface WorkerSearch {
  identityNumber: string | null;
  phone: string | null;
  certificateNo: string | null;
  /** Patterns for LIKE: of the name, and of the name read backwards, so that both ends can use an index. */
  namePattern: string | null;
  reversedNamePattern: string | null;
}

export function parseWorkerSearch(text: string): WorkerSearch {
  const packed = withoutSpaces(text);
  const identityNumber = normalizeIdentityNumber(packed);
  const name = personName(text);
  const isName = name !== '' && !/\d{4}/.test(packed);
  return {
    identityNumber: /^\d{17}[\dX]$/.test(identityNumber) ? identityNumber : null,
    phone: isPhone(packed) ? packed : null,
    certificateNo: /[\dA-Za-z]/.test(packed) ? packed.toUpperCase() : null,
    namePattern: isName ? `${escapeLike(name)}%` : null,
    reversedNamePattern: isName ? `${escapeLike(Array.from(name).reverse().join(''))}%` : null,
  };
}

/** The wildcards of LIKE and its escape character stand for themselves. */
export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (it) => `\\${it}`);
}
