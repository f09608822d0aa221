import { api, data } from '../../api/client';
import type { components } from '../../api/schema';

/** What a second person confirms of people: corrected identity numbers, and two records that become one. */

export type Correction = components['schemas']['IdentityCorrectionResponse'];
export type Merge = components['schemas']['MergeResponse'];

/** One that is open, as it is told and decided. */
export interface OpenRequest {
  kind: 'correction' | 'merge';
  id: string;
  /** Under whom it is asked for; of a merge the record that stays. */
  workerId: string;
  what: string;
  requestedBy: string;
  requestedByName: string;
  requestedAt: string;
  reason: string;
  /** Of a merge: what was paid under the record that goes. */
  movesFen?: number | null;
}

export function ofCorrection(correction: Correction): OpenRequest {
  const { workerName, fromNumber, toNumber } = correction;
  return { ...correction, kind: 'correction', what: `${workerName}的身份证号由 ${fromNumber} 更正为 ${toNumber}` };
}

export function ofMerge(merge: Merge): OpenRequest {
  const { survivor, duplicate } = merge;
  const named = (side: Merge['survivor']): string => `${side.workerName}（${side.identityNumber}）`;
  return {
    ...merge,
    kind: 'merge',
    workerId: survivor.workerId,
    what: `将${named(duplicate)}的记录并入${named(survivor)}的记录`,
  };
}

export type Decision = 'confirm' | 'refuse' | 'withdrawal';

/** @param text the reason, or what a confirmation rests on, which may be left empty */
export async function decide(request: OpenRequest, decision: Decision, text: string, key: string): Promise<unknown> {
  const { kind, workerId, id } = request;
  const header = { 'Idempotency-Key': key };
  const comment = text ? { comment: text } : {};
  if (kind === 'merge') {
    const params = { path: { id: workerId, mid: id }, header };
    const path = '/api/v1/workers/{id}/merges/{mid}' as const;
    if (decision === 'confirm') return data(await api.POST(`${path}/confirm`, { params, body: comment }));
    return data(await api.POST(`${path}/${decision}`, { params, body: { reason: text } }));
  }
  const params = { path: { id: workerId, cid: id }, header };
  const path = '/api/v1/workers/{id}/identity-corrections/{cid}' as const;
  if (decision === 'confirm') return data(await api.POST(`${path}/confirm`, { params, body: comment }));
  return data(await api.POST(`${path}/${decision}`, { params, body: { reason: text } }));
}
