import { type EntityManager } from 'typeorm';
import type { Caller } from '../../auth/access/caller.js';
import { regionWithin } from '../../auth/access/region-scope.js';
import { displayNames } from '../../auth/display-names.js';
import type { ClaimEvidence } from '../../claims/form/claim-evidence.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import { PayoutDocument } from '../../ledger/payouts/payout-document.entity.js';
import type { PayoutLine } from '../../ledger/payouts/payout-line.entity.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import type { PayoutSheetSource } from '../../payouts/sheets/payout-sheet-source.js';
import { sealText } from '../../payouts/sheets/seal.js';
import { Policy } from '../../policies/policy.entity.js';
import { readSeed } from '../../common/seed-files.js';
import { README } from './audit-pack-readme.js';
import { chained } from './event-chain.js';
import type { PackFile } from './pack-file.js';
import {
  packWorkbook,
  type ToldEnding,
  type ToldEvent,
  type ToldLeftLine,
  type ToldObjection,
  type ToldPolicy,
} from './pack-workbook.js';
import { PackClaims } from './pack-claims.js';
import { papersOf } from './pack-papers.js';

const CHUNK = 2_000;

/** What goes into a pack, and where the chain of the events ends. */
interface Packed {
  files: PackFile[];
  events: { count: number; head: string };
}

/** Reads what goes into a payout's audit pack. Lines, endings and files never change, so no transaction is held. */
export class AuditPackSource {
  constructor(
    private readonly manager: EntityManager,
    private readonly sheets: PayoutSheetSource,
    private readonly personalData: PersonalData,
    private readonly evidence: ClaimEvidence,
  ) {}

  /** @param caller what came after in a payout of a region that is not the caller's is not told */
  async files(payout: Payout, caller: Caller, today: string): Promise<Packed> {
    const top = caller.regionCode;
    const documents = await this.documents(payout);
    const papers = await papersOf(this.manager, this.personalData, payout.id);
    const claims = await PackClaims.of(this.manager, this.evidence, caller, { payoutId: payout.id, today });
    // What stands in several places is read once, so that the places agree.
    const events = chained(await this.events(payout));
    const policies = await this.policies(payout);
    const objections = await this.objections(payout);
    const details = await this.sheets.details(this.manager, payout, true);
    const heading = await this.sheets.heading(this.manager, payout);
    const files: PackFile[] = [
      { name: 'README.txt', content: () => once(README) },
      { name: 'check.html', content: () => once(readSeed('check-audit-pack.html')) },
      { name: 'payout.json', content: () => json(Promise.resolve(payout)) },
      { name: 'policies.json', content: () => json(Promise.resolve(policies)) },
      { name: 'lines.jsonl', content: () => this.lines(payout) },
      { name: 'lines-not-sent.jsonl', content: () => jsonLines(this.linesNotSent(payout)) },
      { name: 'events.json', content: () => json(Promise.resolve(events)) },
      { name: 'objections.json', content: () => json(Promise.resolve(objections)) },
      { name: 'endings.jsonl', content: () => jsonLines(this.endings(payout)) },
      { name: 'corrections.json', content: () => json(this.corrections(payout, top)) },
      { name: 'bank-return-rows.jsonl', content: () => jsonLines(this.returnRows(payout)) },
      { name: 'documents.json', content: () => json(Promise.resolve(documents.map(({ about }) => about))) },
      ...documents.map(({ about, id }) => ({
        name: about.name,
        packed: about.name.endsWith('.xlsx'),
        content: () => this.document(id),
      })),
      ...claims.files(),
      { name: 'attachments.json', content: () => json(Promise.resolve(papers.told)) },
      ...papers.files,
      {
        name: 'audit.xlsx',
        packed: true,
        content: (before) => {
          const notSent = () => this.linesNotSent(payout);
          const endings = () => this.endings(payout);
          return packWorkbook({
            payout,
            heading,
            details,
            policies,
            events,
            objections,
            claims: () => claims.told(),
            notSent,
            endings,
            files: before,
          });
        },
      },
    ];
    return { files, events: { count: events.length, head: events.at(-1)?.hash ?? '' } };
  }

  /** The lines that were sent (before that: are to be), in order, each as the seal covers it, with its decision. */
  private async *lines(payout: Payout): AsyncGenerator<string> {
    for await (const clear of this.sheets.lines(this.manager, payout, 'whole')) {
      const decision = decisionOf(clear.line);
      yield `{"sealed":${sealText(clear)},"decision":${JSON.stringify(decision)}}\n`;
    }
  }

