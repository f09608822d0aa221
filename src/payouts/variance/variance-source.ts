import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LEVEL_NAMES, type Level } from '../../certificates/level.js';
import { sumFen } from '../../common/values/money.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { groupedBy } from '../../common/values/grouped.js';
import type { VarianceSheetInput, VarianceSheetLine } from '../../exports/payouts/payout-sheet.js';
import { monthsText } from '../../exports/sheet.js';
import { Payout } from '../../ledger/payouts/payout.entity.js';
import { type ComparedLine, type Difference, differencesOf, VARIANCE_KINDS, VARIANCE_NAMES } from './variance-rules.js';
import type { VarianceKind } from './variance-rules.js';
import { periodOf } from '../../ledger/subject.js';

/** People whose lines are in memory at once. */
const CHUNK = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A difference with the person it is about and a sentence. */
export interface PersonDifference extends Omit<Difference, 'previous' | 'current'> {
  workerId: string;
  workerName: string;
  identityCipher: Buffer;
  organizationName: string;
  countyName: string;
  note: string;
}

export interface VarianceCategory {
  kind: VarianceKind;
  people: number;
  amountFen: number;
}

export interface VarianceTotals {
  previousTotalFen: number;
  totalFen: number;
  differenceFen: number;
  categories: VarianceCategory[];
  unexplainedFen: number;
}

interface LineRow extends Omit<ComparedLine, 'use' | 'isHeld'> {
  workerId: string;
  isCurrent: boolean;
  state: string;
  isReturnedAgain: boolean;
  isBackPay: boolean;
  workerName: string;
  identityCipher: Buffer;
  organizationName: string;
  countyName: string;
}

/** Compares a payout with the one before it, person by person; a person's amounts are in memory only while they are told. */
@Injectable()
export class VarianceSource {
  constructor(private readonly personalData: PersonalData) {}

  /** The newest of the same kind and region, made before this one, whose money went out. */
  async previous(tx: EntityManager, payout: Payout): Promise<Payout | null> {
    return tx
      .createQueryBuilder(Payout, 'p')
      .where('p.kind = :kind AND p.regionCode = :regionCode', payout)
      .andWhere(`p.state IN ('sent', 'settled')`)
      .andWhere('(p.created_at, p.id) < (SELECT t.created_at, t.id FROM payouts t WHERE t.id = :id)', payout)
      .orderBy('p.createdAt', 'DESC')
      .addOrderBy('p.id', 'DESC')
      .getOne();
  }

  /** In the order of the people's ids. */
  async *differences(tx: EntityManager, payout: Payout, previous: Payout | null): AsyncGenerator<PersonDifference> {
    const policies = await policyNames(tx, [payout, previous]);
    let after = BEFORE_ALL;
    for (const upTo of await this.rangesOfPeople(tx, payout, previous)) {
      const rows: LineRow[] = await tx.query(LINES, [payout.id, previous?.id ?? null, after, upTo]);
      for (const lines of groupedBy(rows, ({ workerId }) => workerId).values()) {
        yield* differencesOfPerson(lines, policies);
      }
      after = upTo;
    }
  }

  /** Ids up to which to read, so that each reading holds about {@link CHUNK} people: one walk finds them for all readings. */
  private async rangesOfPeople(tx: EntityManager, payout: Payout, previous: Payout | null): Promise<string[]> {
    const rows: { upTo: string }[] = await tx.query(
      `SELECT worker_id AS "upTo" FROM (
         SELECT worker_id, row_number() OVER (ORDER BY worker_id) AS n
         FROM (SELECT DISTINCT worker_id FROM payout_lines WHERE payout_id IN ($1::uuid, $2::uuid)) p) r
       WHERE n % $3 = 0 ORDER BY worker_id`,
      [payout.id, previous?.id ?? null, CHUNK],
    );
    return [...rows.map(({ upTo }) => upTo), AFTER_ALL];
  }

  /**
   * What the bank is to pay in both, the difference by kind, and the rest that no kind explains.
   *
   * @param seen called with each difference, in their order
   */
  async totals(
    tx: EntityManager,
    payout: Payout,
    previous: Payout | null,
    seen: (difference: PersonDifference) => void = () => {},
  ): Promise<VarianceTotals> {
    const sums = new Map<VarianceKind, VarianceCategory>(
      VARIANCE_KINDS.map((kind) => [kind, { kind, people: 0, amountFen: 0 }]),
    );
    for await (const difference of this.differences(tx, payout, previous)) {
      seen(difference);
      const sum = sums.get(difference.kind)!;
      sum.people++;
      sum.amountFen = sumFen([sum.amountFen, difference.currentFen, 0 - difference.previousFen]);
    }
    const categories = [...sums.values()];
    const previousTotalFen = previous ? bankTotal(previous) : 0;
    const totalFen = bankTotal(payout);
    const differenceFen = totalFen - previousTotalFen;
    const explainedFen = sumFen(categories.map(({ amountFen }) => amountFen));
    return { previousTotalFen, totalFen, differenceFen, categories, unexplainedFen: differenceFen - explainedFen };
  }

  /** For the workbook; null for the first payout of its kind and region. */
  async sheetInput(tx: EntityManager, payout: Payout): Promise<VarianceSheetInput | null> {
    const previous = await this.previous(tx, payout);
    if (!previous) return null;
    const lines = { [Symbol.asyncIterator]: () => this.sheetLines(tx, payout, previous) };
    return { previousPayoutNo: previous.number, previousTotalFen: bankTotal(previous), lines };
  }

