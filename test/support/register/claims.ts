import type { DataSource } from 'typeorm';
import { ClaimCheck } from '../../../src/claims/claim-check.entity.js';
import { Claim, type StatedFacts } from '../../../src/claims/claim.entity.js';
import { ClaimNotice } from '../../../src/claims/notices/claim-notice.entity.js';
import { newId } from '../../../src/common/values/ids.js';

/** What a claim of somebody states of whom nothing is known. */
export const STATED: StatedFacts = {
  name: '社工',
  organizationName: null,
  organizationRegionCode: null,
  since: null,
  level: null,
  certificateNo: null,
  approvedOn: null,
  declaredOn: null,
};

/** Notices, claims and checks straight in the tables, past the service's own steps, so that a test can say any of them in a few words. */

export interface NoticeSpec {
  policyId: string;
  opensOn: string;
  closesOn: string;
  certificatesFrom?: string;
  certificatesTo?: string;
  monthsFrom?: string;
  monthsTo?: string;
  supplements?: string;
}

/** Approved. @returns its id */
export async function putNotice(dataSource: DataSource, spec: NoticeSpec): Promise<string> {
  const [writer, approver] = await twoPeople(dataSource);
  const id = newId();
  await dataSource.manager.insert(ClaimNotice, {
    certificatesFrom: null,
    certificatesTo: null,
    monthsFrom: null,
    monthsTo: null,
    supplements: null,
    ...spec,
    id,
    // Digits alone: letters by chance would look like a word that a page should not say.
    noticeNo: `通知${parseInt(id.slice(-8), 16)}`,
    title: '申报通知',
    papers: [],
    state: 'approved',
    createdBy: writer,
    approvedBy: approver,
    approvedAt: new Date(),
  });
  return id;
}

export interface ClaimSpec {
  workerId: string;
  regionCode: string;
  certificateId?: string;
  noticeId?: string;
  receivedOn: string;
  state?: Claim['state'];
  /** Who entered it, and who decided; the first account unless stated. */
  createdBy?: string;
  decidedBy?: string;
}

/** Accepted, unless it says otherwise. @returns its id */
export async function putClaim(dataSource: DataSource, spec: ClaimSpec): Promise<string> {
  const [someone] = await twoPeople(dataSource);
  const { workerId, regionCode, certificateId = null, noticeId = null, receivedOn, state = 'accepted' } = spec;
  const isDecided = state === 'accepted' || state === 'rejected' || state === 'returned';
  const id = newId();
  await dataSource.manager.insert(Claim, {
    id,
    workerId,
    policyRegionCode: regionCode,
    kind: certificateId === null ? 'stipend' : 'award',
    certificateId,
    noticeId,
    receivedOn,
    state,
    stated: STATED,
    decidedBy: isDecided ? (spec.decidedBy ?? someone) : null,
    decidedAt: isDecided ? new Date() : null,
    decisionReason: isDecided ? '材料' : null,
    createdBy: spec.createdBy ?? someone,
  });
  return id;
}

export async function putCheck(
  dataSource: DataSource,
  claimId: string,
  { code, met = true, by }: { code: string; met?: boolean; by?: string },
): Promise<void> {
  const [someone] = await twoPeople(dataSource);
  await dataSource.manager.insert(ClaimCheck, {
    id: newId(),
    claimId,
    code,
    met,
    evidence: '户口簿复印件',
    checkedBy: by ?? someone,
    checkedAt: new Date(),
  });
}

async function twoPeople(dataSource: DataSource): Promise<[string, string]> {
  const rows: { id: string }[] = await dataSource.manager.query('SELECT id FROM users ORDER BY id LIMIT 2');
  return [rows[0]!.id, rows[1]!.id];
}