  /** Held, taken out, computed anew or cancelled: why they were not sent stands in `endings.jsonl`. */
  private async *linesNotSent(payout: Payout): AsyncGenerator<ToldLeftLine & { id: string }> {
    for await (const { line } of this.sheets.linesLeft(this.manager, payout)) {
      const { id, lineNo, subject, workerName, amountFen } = line;
      yield { id, lineNo, subject, workerName, amountFen, decision: decisionOf(line) };
    }
  }

  /** The texts that the lines rest on, with who wrote and who approved them. */
  private async policies(payout: Payout): Promise<ToldPolicy[]> {
    const policies = await this.manager
      .createQueryBuilder(Policy, 'p')
      .where('p.id IN (SELECT policy_id FROM payout_lines WHERE payout_id = :id)', { id: payout.id })
      .orderBy('p.id')
      .getMany();
    const names = await displayNames(
      this.manager,
      policies.flatMap(({ createdBy, approvedBy }) => [createdBy, approvedBy]),
    );
    return policies.map((policy) => ({
      ...policy,
      createdByName: names.get(policy.createdBy) ?? null,
      approvedByName: names.get(policy.approvedBy ?? '') ?? null,
    }));
  }

  private events(payout: Payout): Promise<Omit<ToldEvent, 'no' | 'hash'>[]> {
    return this.manager.query(
      `SELECT e.at, e.action, e.to_state AS "toState", u.display_name AS "actor", e.actor_id AS "actorId", e.comment,
              e.line_id AS "lineId", e.totals
       FROM payout_events e JOIN users u ON u.id = e.actor_id WHERE e.payout_id = $1 ORDER BY e.at, e.id`,
      [payout.id],
    );
  }

  private objections(payout: Payout): Promise<ToldObjection[]> {
    return this.manager.query(
      `SELECT o.line_id AS "lineId", o.raised_by AS "raisedBy", o.text, o.recorded_at AS "recordedAt",
              r.display_name AS "recordedBy", o.decision, o.decision_reason AS "decisionReason",
              o.decided_at AS "decidedAt", d.display_name AS "decidedBy"
       FROM objections o JOIN users r ON r.id = o.recorded_by LEFT JOIN users d ON d.id = o.decided_by
       WHERE o.payout_id = $1 ORDER BY o.recorded_at, o.id`,
      [payout.id],
    );
  }

  private endings(payout: Payout): AsyncGenerator<ToldEnding> {
    return this.pages<ToldEnding>(
      `SELECT l.round * 4294967296 + l.line_no AS place, l.line_no AS "lineNo", e.line_id AS "lineId", e.subject, e.outcome, e.paid_fen AS "paidFen",
              e.ended_on AS "endedOn", e.reason, u.display_name AS "recordedBy", e.recorded_at AS "recordedAt"
       FROM line_endings e JOIN payout_lines l ON l.id = e.line_id JOIN users u ON u.id = e.recorded_by
       WHERE e.payout_id = $1 AND (l.round, l.line_no) > ($2::int8 / 4294967296, $2::int8 % 4294967296)
       ORDER BY l.round, l.line_no LIMIT ${CHUNK}`,
      payout,
    );
  }

  /** What came after: lines that name one of this payout's, and what of it was to be paid back. */
  private async corrections(payout: Payout, top: string): Promise<object> {
    const lines: object[] = await this.manager.query(
      `SELECT l.corrects_line_id AS "correctsLineId", l.id AS "lineId", p.number AS "payoutNumber", l.subject,
              l.amount_fen AS "amountFen", coalesce(e.outcome, 'live') AS outcome, e.paid_fen AS "paidFen"
       FROM payout_lines l JOIN payouts p ON p.id = l.payout_id LEFT JOIN line_endings e ON e.line_id = l.id
       WHERE l.corrects_line_id IN (SELECT id FROM payout_lines WHERE payout_id = $1)
         AND ${regionWithin('p.region_code').replace('?', '$2')} ORDER BY l.id`,
      [payout.id, top],
    );
    const recoveries: object[] = await this.manager.query(
      `SELECT r.id, r.line_id AS "lineId", r.subject, r.amount_fen AS "amountFen", r.cause, r.created_at AS "createdAt",
              coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'amountFen', e.amount_fen, 'receivedOn', e.received_on,
                'lineId', e.line_id, 'reason', e.reason) ORDER BY e.recorded_at, e.id) FILTER (WHERE e.id IS NOT NULL), '[]') AS entries
       FROM recoveries r LEFT JOIN recovery_entries e ON e.recovery_id = r.id
       WHERE r.line_id IN (SELECT id FROM payout_lines WHERE payout_id = $1)
         AND ${regionWithin('r.region_code').replace('?', '$2')} GROUP BY r.id ORDER BY r.id`,
      [payout.id, top],
    );
    const nettings: object[] = await this.manager.query(
      `SELECT n.line_id AS "lineId", n.recovery_id AS "recoveryId", n.amount_fen AS "amountFen"
       FROM line_nettings n JOIN payout_lines l ON l.id = n.line_id WHERE l.payout_id = $1 ORDER BY l.line_no, n.recovery_id`,
      [payout.id],
    );
    return { lines, recoveries, nettings };
  }

