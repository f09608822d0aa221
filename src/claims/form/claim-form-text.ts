import { LEVEL_NAMES } from '../../certificates/level.js';
import { shanghaiTime } from '../../common/fields/instant-field.js';
import { monthWords } from '../../common/values/months.js';
import type { Values } from '../../exports/documents/word-document.js';
import { dateInWords } from '../../exports/sheet.js';
import { PAY_KIND_NAMES } from '../../ledger/subject.js';
import { awardWords } from '../../ledger/subject-words.js';
import type { ClaimState } from '../claim.entity.js';
import type { ClaimDetailResponse, StatedFactsResponse } from '../reading/claims.dto.js';

/** What 申请表 says of a claim. Pure. */

export interface ClaimFormInput {
  claim: ToldClaim;
  /** As frozen when it was handed in; of a draft as it would be. */
  stated: StatedFactsResponse;
  /** Of a claim of stipends. */
  months: { from: string; to: string } | null;
  /** Masked, or whole where it was asked for. */
  identityNumber: string;
  departmentName: string;
  contactPhone: string | null;
  preparedOn: string;
}

/** What the form says of a claim itself; who may do what with it now is none of it. */
export type ToldClaim = Omit<ClaimDetailResponse, 'nextSteps' | 'askedBy'>;

/** A place to write on. */
const BLANK = '____________';

/** What was decided; a claim that waits leaves it to be written. */
const DECISIONS: Partial<Record<ClaimState, string>> = {
  returned: '退回补正',
  accepted: '受理',
  rejected: '不予受理',
  withdrawn: '已撤回',
};

export function claimFormValues(input: ClaimFormInput): Values {
  const { claim, stated, identityNumber, departmentName, contactPhone, preparedOn } = input;
  const checks = checkRows(claim);
  const decision = DECISIONS[claim.state] ?? '';
  const isDecided = decision !== '' && claim.state !== 'withdrawn';
  return {
    name: stated.name,
    identityNumber,
    kind: PAY_KIND_NAMES[claim.kind],
    item: itemOf(input),
    policyPlace: claim.policyRegionName,
    place: claim.regionName,
    employer: stated.organizationName ?? '',
    since: day(stated.since),
    level: stated.level ? LEVEL_NAMES[stated.level] : '',
    certificateNo: stated.certificateNo ?? '',
    certifiedOn: day(stated.approvedOn),
    notice: claim.notice ? `${claim.notice.noticeNo}《${claim.notice.title}》` : '',
    window: claim.notice ? `${dateInWords(claim.notice.opensOn)}至${dateInWords(claim.notice.closesOn)}` : '',
    papers: claim.notice?.papers.join('、') ?? '',
    receivedOn: day(claim.receivedOn),
    opinion: claim.opinion ?? '',
    opinionBy: claim.opinionByName ?? '',
    opinionOn: day(claim.opinionOn),
    hasChecks: checks.length > 0,
    checks,
    decision,
    decisionReason: isDecided ? (claim.decisionReason ?? '') : '',
    decidedBy: isDecided ? (claim.decidedByName ?? '') : '',
    decidedOn: isDecided && claim.decidedAt ? dateInWords(shanghaiTime(claim.decidedAt).day) : '',
    department: departmentName,
    contactPhone: contactPhone ?? BLANK,
    preparedOn: dateInWords(preparedOn),
  };
}

function itemOf({ claim, stated, months }: ClaimFormInput): string {
  if (claim.kind === 'award') return stated.level ? awardWords(stated.level) : PAY_KIND_NAMES.award;
  if (!months) return PAY_KIND_NAMES.stipend;
  const { from, to } = months;
  return `${from === to ? monthWords(from) : `${monthWords(from)}至${monthWords(to)}`}职业津贴`;
}

/** What is asked for, each with what was found of it last. */
function checkRows({ asked, checks }: ToldClaim): Values[] {
  const last = new Map(checks.filter(({ counts }) => counts).map((check) => [check.code, check]));
  return asked.map(({ code, label }) => {
    const check = last.get(code);
    const result = check ? (check.met ? '符合' : '不符合') : '';
    return { label, result, evidence: check?.evidence ?? '', by: check?.checkedByName ?? '' };
  });
}

const day = (date: string | null): string => (date === null ? '' : dateInWords(date));
