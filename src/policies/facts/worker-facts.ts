import type { Level } from '../../certificates/level.js';
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
}

/** Everything the award and stipend rules may look at for one person. */
export interface WorkerFacts {
  workerId: string;
  posts: PostFact[];
  certificates: CertificateFact[];
  suspensions: SuspensionFact[];
  waivers: WaiverFact[];
  awardsPaid: AwardPaidFact[];
}

/** One reason of a decision: a stable code, a Chinese sentence an officer can read out, and the facts it rests on. */
export interface Reason {
  code: string;
  message: string;
  facts?: Record<string, string | number | boolean | null>;
}
