import { COUNTIES, PEOPLE, RATE_FEN } from './office-ground.js';
import { nameOfOrganization, nameOfPerson, type Newcomer, type OfficeLoad, type PayoutLife } from './office-load.js';

/** Asks the database itself, past the service. */
export type Ask = <R extends object>(sql: string, parameters?: unknown[]) => Promise<R[]>;

export interface Findings {
  /** Things that were answered well and looked for. */
  looked: number;
  missing: string[];
  twice: string[];
  /** Money that does not add up to what was answered. */
  money: string[];
}

/** Whether what a load was answered is there, once, and to the fen. Asked once the load has ended. */
export async function findingsOf(ask: Ask, load: OfficeLoad, sessionId: string): Promise<Findings> {
  const findings: Findings = { looked: 0, missing: [], twice: [], money: [] };
  await lookForNewcomers(ask, load.newcomers, sessionId, findings);
  await lookForPayouts(ask, load.lives, findings);
  await lookForReturns(ask, load.lives, findings);
  await addUp(ask, load.lives, findings);
  return findings;
}

/** @param found how often each is there */
function compare(what: string, wanted: readonly string[], found: ReadonlyMap<string, number>, into: Findings): void {
  into.looked += wanted.length;
  into.missing.push(...wanted.filter((key) => !found.has(key)).map((key) => `${what} ${key}`));
  into.twice.push(...[...found].filter(([, times]) => times > 1).map(([key, times]) => `${what} ${key}: ${times}`));
}

async function counted(ask: Ask, sql: string, parameters: unknown[] = []): Promise<Map<string, number>> {
  const rows = await ask<{ key: string; times: number }>(sql, parameters);
  return new Map(rows.map(({ key, times }) => [key, times]));
}

const given = <T>(values: readonly (T | undefined)[]): T[] => values.filter((value) => value !== undefined);

async function lookForNewcomers(
  ask: Ask,
  newcomers: readonly Newcomer[],
  sessionId: string,
  into: Findings,
): Promise<void> {
  const ids = {
    organizations: given(newcomers.map(({ organizationId }) => organizationId)),
    workers: given(newcomers.map(({ workerId }) => workerId)),
    enrolments: given(newcomers.map(({ enrolmentId }) => enrolmentId)),
  };
  for (const [table, action] of [
    ['organizations', 'organization.create'],
    ['workers', 'worker.create'],
  ] as const) {
    const there = await counted(ask, `SELECT id::text AS key, 1 AS times FROM ${table}`);
    compare(table, ids[table], there, into);
    const names = await counted(ask, `SELECT name AS key, count(*)::int AS times FROM ${table} GROUP BY 1`);
    const nameOf = table === 'workers' ? nameOfPerson : nameOfOrganization;
    const made = newcomers.filter((each) => (table === 'workers' ? each.workerId : each.organizationId) !== undefined);
    // People of the ground bear names of their own, which may be alike.
    const own = new Map([...names].filter(([name]) => /^(第\d+社区|社工甲\d+)$/.test(name)));
    compare(
      `the name in ${table}`,
      made.map(({ n }) => nameOf(n)),
      own,
      into,
    );
    compare(
      `the log's ${action}`,
      ids[table],
      await counted(
        ask,
        'SELECT object_id AS key, count(*)::int AS times FROM audit_events WHERE action = $1 GROUP BY 1',
        [action],
      ),
      into,
    );
  }
  await lookForSeats(ask, newcomers, { sessionId, enrolments: ids.enrolments }, into);
}

async function lookForSeats(
  ask: Ask,
  newcomers: readonly Newcomer[],
  { sessionId, enrolments }: { sessionId: string; enrolments: string[] },
  into: Findings,
): Promise<void> {
  const seats = await counted(ask, 'SELECT id::text AS key, 1 AS times FROM training_enrolments');
  compare('enrolment', enrolments, seats, into);
  const enrolled = newcomers.filter(({ enrolmentId }) => enrolmentId !== undefined);
  const ofPeople = await counted(
    ask,
    'SELECT worker_id::text AS key, count(*)::int AS times FROM training_enrolments WHERE session_id = $1 GROUP BY 1',
    [sessionId],
  );
  compare('the seat of', given(enrolled.map(({ workerId }) => workerId)), ofPeople, into);
  const present = await counted(
    ask,
    `SELECT worker_id::text AS key, count(*)::int AS times FROM training_attendances WHERE session_id = $1 AND hours = 8 GROUP BY 1`,
    [sessionId],
  );
  const checkedIn = newcomers.filter(({ isCheckedIn }) => isCheckedIn);
  compare('the check-in of', given(checkedIn.map(({ workerId }) => workerId)), present, into);
  // Numbers are given in order of arrival, none left out and none twice.
  const [{ arrivals, seats: taken, last }] = (await ask<{ arrivals: number; seats: number; last: number }>(
    `SELECT s.arrivals, count(e.id)::int AS seats, coalesce(max(e.position), 0)::int AS last
     FROM training_sessions s LEFT JOIN training_enrolments e ON e.session_id = s.id WHERE s.id = $1 GROUP BY 1`,
    [sessionId],
  )) as [{ arrivals: number; seats: number; last: number }];
  if (arrivals !== taken || last !== taken) into.missing.push(`seats: ${taken}, numbered to ${last} of ${arrivals}`);
}

