import { judgeEntries } from '../../policies/claims/claim-rules.js';
import { EMPLOYER_CHECK, type PolicyCheck } from '../../policies/terms/policy-terms.js';
import type { ClaimState } from '../claim.entity.js';
import { CLAIM_STATE_NAMES } from '../life/claim-life.js';

/** Why a claim is not accepted together with others. Pure. */

export interface AgainstAcceptance {
  code: 'CLAIM_STATE' | 'CLAIM_CERTIFICATE_VOID' | 'CLAIM_CHECKS_OPEN' | 'CLAIM_CHECKS_FAILED';
  message: string;
}

export interface ClaimToAccept {
  state: ClaimState;
  isVoid: boolean;
  /** With the test of the employer, which is the rules' own and stands against nothing here. */
  asked: readonly PolicyCheck[];
  /** Of each code the last. */
  confirmed: readonly { code: string; met: boolean }[];
}

/** Together only what nothing is left to look at in: submitted, and every condition confirmed and met. Null where that holds. */
export function againstAcceptance({ state, isVoid, asked, confirmed }: ClaimToAccept): AgainstAcceptance | null {
  if (state !== 'submitted') {
    const message = `状态是“${CLAIM_STATE_NAMES[state]}”，只有待受理的申报可以成批受理。`;
    return { code: 'CLAIM_STATE', message };
  }
  if (isVoid) {
    return { code: 'CLAIM_CERTIFICATE_VOID', message: '所申报的证书已认定自始无效，请核对证书登记。' };
  }
  const judged = judgeEntries(asked, confirmed, true);
  const missing = judged.filter(({ result }) => result === 'missing');
  if (missing.length > 0) {
    return { code: 'CLAIM_CHECKS_OPEN', message: `还没有核实${namesOf(missing)}，请打开核对材料后登记结果。` };
  }
  const failed = judged.filter(({ result }) => result === 'failed');
  if (failed.length === 0) return null;
  return { code: 'CLAIM_CHECKS_FAILED', message: `${namesOf(failed)}核实为不符合，请打开退回补正或不予受理。` };
}

/** `“户籍”或“社保”、“年度考核合格”` */
function namesOf(groups: readonly { checks: readonly PolicyCheck[] }[]): string {
  return groups
    .map(({ checks }) => checks.filter(({ code }) => code !== EMPLOYER_CHECK).map(({ label }) => `“${label}”`))
    .map((labels) => labels.join('或'))
    .join('、');
}
