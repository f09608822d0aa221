import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AwardsService } from '../../awards/awards.service.js';
import type { PayKind, Subject } from '../../ledger/subject.js';
import type { ChangedEntitlement } from '../../policies/entitlements/entitlements.js';
import type { Reason } from '../../policies/facts/worker-facts.js';
import { StipendsService } from '../../stipends/stipends.service.js';
import { causeOf } from './late-fact-rules.js';
import { leftBySubject } from '../open/recovery-queries.js';

const CHUNK = 1_000;

export interface LateFactsWanted {
  regionCode: string;
  asOf: string;
  kinds: readonly PayKind[];
  /** Without them everybody who was paid. */
  workerIds?: readonly string[];
  /** Takes in everybody who has any late fact, whichever region paid. */
  found?: Set<string>;
}

/** The line by which a subject was paid, or is on its way to the bank. */
interface PayingLine {
  key: string;
  lineId: string;
  payoutId: string;
  payoutNumber: string;
  regionCode: string;
  reasons: Reason[];
}

/** One paid subject that comes to another amount today. */
export interface LateFact {
  workerId: string;
  workerName: string;
  subject: Subject;
  owedFen: number;
  paidFen: number;
  inFlightFen: number;
  /** Above zero back pay, which the next payout takes in by itself; below zero to recover. */
  dueFen: number;
  /** What is left of the subject's open recoveries. */
  underRecoveryFen: number;
  /** Paid too much and not under recovery yet. */
  toRecoverFen: number;
  lineId: string;
  payoutId: string;
  payoutNumber: string;
  /** The region that paid. */
  regionCode: string;
  causeCodes: string[];
  cause: string;
}

export function subjectKey(workerId: string, subject: string): string {
  return `${workerId} ${subject}`;
}

/** Finds what changed for subjects already paid; who may see it is asked by the services. */
@Injectable()
export class LateFactSource {
  constructor(
    private readonly awards: AwardsService,
    private readonly stipends: StipendsService,
  ) {}

  /** By kind, worker and subject. The transaction is REPEATABLE READ, so that all of it is of one moment. */
  async *walk(tx: EntityManager, wanted: LateFactsWanted): AsyncGenerator<LateFact> {
    for (const kind of wanted.kinds) {
      let chunk: ChangedEntitlement[] = [];
      const changed = kind === 'award' ? this.awards.changed(tx, wanted) : this.stipends.changed(tx, wanted);
      for await (const item of changed) {
        chunk.push(item);
        if (chunk.length < CHUNK) continue;
        yield* await this.facts(tx, chunk);
        chunk = [];
      }
      yield* await this.facts(tx, chunk);
    }
  }

  /** By {@link subjectKey}. */
  async of(tx: EntityManager, wanted: LateFactsWanted): Promise<Map<string, LateFact>> {
    const facts = new Map<string, LateFact>();
    for await (const fact of this.walk(tx, wanted)) facts.set(subjectKey(fact.workerId, fact.subject), fact);
    return facts;
  }

  private async facts(tx: EntityManager, changed: readonly ChangedEntitlement[]): Promise<LateFact[]> {
    if (changed.length === 0) return [];
    const lines = await payingLines(tx, changed);
    const left = await leftBySubject(tx, changed);
    return changed.flatMap(({ reasons, ...item }) => {
      const key = subjectKey(item.workerId, item.subject);
      const line = lines.get(key);
      // Only in a draft as yet: computing it anew is all that is needed.
      if (!line) return [];
      const { codes, sentence } = causeOf(line.reasons, reasons);
      const underRecoveryFen = left.get(key) ?? 0;
      const { lineId, payoutId, payoutNumber, regionCode } = line;
      return {
        ...item,
        underRecoveryFen,
        toRecoverFen: Math.max(0, overPaidFen(item) - underRecoveryFen),
        lineId,
        payoutId,
        payoutNumber,
        regionCode,
        causeCodes: codes,
        cause: sentence,
      };
    });
  }
}

/** Paid too much: what is only on its way is stopped in its payout, not recovered. */
export function overPaidFen({ owedFen, paidFen, dueFen }: Pick<LateFact, 'owedFen' | 'paidFen' | 'dueFen'>): number {
  return Math.max(0, Math.min(0 - dueFen, paidFen - owedFen));
}

/** The newest paid line of each, be it of a record that was merged into the person's, or the one that is with the bank; by {@link subjectKey}. */
async function payingLines(
  tx: EntityManager,
  subjects: readonly { workerId: string; subject: string }[],
): Promise<Map<string, PayingLine>> {
  const rows: PayingLine[] = await tx.query(
    `WITH asked AS (SELECT * FROM unnest($1::uuid[], $2::text[]) AS a(worker_id, subject)), whole AS (
       SELECT worker_id AS person_id, worker_id, subject FROM asked
       UNION ALL SELECT a.worker_id, w.id, a.subject FROM asked a JOIN workers w ON w.merged_into = a.worker_id)
     SELECT DISTINCT ON (k.person_id, k.subject) k.person_id || ' ' || k.subject AS key, l.id AS "lineId",
       l.payout_id AS "payoutId", p.number AS "payoutNumber", q.region_code AS "regionCode", l.reasons
     FROM whole k
     JOIN payout_lines l ON l.worker_id = k.worker_id AND l.subject = k.subject
     JOIN payouts p ON p.id = l.payout_id
     JOIN policies q ON q.id = l.policy_id
     LEFT JOIN line_endings e ON e.line_id = l.id AND e.outcome = 'paid'
     LEFT JOIN live_attempts a ON a.line_id = l.id AND a.state = 'sent'
     WHERE e.line_id IS NOT NULL OR a.line_id IS NOT NULL
     ORDER BY k.person_id, k.subject, (e.line_id IS NOT NULL) DESC, l.id DESC`,
    [subjects.map(({ workerId }) => workerId), subjects.map(({ subject }) => subject)],
  );
  return new Map(rows.map((row) => [row.key, row]));
}
