import type { Level } from '../../certificates/level.js';
import { identityKindOf } from '../../common/values/identity-number.js';
import type {
  PastPaymentSheetRow,
  RevocationSheetRow,
  RosterSheetRow,
  SuspensionSheetRow,
} from '../../exports/people/roster-sheet.js';
import type { RegisterPerson } from '../../workers/register-reader.js';
import { periodText } from '../../ledger/subject.js';

/** Names of regions by code. */
export interface RegionPlaces {
  nameOf(code: string): string;
  /** Of the region itself, or of that above it which is a county or the city. */
  countyOf(code: string): string;
  /** Null where the region is no township. */
  townshipOf(code: string): string | null;
}

/**
 * A person in rows of the roster workbook (domain §8): one for each certificate, its further registrations, or post, whichever are
 * more. What the person has once stands in the first of them alone, so that whoever edits it finds it in one place; an empty cell
 * states nothing.
 */
export function rosterRowsOf(person: RegisterPerson, places: RegionPlaces): RosterSheetRow[] {
  const held = person.certificates.flatMap((certificate) =>
    (certificate.registrations.length > 0 ? certificate.registrations : [null]).map((registration) => ({
      certificate,
      registration,
    })),
  );
  // Oldest first, as they came about.
  const posts = [...person.posts].reverse();
  const count = Math.max(held.length, posts.length, 1);
  const kind = identityKindOf(person.identityNumber);
  return Array.from({ length: count }, (_, index) => {
    const post = posts[Math.min(index, posts.length - 1)];
    const { certificate, registration } = held[index] ?? { certificate: null, registration: null };
    return {
      name: person.name,
      identityNumber: person.identityNumber,
      identityKind: kind === 'resident' ? null : kind,
      ...employerOf(post, person, places),
      level: certificate?.level ?? null,
      certificateNo: certificate?.certificateNo ?? null,
      approvedOn: certificate?.approvedOn ?? null,
      declaredOn: certificate?.declaredOn ?? null,
      registeredOn: registration?.startOn ?? null,
      registrationEndOn: registration?.endOn ?? null,
      ...(index === 0 ? ownOf(person) : NOTHING_OF_THEIR_OWN),
    };
  });
}

type Own = Pick<RosterSheetRow, 'phone' | 'bankName' | 'bankAccount' | 'bankCode' | 'remark'>;

const NOTHING_OF_THEIR_OWN: Own = { phone: null, bankName: null, bankAccount: null, bankCode: null, remark: null };

function ownOf({ phone, bankName, bankAccount, bankCode, remark }: RegisterPerson): Own {
  return { phone, bankName, bankAccount, bankCode, remark };
}

type Employer = Pick<
  RosterSheetRow,
  | 'organizationName'
  | 'organizationKind'
  | 'registrarName'
  | 'countyName'
  | 'townshipName'
  | 'startOn'
  | 'endOn'
  | 'staffing'
>;

/** Whoever serves nowhere that may be shown has the place where they are registered. */
function employerOf(
  post: RegisterPerson['posts'][number] | undefined,
  person: RegisterPerson,
  places: RegionPlaces,
): Employer {
  if (!post) {
    return {
      organizationName: null,
      organizationKind: null,
      registrarName: null,
      countyName: places.countyOf(person.regionCode),
      townshipName: places.townshipOf(person.regionCode),
      startOn: null,
      endOn: null,
      staffing: null,
    };
  }
  const { name, kind, countyCode, regionCode, registrarCode } = post.organization;
  return {
    organizationName: name,
    organizationKind: kind,
    registrarName: registrarCode && places.nameOf(registrarCode),
    countyName: places.nameOf(countyCode),
    townshipName: places.townshipOf(regionCode),
    startOn: post.startOn,
    endOn: post.endOn,
    staffing: post.staffing,
  };
}

export function suspensionRowsOf({ identityNumber, suspensions }: RegisterPerson): SuspensionSheetRow[] {
  return suspensions.map(({ fromMonth, toMonth, reason }) => ({ identityNumber, fromMonth, toMonth, reason }));
}

export function revocationRowsOf({ identityNumber, certificates }: RegisterPerson): RevocationSheetRow[] {
  return certificates.flatMap(({ level, revokedOn, void: isVoid, revocationReason }) =>
    revokedOn === null ? [] : [{ identityNumber, level, revokedOn, void: isVoid, reason: revocationReason ?? '' }],
  );
}

export function pastPaymentRowsOf({ identityNumber, pastPayments }: RegisterPerson): PastPaymentSheetRow[] {
  return pastPayments.map(({ subject, amountFen, paidOn }) => {
    const [kind, of] = subject.split(':') as ['award' | 'stipend', string];
    return {
      identityNumber,
      kind,
      level: kind === 'award' ? (of as Level) : null,
      month: kind === 'stipend' ? periodText(of) : null,
      amountFen,
      paidOn,
    };
  });
}