  private returnRows(payout: Payout): AsyncGenerator<object> {
    return this.pages<object>(
      `SELECT n AS place, "rowNo", file, "lineKey", "amountFen", "payeeName", "accountTail", "bankStatus", "bankReason", queue,
              "lineId", resolution, "resolutionReason", "resolvedBy", "resolvedAt"
       FROM (SELECT row_number() OVER (ORDER BY d.created_at, d.id, b.row_no)::int AS n, b.row_no AS "rowNo",
                    d.sha256 AS file, b.line_key AS "lineKey", b.amount_fen AS "amountFen", b.payee_name AS "payeeName",
                    b.account_tail AS "accountTail", b.bank_status AS "bankStatus", b.bank_reason AS "bankReason", b.queue,
                    b.line_id AS "lineId", b.resolution, b.resolution_reason AS "resolutionReason",
                    u.display_name AS "resolvedBy", b.resolved_at AS "resolvedAt"
             FROM bank_return_rows b JOIN payout_documents d ON d.id = b.document_id
             LEFT JOIN users u ON u.id = b.resolved_by WHERE b.payout_id = $1) r
       WHERE n > $2 ORDER BY n LIMIT ${CHUNK}`,
      payout,
    );
  }

  /** `sql` takes the payout's id and the `place` after which the page begins. */
  private async *pages<T>(sql: string, payout: Payout): AsyncGenerator<T> {
    for (let after = 0; ;) {
      const rows: { place: number }[] = await this.manager.query(sql, [payout.id, after]);
      for (const { place, ...row } of rows) {
        after = place;
        yield row as T;
      }
      if (rows.length < CHUNK) return;
    }
  }

  /** Notice, sealed workbook, bank files and returns, numbered by kind in the order in which they were kept. */
  private async documents(payout: Payout): Promise<{ id: string; about: { name: string } }[]> {
    const documents = await this.manager.find(PayoutDocument, {
      where: { payoutId: payout.id },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const counts = new Map<string, number>();
    const names = await displayNames(
      this.manager,
      documents.map(({ createdBy }) => createdBy),
    );
    return documents.map(({ id, kind, profile, template, fileName, sha256, createdBy, createdAt }) => {
      const n = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, n);
      const ending = /\.[A-Za-z0-9]{1,5}$/.exec(fileName)?.[0] ?? '';
      const name = `documents/${kind}-${n}${ending}`;
      const kept = { keptBy: names.get(createdBy) ?? null, keptAt: createdAt };
      return { id, about: { name, kind, profile, template, fileName, sha256, ...kept } };
    });
  }

  private async *document(id: string): AsyncGenerator<Buffer> {
    const document = await this.manager
      .createQueryBuilder(PayoutDocument, 'd')
      .addSelect('d.contentCipher')
      .where('d.id = :id', { id })
      .getOneOrFail();
    yield this.personalData.decryptBytes(document.contentCipher);
  }
}

type ToldOfDecision =
  | ('owedFen' | 'paidFen' | 'inFlightFen' | 'nettedFen' | 'rateFen' | 'level' | 'policyId' | 'certificateNo')
  | ('approvedOn' | 'organizationName' | 'countyName' | 'townshipName' | 'correctsLineId' | 'reasons');

function decisionOf(
  line: Omit<PayoutLine, 'id' | 'lineNo' | 'subject' | 'workerName' | 'amountFen'>,
): Pick<PayoutLine, ToldOfDecision> {
  const { owedFen, paidFen, inFlightFen, nettedFen, rateFen, level, policyId, certificateNo, approvedOn } = line;
  const { organizationName, countyName, townshipName, correctsLineId, reasons } = line;
  const money = { owedFen, paidFen, inFlightFen, nettedFen, rateFen };
  const payee = { organizationName, countyName, townshipName };
  return { ...money, level, policyId, certificateNo, approvedOn, ...payee, correctsLineId, reasons };
}

async function* once(text: string): AsyncGenerator<string> {
  await Promise.resolve();
  yield text;
}

async function* json(value: Promise<unknown>): AsyncGenerator<string> {
  yield `${JSON.stringify(await value, null, 2)}\n`;
}

async function* jsonLines(rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
