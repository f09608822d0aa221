import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { regionWithin } from '../../auth/access/region-scope.js';
import { lookUpByKey, lookUpFreely } from '../../database/statements/by-key.js';
import { Conditions } from '../../database/statements/conditions.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { workerWithin } from '../../workers/people/worker-scope.js';
import type { RegionView } from './region-view.js';
import { type FactsNeeded, loadPeople, type Person, type PersonRow } from './worker-facts.loader.js';

/** People whose facts are in memory at once: enough that statements weigh little, few enough that memory stays flat. */
const CHUNK = 1_000;

export interface PeopleWanted extends FactsNeeded {
  view: RegionView;
  /** Registrars that the view's policies name: their organizations' staff may be paid from outside the view. */
  registrars: readonly string[];
  /** Also those whom no policy of the view could pay, if they exist for it. */
  includeRefused: boolean;
  /** Only those who have a line of a payout by a policy of the view: nobody else's money can have changed. */
  paidOnly?: boolean;
  /** Only these people, whoever exists for the view: the reader judges by what is theirs. */
  workerIds?: readonly string[];
  /** Part of the name, or a whole certificate number. */
  search?: string;
}

/** Reads the certified people whom a view's decisions may be about; someone without a certificate is owed nothing. */
@Injectable()
export class PeopleLoader {
  private cursors = 0;

  constructor(private readonly ledger: LedgerService) {}

  /**
   * Streams people in the order of their ids, in chunks. The list of ids is one query, read from a cursor of the
   * transaction, so that a county among millions is found once and not once per chunk. For chunks that agree with each
   * other the transaction is REPEATABLE READ.
   */
  async *chunks(tx: EntityManager, wanted: PeopleWanted): AsyncGenerator<Person[]> {
    const { sql, parameters } = candidates(wanted);
    const cursor = `people_${++this.cursors}`;
    // All rows will be read, so the plan for all of them is wanted and not the one for the first few.
    await tx.query(`SELECT set_config('cursor_tuple_fraction', '1', true)`);
    await tx.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, parameters);
    await lookUpByKey(tx);
    for (;;) {
      const rows: PersonRow[] = await tx.query(`FETCH ${CHUNK} FROM ${cursor}`);
      if (rows.length === 0) break;
      yield await loadPeople(tx, this.ledger, wanted.view.paths, rows, wanted);
      if (rows.length < CHUNK) break;
    }
    // Where the reader stopped early, both are left to the end of the transaction.
    await lookUpFreely(tx);
    await tx.query(`CLOSE ${cursor}`);
  }

  /** One person, certified or not; null where there is no such worker. */
  async one(tx: EntityManager, view: RegionView, workerId: string, needed: FactsNeeded): Promise<Person | null> {
    const rows: PersonRow[] = await tx.query(
      'SELECT id, name, region_code AS "regionCode" FROM workers WHERE id = $1',
      [workerId],
    );
    return (await loadPeople(tx, this.ledger, view.paths, rows, needed))[0] ?? null;
  }
}

/** Whoever was paid from a region, be it under a record that was merged into theirs since. */
const PAID_FROM = `SELECT l.worker_id FROM payout_lines l JOIN policies q ON q.id = l.policy_id
    WHERE ${regionWithin('q.region_code')}
  UNION ALL SELECT d.merged_into FROM workers d WHERE d.merged_into IS NOT NULL AND EXISTS (
    SELECT 1 FROM payout_lines l JOIN policies q ON q.id = l.policy_id
    WHERE l.worker_id = d.id AND ${regionWithin('q.region_code')})`;

function candidates({ view, registrars, includeRefused, paidOnly, workerIds, search }: PeopleWanted) {
  const conditions = new Conditions().add(
    'w.merged_into IS NULL AND w.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM certificates c WHERE c.worker_id = w.id)',
  );
  if (workerIds) {
    conditions.add('w.id = ANY(?::uuid[])', workerIds);
  } else if (paidOnly) {
    conditions.add(`w.id IN (${PAID_FROM})`, view.top, view.top);
  } else if (!view.isWhole) {
    const ways = [
      `SELECT p.worker_id FROM posts p JOIN organizations o ON o.id = p.organization_id
       WHERE ${regionWithin('o.region_code')} OR o.registrar_code = ANY(?)`,
      // Whoever claims of it is asked for no post where a policy asks for none.
      `SELECT c.worker_id FROM claims c WHERE ${regionWithin('c.policy_region_code')}`,
      // Whoever was paid from here may have to pay back, wherever they serve now.
      `(${PAID_FROM})`,
    ];
    const values: unknown[] = [view.top, registrars, view.top, view.top, view.top];
    if (includeRefused) {
      ways.push(`SELECT x.id FROM workers x WHERE ${workerWithin('x.id')}`);
      values.push(view.top, view.top);
    }
    conditions.add(`w.id IN (${ways.join(' UNION ')})`, ...values);
  }
  if (search) {
    conditions.add(
      'strpos(w.name, ?) > 0 OR EXISTS (SELECT 1 FROM certificates s WHERE s.worker_id = w.id AND s.certificate_no = ?)',
      search,
      search,
    );
  }
  const sql = `SELECT w.id, w.name, w.region_code AS "regionCode" FROM workers w ${conditions.where()} ORDER BY w.id`;
  return { sql, parameters: conditions.parameters };
}
