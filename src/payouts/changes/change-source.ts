import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AwardsService } from '../../awards/awards.service.js';
import { monthOf } from '../../common/values/months.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import type { AttemptState } from '../../ledger/live-attempt.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import type { Subject } from '../../ledger/subject.js';
import { askedKey, type AskedSubject } from '../../policies/entitlements/entitlements.js';
import { policiesSeen } from '../../policies/facts/fact-marks.js';
import type { Reason } from '../../policies/facts/worker-facts.js';
import { causeOf, type LateFactCause } from '../../recoveries/late-facts/late-fact-rules.js';
import { StipendsService } from '../../stipends/stipends.service.js';
import {
  type ChangeKind,
  MERGED,
  NO_DECISION,
  PAID_UNDER_MERGED,
  type Payee,
  payeeCause,
  SINCE_LISTED,
  wouldBeFen,
} from './change-rules.js';

/** People asked at once. */
const CHUNK = 1_000;

export type PayoutAsked = Pick<Payout, 'id' | 'kind' | 'regionCode' | 'asOf' | 'toMonth' | 'policiesSeen'>;

/** A line with the payee that it froze and the one that the register names today. */
interface LineAsked {
  lineId: string;
  lineNo: number;
  workerId: string;
  subject: Subject;
  state: AttemptState;
  amountFen: number;
  nettedFen: number;
  wasName: string;
  wasIdentity: Buffer;
  wasBank: string | null;
  wasAccount: Buffer | null;
  isName: string;
  isIdentity: Buffer;
  isBank: string | null;
  isAccount: Buffer | null;
  /** Its record was merged into another. */
  isMerged: boolean;
  /** Its subject was paid under a record merged into the person's, and the line, older than the merge, does not say so. */
  isPaidUnderMerged: boolean;
}

export interface ChangedLine {
  lineId: string;
  lineNo: number;
  workerId: string;
  workerName: string;
  identityNumber: string;
  subject: Subject;
  state: AttemptState;
  kinds: ChangeKind[];
  wasFen: number;
  /** What of it is kept for a recovery, and goes to nobody. */
  nettedFen: number;
  wouldBeFen: number;
  codes: string[];
  cause: string;
}

/** Of one payout, before anybody is asked. */
export type ToAsk = Pick<Asked, 'workerIds' | 'policies' | 'everybody'>;

/** What asking a payout's people gave. */
export interface Asked {
  /** In the order of the lines. */
  changed: ChangedLine[];
  workerIds: string[];
  policies: string;
  /** Whether the payout's policies were others when its lines were made, so that everybody was asked. */
  everybody: boolean;
}

/** Asks the rules again about the lines of a payout on its way (domain rule §12): only those whose facts changed since. */
@Injectable()
export class ChangeSource {
  constructor(
    private readonly awards: AwardsService,
    private readonly stipends: StipendsService,
    private readonly personalData: PersonalData,
  ) {}

  async ask(tx: EntityManager, payout: PayoutAsked): Promise<Asked> {
    return this.askAmong(tx, payout, (await this.toAsk(tx, [payout])).get(payout.id)!);
  }

  /** Whom to ask again of each of these payouts: two statements more than one, however many payouts a page holds. */
  async toAsk(tx: EntityManager, payouts: readonly PayoutAsked[]): Promise<Map<string, ToAsk>> {
    const seen = new Map<string, string>();
    for (const kind of new Set(payouts.map((payout) => payout.kind))) seen.set(kind, await policiesSeen(tx, kind));
    const toAsk = new Map<string, ToAsk>();
    for (const { id, kind, policiesSeen: then } of payouts) {
      const policies = seen.get(kind)!;
      toAsk.set(id, { workerIds: [], policies, everybody: policies !== then });
    }
    const people: { payoutId: string; workerId: string }[] = await tx.query(
      `SELECT DISTINCT p.id AS "payoutId", a.worker_id AS "workerId"
       FROM unnest($1::uuid[], $2::boolean[]) AS p(id, everybody) JOIN live_attempts a ON a.payout_id = p.id
       LEFT JOIN fact_marks m ON m.worker_id = a.worker_id
       WHERE p.everybody OR a.facts_mark <> coalesce(m.version, 0) ORDER BY 1, 2`,
      [[...toAsk.keys()], [...toAsk.values()].map(({ everybody }) => everybody)],
    );
    for (const { payoutId, workerId } of people) toAsk.get(payoutId)!.workerIds.push(workerId);
    return toAsk;
  }

  async askAmong(tx: EntityManager, payout: PayoutAsked, { workerIds, policies, everybody }: ToAsk): Promise<Asked> {
    const changed: ChangedLine[] = [];
    for (let from = 0; from < workerIds.length; from += CHUNK) {
      changed.push(...(await this.changedAmong(tx, payout, workerIds.slice(from, from + CHUNK))));
    }
    changed.sort((a, b) => a.lineNo - b.lineNo);
    return { changed, workerIds, policies, everybody };
  }

