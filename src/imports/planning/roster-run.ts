import type { PlanRefusal } from '../register/plan-refusals.js';
import type { RosterPlan, RowOutcome } from './roster-plan.js';
import type { RowChange } from '../register/row-changes.js';
import type { PersonRows, RevocationRow, RosterRow, RowPlace } from '../roster/roster-rows.js';

/** A row of the workbook with what it made and changed. */
export interface ChangedRow extends RowPlace {
  worker: string;
  changes: RowChange[];
}

/** What came of rows: how many of each outcome, and why rows were refused. */
export class Outcomes {
  created = 0;
  updated = 0;
  unchanged = 0;
  refused = 0;
  readonly refusals: PlanRefusal[] = [];
  readonly warnings: PlanRefusal[] = [];
  private changed: ChangedRow[] = [];

  /** @param most refusals that are kept, and `mostWarnings`; more are counted */
  constructor(
    private readonly most: number,
    private readonly mostWarnings: number,
  ) {}

  warn(warnings: readonly PlanRefusal[]): void {
    this.warnings.push(...warnings.slice(0, this.mostWarnings - this.warnings.length));
  }

  take(outcome: RowOutcome): void {
    if (typeof outcome === 'string') this[outcome]++;
    else if (++this.refused <= this.most) this.refusals.push(outcome);
  }

  /** Keeps what a row changed, until {@link takeChanges} asks. */
  note({ sheet, row }: RowPlace, worker: string, changes: RowChange[]): void {
    if (changes.length > 0) this.changed.push({ sheet, row, worker, changes });
  }

  takeChanges(): ChangedRow[] {
    const { changed } = this;
    this.changed = [];
    return changed;
  }

  get taken(): number {
    return this.created + this.updated + this.unchanged;
  }
}

/**
 * Takes one person's rows through the plan in the order in which they rest on each other: the roster, with each
 * revocation before the certificate that it makes room for; then the other revocations and the other sheets.
 */
export function runPerson(person: PersonRows, plan: RosterPlan, outcomes: Outcomes): void {
  const waiting = new Set(person.revocations);
  const take = (row: RowPlace & { identityNumber: string }, outcome: RowOutcome): void => {
    outcomes.take(outcome);
    outcomes.note(row, plan.nameOf(row.identityNumber), plan.log.take());
  };
  const takeRevocation = (row: RevocationRow): void => {
    waiting.delete(row);
    take(row, plan.revocationRow(row));
  };
  for (const row of bySuccession(person)) {
    revocationsBefore(row, waiting, plan).forEach(takeRevocation);
    take(row, plan.rosterRow(row, person.roster));
  }
  [...waiting].forEach(takeRevocation);
  for (const row of person.suspensions) take(row, plan.suspensionRow(row));
  for (const row of person.historicalPayments) take(row, plan.paymentRow(row));
}

/**
 * By the day of entry, so that the post which a row ends makes room for the next at the same employer, and those that
 * mean an open post find it. With a revocation first by the day of approval: the earlier certificate first.
 */
function bySuccession({ roster, revocations }: PersonRows): readonly RosterRow[] {
  if (roster.length < 2) return roster;
  const entry = ({ startOn }: RosterRow): string => startOn ?? 'after all';
  const approval = ({ approvedOn }: RosterRow): string => (revocations.length === 0 ? '' : (approvedOn ?? ''));
  return roster.toSorted((a, b) => compare(approval(a), approval(b)) || compare(entry(a), entry(b)));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Revocations not later than a new certificate's approval, where one of the level is in force that they can mean. */
function revocationsBefore(row: RosterRow, waiting: ReadonlySet<RevocationRow>, plan: RosterPlan): RevocationRow[] {
  const { identityNumber, level, approvedOn } = row;
  if (waiting.size === 0 || level === null || approvedOn === null) return [];
  const known = plan.certificatesOf(identityNumber).filter((certificate) => certificate.level === level);
  if (known.some((certificate) => certificate.certificateNo === row.certificateNo)) return [];
  const inForce = known.find((certificate) => certificate.revokedOn === null);
  if (!inForce) return [];
  return [...waiting].filter(
    (revocation) =>
      revocation.level === level && inForce.approvedOn <= revocation.revokedOn && revocation.revokedOn <= approvedOn,
  );
}