async function lookForPayouts(ask: Ask, lives: readonly PayoutLife[], into: Findings): Promise<void> {
  const months = await counted(
    ask,
    `SELECT region_code || ' ' || to_char(as_of, 'YYYY-MM') AS key, count(*)::int AS times FROM payouts GROUP BY 1`,
  );
  compare(
    'the payout of',
    lives.map(({ regionCode, month }) => `${regionCode} ${month}`),
    months,
    into,
  );
  const steps = await counted(
    ask,
    `SELECT payout_id || ' ' || action AS key, count(*)::int AS times FROM payout_events GROUP BY 1`,
  );
  compare(
    'the step of',
    lives.flatMap(({ id, steps: taken }) => taken.map((step) => `${id} ${step}`)),
    steps,
    into,
  );
  const logged = await counted(
    ask,
    `SELECT object_id || ' ' || split_part(action, '.', 2) AS key, count(*)::int AS times FROM audit_events
     WHERE object_type = 'payout' AND action IN ('payout.create', 'payout.submit', 'payout.accept', 'payout.publish',
       'payout.approve', 'payout.send', 'payout.bank-return') GROUP BY 1`,
  );
  compare(
    "the log's step of",
    lives.flatMap(({ id, steps: taken, returned }) => {
      const all = returned ? [...taken, 'bank-return'] : taken;
      return all.map((step) => `${id} ${step}`);
    }),
    logged,
    into,
  );
}

async function lookForReturns(ask: Ask, lives: readonly PayoutLife[], into: Findings): Promise<void> {
  const rows = await ask<{
    id: string;
    totalFen: number;
    lines: number;
    rows: number;
    paidFen: number;
    returned: number;
  }>(
    `SELECT p.id, p.state,
       (SELECT coalesce(sum(amount_fen), 0)::int FROM payout_lines l WHERE l.payout_id = p.id) AS "totalFen",
       (SELECT count(*)::int FROM payout_lines l WHERE l.payout_id = p.id) AS lines,
       (SELECT count(*)::int FROM bank_return_rows r WHERE r.payout_id = p.id) AS rows,
       (SELECT coalesce(sum(paid_fen), 0)::int FROM line_endings e WHERE e.payout_id = p.id) AS "paidFen",
       (SELECT count(DISTINCT worker_id)::int FROM line_endings e WHERE e.payout_id = p.id AND outcome = 'returned') AS returned
     FROM payouts p`,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { id, number, lineCount, totalFen, returned } of lives) {
    const there = found.get(id);
    if (!there) continue;
    into.looked++;
    if (there.totalFen !== totalFen || there.lines !== lineCount) {
      into.money.push(`${number}: ${there.lines} lines of ${there.totalFen} fen, answered ${lineCount} of ${totalFen}`);
    }
    if (!returned) continue;
    into.looked++;
    const is = [there.rows, there.paidFen, there.returned].join(' ');
    const shouldBe = [returned.rows, returned.paidFen, returned.returned].join(' ');
    if (is !== shouldBe)
      into.money.push(`${number}: rows, fen paid and payees returned are ${is}, answered ${shouldBe}`);
  }
}

/** Each person has each month once: paid, on its way, or come back and not yet sent again. */
async function addUp(ask: Ask, lives: readonly PayoutLife[], into: Findings): Promise<void> {
  const wrong = await ask<{ worker: string; subject: string; paid: number; live: number; back: number }>(
    `SELECT * FROM (
       SELECT l.worker_id AS worker, l.subject, count(e.line_id) FILTER (WHERE e.outcome = 'paid')::int AS paid,
         count(a.line_id)::int AS live, count(e.line_id) FILTER (WHERE e.outcome = 'returned')::int AS back
       FROM payout_lines l LEFT JOIN line_endings e ON e.line_id = l.id LEFT JOIN live_attempts a ON a.line_id = l.id
       GROUP BY 1, 2) s
     WHERE paid + live > 1 OR paid + live + back = 0`,
  );
  into.money.push(
    ...wrong.map(({ worker, subject, paid, live }) => `${worker} ${subject}: ${paid} paid, ${live} on the way`),
  );
  const sums = await ask<{ county: string; fen: number }>(
    `SELECT region_code AS county, sum(fen)::int AS fen FROM (
       SELECT DISTINCT p.region_code, l.worker_id, l.subject, l.amount_fen AS fen
       FROM payout_lines l JOIN payouts p ON p.id = l.payout_id) s GROUP BY 1`,
  );
  for (const county of COUNTIES) {
    const months = lives.filter(({ regionCode }) => regionCode === county).length;
    const shouldBe = months * PEOPLE * RATE_FEN;
    const is = sums.find((sum) => sum.county === county)?.fen ?? 0;
    into.looked++;
    if (is !== shouldBe) into.money.push(`${county}: ${is} fen owed and sent, should be ${shouldBe}`);
  }
}