  private async changedAmong(tx: EntityManager, payout: PayoutAsked, workerIds: string[]): Promise<ChangedLine[]> {
    const asked = await this.askRules(tx, payout, workerIds);
    const found = (await readLines(tx, payout.id, workerIds)).flatMap((line) => {
      const now = asked.get(askedKey(line.workerId, line.subject));
      const would = now && !line.isPaidUnderMerged ? wouldBeFen(now.owedFen, now.paid, line.amountFen) : 0;
      const payee = line.isMerged || isSamePayee(line) ? null : payeeCause(this.payeeThen(line), this.payeeNow(line));
      const kinds: ChangeKind[] = [
        ...(would < line.amountFen ? (['less'] as const) : would > line.amountFen ? (['more'] as const) : []),
        ...(payee ? (['payee'] as const) : []),
      ];
      return kinds.length > 0 ? [{ line, now, would, payee, kinds }] : [];
    });
    const decided = await reasonsOf(
      tx,
      found.filter(({ line, would }) => would !== line.amountFen).map(({ line }) => line.lineId),
    );
    return found.map(({ line, now, would, payee, kinds }) => {
      const reasons = decided.get(line.lineId);
      const amount = reasons ? amountCause(line, reasons, now) : null;
      const causes = [amount, payee].filter((cause) => cause !== null);
      const { lineId, lineNo, workerId, subject, state, amountFen: wasFen, nettedFen } = line;
      return {
        lineId,
        lineNo,
        workerId,
        workerName: line.wasName,
        identityNumber: this.personalData.decrypt(line.wasIdentity),
        subject,
        state,
        kinds,
        wasFen,
        nettedFen,
        wouldBeFen: would,
        codes: causes.flatMap(({ codes }) => codes),
        cause: causes.map(({ sentence }) => sentence).join(''),
      };
    });
  }

  private askRules(
    tx: EntityManager,
    { kind, regionCode, asOf, toMonth }: PayoutAsked,
    workerIds: readonly string[],
  ): Promise<Map<string, AskedSubject>> {
    if (kind === 'award') return this.awards.asked(tx, { regionCode, asOf, workerIds });
    return this.stipends.asked(tx, { regionCode, asOf, toMonth: toMonth ?? monthOf(asOf), workerIds });
  }

  private payeeThen({ wasName: name, wasIdentity, wasBank: bankName, wasAccount }: LineAsked): Payee {
    return { name, bankName, ...this.clear(wasIdentity, wasAccount) };
  }

  private payeeNow({ isName: name, isIdentity, isBank: bankName, isAccount }: LineAsked): Payee {
    return { name, bankName, ...this.clear(isIdentity, isAccount) };
  }

  private clear(identity: Buffer, account: Buffer | null): Pick<Payee, 'identityNumber' | 'account'> {
    const { personalData } = this;
    return { identityNumber: personalData.decrypt(identity), account: account && personalData.decrypt(account) };
  }
}

function amountCause(line: LineAsked, reasons: Reason[], now: AskedSubject | undefined): LateFactCause {
  if (line.isMerged) return MERGED;
  if (line.isPaidUnderMerged) return PAID_UNDER_MERGED;
  return now ? causeOf(reasons, now.reasons(), SINCE_LISTED) : NO_DECISION;
}

/** A line copies the register's bytes: while they are the same, nothing need be decrypted. Others may say the same under another key. */
function isSamePayee(line: LineAsked): boolean {
  const { wasAccount, isAccount } = line;
  const isSameAccount = wasAccount && isAccount ? wasAccount.equals(isAccount) : wasAccount === isAccount;
  return (
    isSameAccount &&
    line.wasName === line.isName &&
    line.wasBank === line.isBank &&
    line.wasIdentity.equals(line.isIdentity)
  );
}

/** By person (`OFFSET 0` keeps it so): with statistics from before the lines were made, each was sought among all of the payout's. */
function readLines(tx: EntityManager, payoutId: string, workerIds: readonly string[]): Promise<LineAsked[]> {
  return tx.query<LineAsked[]>(
    `SELECT l.id AS "lineId", l.line_no AS "lineNo", l.worker_id AS "workerId", l.subject, a.state,
       l.amount_fen AS "amountFen", l.netted_fen AS "nettedFen", l.worker_name AS "wasName",
       l.identity_cipher AS "wasIdentity", l.bank_name AS "wasBank", l.account_cipher AS "wasAccount", w.name AS "isName",
       w.identity_cipher AS "isIdentity", b.bank_name AS "isBank", b.account_cipher AS "isAccount",
       w.merged_into IS NOT NULL AS "isMerged",
       l.corrects_line_id IS NULL AND EXISTS (
         SELECT 1 FROM workers d JOIN line_endings e ON e.worker_id = d.id AND e.subject = a.subject AND e.outcome = 'paid'
         WHERE d.merged_into = a.worker_id) AS "isPaidUnderMerged"
     FROM unnest($2::uuid[]) AS u(worker_id)
     CROSS JOIN LATERAL (SELECT * FROM live_attempts x WHERE x.worker_id = u.worker_id OFFSET 0) a
     JOIN payout_lines l ON l.id = a.line_id
     JOIN workers w ON w.id = a.worker_id
     LEFT JOIN bank_accounts b ON b.worker_id = a.worker_id AND b.replaced_at IS NULL
     WHERE a.payout_id = $1`,
    [payoutId, workerIds],
  );
}

async function reasonsOf(tx: EntityManager, lineIds: readonly string[]): Promise<Map<string, Reason[]>> {
  if (lineIds.length === 0) return new Map();
  const rows: { id: string; reasons: Reason[] }[] = await tx.query(
    'SELECT id, reasons FROM payout_lines WHERE id = ANY($1::uuid[])',
    [lineIds],
  );
  return new Map(rows.map(({ id, reasons }) => [id, reasons]));
}
