import type { EntityManager } from 'typeorm';
import { regionWithin } from '../auth/access/region-scope.js';
import { awardAssessor } from '../awards/award-entitlements.js';
import type { LedgerService } from '../ledger/ledger.service.js';
import type { PayKind } from '../ledger/subject.js';
import type { Decided, Entitlement } from '../policies/entitlements/entitlements.js';
import { firstStipendMonth, loadAwardTerms, loadStipendTerms } from '../policies/policy-loader.js';
import { loadRegionView, type RegionView } from '../policies/facts/region-view.js';
import { loadPeople, type Person, type PersonRow } from '../policies/facts/worker-facts.loader.js';
import { payableMonths, stipendAssessor } from '../stipends/stipend-entitlements.js';
import { paysWholeYears } from '../policies/terms/policy-terms.js';
import { monthOf } from '../common/values/months.js';
import type { Findings } from './evidence-checks.js';

const CHUNK = 2_000;

/**
 * Subjects on which this system has money, paid or in flight, and of which no assessment speaks. `owed = paid + in flight +
 * due` holds by the definition of due; what could break it unseen is a subject that is assessed no more, whose payment
 * would then show neither as right nor as a late fact. So for everybody with money of this region the rules are asked
 * again, and each such subject must be answered with this money beside it: either it agrees, or it is due (back pay, or a
 * recovery), or it is more in flight than is owed, or was paid before this system, which are no recoveries (see `due.ts`).
 */
export async function* unansweredSubjects(
  tx: EntityManager,
  { top, asOf, ledger }: { top: string; asOf: string; ledger: LedgerService },
): Findings {
  const view = await loadRegionView(tx, top);
  const awards = awardAssessor(await loadAwardTerms(tx, view.paths), asOf);
  const policies = await loadStipendTerms(tx, view.paths);
  const ever = { fromMonth: '0000-01', toMonth: monthOf(asOf) };
  const months = payableMonths(ever, await firstStipendMonth(tx), asOf, policies.some(paysWholeYears));
  const stipends = stipendAssessor(policies, { ...months, asOf, includeRefused: false });
  const kinds: [PayKind, (person: Person) => Entitlement<Decided>[]][] = [
    ['award', (person) => awards.assess(person)],
    ['stipend', (person) => stipends.assess(person)],
  ];
  for await (const rows of peopleWithMoney(tx, top)) {
    for (const [kind, assess] of kinds) {
      for (const person of await loadPeople(tx, ledger, view.paths, rows, { kind })) {
        yield* unanswered(view, person, assess(person));
      }
    }
  }
}

function* unanswered(view: RegionView, person: Person, items: readonly Entitlement<Decided>[]): Generator<string> {
  for (const balance of person.balances.values()) {
    const { subject, systemFen, inFlightFen, historicalFen, writtenOffFen, payerRegionCode } = balance;
    if ((systemFen <= 0 && inFlightFen <= 0) || !view.holds(payerRegionCode)) continue;
    const answered = items.some(
      (item) =>
        item.subject === subject &&
        item.systemFen === systemFen &&
        item.inFlightFen === inFlightFen &&
        // What was written off still counts as paid, but not against who is over-paid (see `due.ts`).
        item.paidFen <= historicalFen + systemFen &&
        item.paidFen >= historicalFen + systemFen - writtenOffFen &&
        isAccountedFor(item, historicalFen),
    );
    if (!answered) yield `worker ${person.id} ${subject}`;
  }
}

/** owed = paid + in flight + due, but for what may not be asked back: money in flight, and payments before this system. */
function isAccountedFor(
  { owedFen, paidFen, inFlightFen, dueFen }: Entitlement<Decided>,
  historicalFen: number,
): boolean {
  const tooMuchFen = paidFen + inFlightFen + dueFen - owedFen;
  return tooMuchFen === 0 || (tooMuchFen > 0 && tooMuchFen <= inFlightFen + historicalFen);
}

/** Each record's lines by their index; asked for several records in one condition, all lines were read for each person. */
function moneyOf(worker: 'w' | 'd'): string {
  return `SELECT 1 FROM payout_lines l JOIN policies q ON q.id = l.policy_id LEFT JOIN line_endings e ON e.line_id = l.id
    WHERE l.worker_id = ${worker}.id AND (e.line_id IS NULL OR e.outcome = 'paid')
      AND ${regionWithin('q.region_code').replace('?', '$2')}`;
}

async function* peopleWithMoney(tx: EntityManager, top: string): AsyncGenerator<PersonRow[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows: PersonRow[] = await tx.query(
      `SELECT w.id, w.name, w.region_code AS "regionCode" FROM workers w
       WHERE w.id > $1 AND w.merged_into IS NULL AND (EXISTS (${moneyOf('w')})
         OR EXISTS (SELECT 1 FROM workers d WHERE d.merged_into = w.id AND EXISTS (${moneyOf('d')})))
       ORDER BY w.id LIMIT ${CHUNK}`,
      [after, top],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)?.id ?? after;
  }
}
