import { spanText } from '../../common/values/day-span.js';
import type { ImportIssueCode, RevocationRow, RosterRow, RowPlace } from '../roster/roster-rows.js';
import type { KnownCertificate, KnownRegistration } from './register-snapshot.js';

/** Why a row cannot be taken over, found beside the register. */
export interface PlanRefusal {
  place: RowPlace;
  /** The field of the row type that it is about. */
  field: string;
  code: ImportIssueCode;
  message: string;
  suggestion: string;
  /** What the row says there. */
  value: string | null;
}

export function refuse(
  row: RowPlace,
  field: string,
  code: ImportIssueCode,
  message: string,
  suggestion: string,
): PlanRefusal {
  const stated = (row as unknown as Record<string, unknown>)[field];
  const value = typeof stated === 'string' || typeof stated === 'number' ? String(stated) : null;
  return { place: { sheet: row.sheet, row: row.row }, field, code, message, suggestion, value };
}

/** @param survivor the name of the person into whose record the one of this number was merged */
export function personUnknown(row: RowPlace, survivor: string | null = null): PlanRefusal {
  if (survivor !== null) {
    return refuse(
      row,
      'identityNumber',
      'conflicts-with-register',
      `该身份证号的记录已并入“${survivor}”的记录，不再使用`,
      '请改填此人现行的身份证号；该号码才是正确的，请先更正此人的身份证号',
    );
  }
  return refuse(
    row,
    'identityNumber',
    'person-unknown',
    '花名册和系统中都没有此人，或其花名册行有错误未能导入',
    '请核对身份证号，或先在花名册中登记此人',
  );
}

/** A list from before a payment was withdrawn or corrected does not bring it back. */
export function paymentWithdrawn(row: RowPlace): PlanRefusal {
  return refuse(
    row,
    'amountFen',
    'payment-withdrawn',
    '系统中这笔历史发放已作废或更正，本行不再登记',
    '请删除此行；确实发放过的，请在此人的历史发放中登记',
  );
}

/**
 * A number that was corrected. Of the same name it is the same person, who would be entered a second time.
 *
 * @param holder whose number it was
 */
export function formerNumber(row: RowPlace & { name: string | null }, holder: string | undefined): PlanRefusal | null {
  if (holder === undefined || holder !== row.name) return null;
  return refuse(
    row,
    'identityNumber',
    'conflicts-with-register',
    `“${holder}”的身份证号已更正，不再是该号码`,
    '请改填此人现行的身份证号；确是同名的另一人的，请先在系统中登记此人',
  );
}

/**
 * Which of a person's certificates of a level a row means: the one with its number, else the one in force; null for a
 * new one; `second` when another one is in force.
 */
export function targetCertificate(
  own: readonly KnownCertificate[],
  certificateNo: string | null,
): KnownCertificate | 'second' | null {
  const named = own.find((certificate) => certificate.certificateNo === certificateNo);
  if (named) return named;
  const inForce = own.find((certificate) => certificate.revokedOn === null);
  if (certificateNo === null) {
    return inForce ?? own.toSorted((a, b) => b.approvedOn.localeCompare(a.approvedOn))[0] ?? null;
  }
  return inForce ? 'second' : null;
}

/** The stated dates beside those that the register holds already. */
export function refuseDates(
  row: RosterRow,
  certificate: KnownCertificate,
  registrations: readonly KnownRegistration[],
): PlanRefusal | null {
  const approvedOn = row.approvedOn ?? certificate.approvedOn;
  const declaredOn = row.declaredOn ?? certificate.declaredOn;
  if (declaredOn < approvedOn) {
    return refuse(
      row,
      row.declaredOn === null ? 'approvedOn' : 'declaredOn',
      'declaration-before-approval',
      '申报日期早于系统中的批准日期',
      '请核对申报日期和批准日期',
    );
  }
  if (row.registeredOn !== null && row.registeredOn < approvedOn) {
    return refuse(
      row,
      'registeredOn',
      'registration-before-approval',
      '登记日期早于系统中的批准日期',
      '请核对登记日期和批准日期',
    );
  }
  if (registrations.some(({ certificateId, startOn }) => certificateId === certificate.id && startOn < approvedOn)) {
    return refuse(
      row,
      'approvedOn',
      'registration-before-approval',
      '批准日期晚于系统中该证书的登记日期',
      '请核对批准日期；登记有误的，请先在系统中更正',
    );
  }
  if (certificate.revokedOn !== null && certificate.revokedOn < approvedOn) {
    return refuse(
      row,
      'approvedOn',
      'revocation-before-approval',
      '批准日期晚于系统中该证书的撤销日期',
      '请核对批准日期',
    );
  }
  return refuseOverlappingRegistration(row, certificate, registrations);
}

/**
 * A revocation that is recorded stays as it is: its day and whether it was void decide what was owed for years, and by hand
 * such a change is not made without a reason.
 */
export function refuseOtherRevocation(
  row: RevocationRow,
  { revokedOn, void: isVoid }: KnownCertificate,
): PlanRefusal | null {
  if (revokedOn === null) return null;
  const suggestion = '请核对本行；原来登记有误的，请在此人的证书中点击“更正撤销”，写明原因后更正';
  if (row.revokedOn !== revokedOn) {
    const message = `该证书已登记撤销，撤销日期为 ${revokedOn}，与本行不同`;
    return refuse(row, 'revokedOn', 'conflicts-with-register', message, suggestion);
  }
  if (row.void === null || row.void === isVoid) return null;
  const message = `该证书已登记为${isVoid ? '自始无效' : `自 ${revokedOn} 起撤销、并非自始无效`}，与本行不同`;
  return { ...refuse(row, 'void', 'conflicts-with-register', message, suggestion), value: row.void ? '是' : '否' };
}

/** No day of a certificate is registered twice; two starts of one registration would be two. */
function refuseOverlappingRegistration(
  row: RosterRow,
  certificate: KnownCertificate,
  registrations: readonly KnownRegistration[],
): PlanRefusal | null {
  const { registeredOn, registrationEndOn } = row;
  if (registeredOn === null || registrationEndOn === null) return null;
  const own = registrations.filter(({ certificateId }) => certificateId === certificate.id);
  const known = own.find(({ startOn }) => startOn === registeredOn);
  if (known && (!row.registrationEndStated || known.endOn === registrationEndOn)) return null;
  const other = own.find((it) => it !== known && it.startOn <= registrationEndOn && it.endOn >= registeredOn);
  if (!other) return null;
  return refuse(
    row,
    'registeredOn',
    'registration-overlaps',
    `该证书已有登记（${spanText(other)}），与本行（${registeredOn} 至 ${registrationEndOn}）重叠`,
    `同一次登记的，请把登记日期改为 ${other.startOn}；系统中有误的，请先在系统中更正或作废原登记`,
  );
}
