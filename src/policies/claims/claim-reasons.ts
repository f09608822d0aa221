import { LEVEL_NAMES } from '../../certificates/level.js';
import type { AskedCheck, ClaimStanding } from './claim-rules.js';
import type { ClaimFact, Reason } from '../facts/worker-facts.js';
import {
  type AwardPolicyTerms,
  EMPLOYER_CHECK,
  type NoticeFact,
  type StipendPolicyTerms,
} from '../terms/policy-terms.js';
import { policyFacts, policyWords, reason } from '../terms/reason-names.js';

/** The sentences about claims and their checks (domain rule §15, S1 and S2); the conditions are in claim-rules.ts. */

type Policy = AwardPolicyTerms | StipendPolicyTerms;

const STATE_WORDS: Record<ClaimFact['state'], string> = {
  submitted: '还没有审核',
  returned: '已退回补正，还没有重新提交',
  accepted: '已受理',
  rejected: '不予受理',
};

/** Frozen with the line: which claim, received in which window, and each thing that was confirmed by whom. */
export function claimCounts({ claim, notice }: ClaimStanding, asked: readonly AskedCheck[]): Reason[] {
  if (claim === null || notice === null) return [];
  const accepted = reason(
    'CLAIM_ACCEPTED',
    `${claim.receivedOn}申报，在《${notice.noticeNo}》的申报期内（${windowWords(notice)}），已受理。`,
    {
      ...claimFacts(claim),
      noticeId: notice.id,
      noticeNo: notice.noticeNo,
      opensOn: notice.opensOn,
      closesOn: notice.closesOn,
    },
  );
  return [accepted, ...asked.map((each) => checkMet(each, claim))];
}

function checkMet({ checks, entries, byEmployer }: AskedCheck, claim: ClaimFact): Reason {
  const entry = [...entries.values()].find(({ met }) => met);
  if (entry === undefined) {
    const label = labelOf(checks.find(({ code }) => code === EMPLOYER_CHECK));
    return reason('CHECK_MET', `${groupWords(checks)}：在发放对象单位任职，${label}符合。`, {
      ...claimFacts(claim),
      check: EMPLOYER_CHECK,
      byEmployer,
    });
  }
  const { code, evidence, by, on } = entry;
  const label = labelOf(checks.find((each) => each.code === code));
  return reason('CHECK_MET', `${label}：符合（${evidence}），${by}于${on}核对。`, {
    ...claimFacts(claim),
    check: code,
    evidence,
    checkedBy: by,
    checkedOn: on,
  });
}

/** Every way in which the claim does not do. */
export function claimFailures(policy: Policy, standing: ClaimStanding, asOf: string): Reason[] {
  const { claim, notices, failed } = standing;
  const windows = notices.map(windowWords).join('、');
  const last = notices.reduce((latest, { closesOn }) => (closesOn > latest ? closesOn : latest), '');
  const facts = { ...policyFacts(policy), ...(claim ? claimFacts(claim) : {}) };
  return failed.map((code) => {
    switch (code) {
      case 'NO_NOTICE':
        return reason(code, `${policyWords(policy)}须经申报发放，还没有批准适用的申报通知。`, facts);
      case 'NOT_APPLIED':
        return reason(code, `${policyWords(policy)}须经申报发放，还没有收到申报（申报期${windows}）。`, {
          ...facts,
          closesOn: last,
        });
      case 'WAIVED':
        return reason(code, `${policyWords(policy)}的申报期已于${last}截止（${windows}），逾期未申报，视作放弃。`, {
          ...facts,
          closesOn: last,
        });
      case 'APPLIED_OUTSIDE_WINDOW':
        return reason(code, `${claim?.receivedOn}申报，不在${policyWords(policy)}的申报期内（${windows}）。`, {
          ...facts,
          closesOn: last,
        });
      case 'CLAIM_NOT_ACCEPTED':
        return reason(
          code,
          `${policyWords(policy)}须有受理的申报，${claim?.receivedOn}的申报${claim ? STATE_WORDS[claim.state] : ''}。`,
          { ...facts, claimState: claim?.state ?? null },
        );
      case 'APPLIED_AFTER_AS_OF':
        return reason('DECLARED_AFTER_AS_OF', `申报日${claim?.receivedOn}晚于核定截至日${asOf}。`, { ...facts, asOf });
    }
  });
}

/** Every check that is not met: those nobody confirmed apart from those that were found not to hold. */
export function checkFailures(policy: Policy, claim: ClaimFact, asked: readonly AskedCheck[]): Reason[] {
  return asked.flatMap(({ checks, entries, result }) => {
    if (result === 'met') return [];
    const facts = { ...policyFacts(policy), ...claimFacts(claim), checks: checks.map(({ code }) => code).join(',') };
    const found = checks.flatMap(({ code, label }) => {
      const entry = entries.get(code);
      if (entry) return [`${label}不符合（${entry.evidence}，${entry.by}于${entry.on}核对）`];
      return code === EMPLOYER_CHECK ? [`${label}不符合（不在发放对象单位任职）`] : [`${label}尚未核对`];
    });
    const words = `${policyWords(policy)}要求${groupWords(checks)}：${found.join('、')}`;
    return result === 'missing'
      ? [reason('CHECK_MISSING', `${words}，请核对后再核定。`, facts)]
      : [reason('CHECK_FAILED', `${words}。`, facts)];
  });
}

function groupWords(checks: AskedCheck['checks']): string {
  const labels = checks.map(labelWords).join('、');
  return checks.length > 1 ? `${labels}中有一项符合` : labels;
}

function labelWords({ label, levels }: AskedCheck['checks'][number]): string {
  return levels === undefined ? `“${label}”` : `“${label}”（${levels.map((level) => LEVEL_NAMES[level]).join('、')}）`;
}

function labelOf(check: AskedCheck['checks'][number] | undefined): string {
  return check === undefined ? '' : `“${check.label}”`;
}

function windowWords({ opensOn, closesOn }: NoticeFact): string {
  return `${opensOn}至${closesOn}`;
}

function claimFacts({ id, receivedOn }: ClaimFact) {
  return { claimId: id, receivedOn };
}