  private async *sheetLines(tx: EntityManager, payout: Payout, previous: Payout): AsyncGenerator<VarianceSheetLine> {
    for await (const difference of this.differences(tx, payout, previous)) {
      const { kind, workerName, identityCipher, organizationName, countyName, previousFen, currentFen, note } =
        difference;
      yield {
        kindName: VARIANCE_NAMES[kind],
        name: workerName,
        identityNumber: this.personalData.decrypt(identityCipher),
        organizationName,
        countyName,
        previousFen,
        currentFen,
        note,
      };
    }
  }
}

/** What the bank was, or is to be, asked for. */
function bankTotal({ state, totalFen, nettedFen }: Payout): number {
  return state === 'cancelled' ? 0 : totalFen - nettedFen;
}

/**
 * The lines of a range of people in either payout: those in its total, and those held or taken out by hand. A line that was
 * computed anew is told by the one that took its place. The range has both its ends and the states are asked for line by
 * line, so that no plan reads more than the range, however old the table's statistics are.
 */
const LINES = `
  SELECT l.worker_id AS "workerId", l.payout_id = $1::uuid AS "isCurrent", l.subject, l.level, l.policy_id AS "policyId",
    l.rate_fen AS "rateFen", l.amount_fen AS "amountFen", l.netted_fen AS "nettedFen",
    coalesce((SELECT a.state FROM live_attempts a WHERE a.line_id = l.id),
             (SELECT e.outcome FROM line_endings e WHERE e.line_id = l.id)) AS state,
    EXISTS (SELECT 1 FROM line_endings b WHERE b.worker_id = l.worker_id AND b.subject = l.subject
      AND b.outcome = 'returned' AND b.line_id < l.id) AS "isReturnedAgain",
    l.paid_fen > 0 OR coalesce(l.subject < 'stipend:' || p.from_month COLLATE "C", false) AS "isBackPay",
    l.worker_name AS "workerName", l.identity_cipher AS "identityCipher", l.organization_name AS "organizationName",
    l.county_name AS "countyName"
  FROM payout_lines l JOIN payouts p ON p.id = l.payout_id
  WHERE l.payout_id IN ($1::uuid, $2::uuid) AND l.worker_id > $3::uuid AND l.worker_id <= $4::uuid
  ORDER BY l.worker_id, l.round, l.line_no`;

const HELD = new Set(['held', 'left-out', 'removed']);
const NEVER_MEANT = new Set(['recomputed', 'cancelled']);

function* differencesOfPerson(rows: readonly LineRow[], policies: Map<string, string>): Generator<PersonDifference> {
  const previous = comparedLines(rows.filter((row) => !row.isCurrent));
  const current = comparedLines(rows.filter((row) => row.isCurrent));
  // As they stand in the newer of the two.
  const { workerId, workerName, identityCipher, organizationName, countyName } =
    rows.findLast((row) => row.isCurrent) ?? rows.at(-1)!;
  for (const difference of differencesOf(previous, current)) {
    const { kind, previousFen, currentFen } = difference;
    const note = noteOf(difference, policies);
    yield { kind, previousFen, currentFen, note, workerId, workerName, identityCipher, organizationName, countyName };
  }
}

function comparedLines(rows: readonly LineRow[]): ComparedLine[] {
  // A line taken out by hand counts only while no later one stands for its subject.
  const newest = new Map(rows.map((row) => [row.subject, row]));
  return [...newest.values()]
    .filter(({ state }) => !NEVER_MEANT.has(state))
    .map(({ subject, level, policyId, rateFen, amountFen, nettedFen, state, isReturnedAgain, isBackPay }) => ({
      subject,
      level,
      policyId,
      rateFen,
      amountFen,
      nettedFen,
      use: isReturnedAgain ? 'returned-again' : isBackPay ? 'back-pay' : 'regular',
      isHeld: HELD.has(state),
    }));
}

function noteOf({ kind, previous, current }: Difference, policies: Map<string, string>): string {
  if (kind === 'level-changed') return `${levels(previous)} → ${levels(current)}`;
  if (kind === 'policy-changed') {
    const named = (lines: ComparedLine[]): string => unique(lines.map(({ policyId }) => policies.get(policyId) ?? ''));
    return `${named(previous)} → ${named(current)}`;
  }
  const parts = [
    ...(previous.length > 0 ? [`上次：${subjects(previous)}`] : []),
    ...(current.length > 0 ? [`本次：${subjects(current)}`] : []),
  ];
  return parts.join('；');
}

function levels(lines: readonly ComparedLine[]): string {
  return unique(lines.map(({ level }) => LEVEL_NAMES[level]));
}

function subjects(lines: readonly ComparedLine[]): string {
  const months = lines.flatMap(({ subject }) => periodOf(subject) ?? []);
  if (months.length > 0) return monthsText(months);
  return unique(lines.map(({ subject }) => LEVEL_NAMES[subject.slice('award:'.length) as Level]));
}

function unique(words: readonly string[]): string {
  return [...new Set(words)].join('、');
}

/** 《title》 with its version, of every policy that the two payouts rest on. */
async function policyNames(tx: EntityManager, payouts: readonly (Payout | null)[]): Promise<Map<string, string>> {
  const rows: { id: string; title: string; versionNo: number }[] = await tx.query(
    `SELECT id, title, version_no AS "versionNo" FROM policies
     WHERE id IN (SELECT policy_id FROM payout_lines WHERE payout_id = ANY($1::uuid[]))`,
    [payouts.flatMap((payout) => payout?.id ?? [])],
  );
  return new Map(rows.map(({ id, title, versionNo }) => [id, `《${title}》第${versionNo}版`]));
}
