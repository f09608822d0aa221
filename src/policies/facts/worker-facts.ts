import type { Level } from '../../certificates/level.js';
import type { Staffing } from '../../workers/posts/staffing.js';
import type { OrganizationKind } from '../../workers/organizations/organization-kind.js';

/** What the rules know of a post: dates `YYYY-MM-DD`, `endOn` the last day, inclusive, null while serving. */
export interface PostFact {
  organizationName: string;
  kind: OrganizationKind;
  registrarCode: string | null;
  /** Codes from the root of the tree down to the organization's own region. */
  regionPath: string[];
  startOn: string;
  endOn: string | null;
  /** 用工性质; null where nobody has said. */
  staffing: Staffing | null;
}

export interface RegistrationFact {
  startOn: string;
  endOn: string;
}

export interface CertificateFact {
  id: string;
  certificateNo: string;
  level: Level;
  approvedOn: string;
  declaredOn: string;
  /** First day on which the certificate no longer holds; null while it holds. */
  revokedOn: string | null;
  /** Invalid from the start (自始无效): as if it had never been. */
  void: boolean;
  registrations: RegistrationFact[];
}

/** Months without stipend; `toMonth: null` means until further notice. */
export interface SuspensionFact {
  fromMonth: string;
  toMonth: string | null;
  reason: string;
}

/** 本人放弃, in force: of one subject, or of all of a kind; see `policies/entitlements/waivers.ts`. */
export interface WaiverFact {
  kind: 'award' | 'stipend';
  subject: string | null;
  fromMonth: string | null;
  waivedOn: string;
  /** What was signed and where it is kept. */
  paper: string;
}

/** What was already paid for a level's award, in this system or before it; `paidOn` is the first day anything was paid. */
export interface AwardPaidFact {
  level: Level;
  paidFen: number;
  paidOn: string;
  /** Whether any of it was paid before this system: such a level needs no claim (domain rule §15, S1). */
  byHistory: boolean;
}

/** A month or a whole year of stipend with money on it, paid or on its way, and the region whose policy paid last, where this system did. */
export interface StipendPaidFact {
  /** `YYYY-MM` or `Y2023`. */
  period: string;
  payerRegionCode: string | null;
}

export const CLAIM_FACT_STATES = ['submitted', 'returned', 'accepted', 'rejected'] as const;

/** One entry of a check of a claim (domain rule §15, S2); of several of one code the last one counts. */
export interface CheckFact {
  code: string;
  met: boolean;
  evidence: string;
  /** Who confirmed it, by name, and on which day. */
  by: string;
  on: string;
}

/** 申报, handed in and not withdrawn (domain rule §14): of a certificate for an award, of a notice for a stipend. */
export interface ClaimFact {
  id: string;
  /** Of the policy that it was made for. */
  regionCode: string;
  kind: 'award' | 'stipend';
  certificateId: string | null;
  noticeId: string | null;
  receivedOn: string;
  state: (typeof CLAIM_FACT_STATES)[number];
  /** In the order in which they were entered. */
  checks: CheckFact[];
}

/** Everything the award and stipend rules may look at for one person. */
export interface WorkerFacts {
  workerId: string;
  posts: PostFact[];
  certificates: CertificateFact[];
  suspensions: SuspensionFact[];
  waivers: WaiverFact[];
  claims: ClaimFact[];
  awardsPaid: AwardPaidFact[];
  /** Stipends: what stands beside a whole year, which is never paid with a month of it (domain rule §15, S7). */
  stipendsPaid: StipendPaidFact[];
}

/** One reason of a decision: a stable code, a Chinese sentence an officer can read out, and the facts it rests on. */
export interface Reason {
  code: string;
  message: string;
  facts?: Record<string, string | number | boolean | null>;
}
