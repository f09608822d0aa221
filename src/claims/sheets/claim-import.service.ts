import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, Not } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Certificate } from '../../certificates/certificate.entity.js';
import { LEVEL_NAMES } from '../../certificates/level.js';
import { Refusal } from '../../common/errors.js';
import type { Upload } from '../../common/http/upload.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { maskIdentityNumber } from '../../common/values/masking.js';
import { Conditions } from '../../database/statements/conditions.js';
import { inTransaction } from '../../database/transaction.js';
import { workbookRefusal } from '../../workbooks/workbook-refusal.js';
import type { Worker } from '../../workers/people/worker.entity.js';
import {
  addCheck,
  requireCheckText,
  aimOf,
  type ClaimAim,
  checkReceived,
  createClaim,
  lockClaimant,
  recordClaim,
  type Recording,
  statedFacts,
} from '../claim-records.js';
import { Claim } from '../claim.entity.js';
import { noticeSeen } from '../reading/claim-scope.js';
import { askedChecks, checkCode } from '../reading/asked-checks.js';
import { readChecks } from '../reading/claim-queries.js';
import type { ClaimIssueWords } from './claim-issues.js';
import { CLAIM_SHEET } from './claim-sheet-fields.js';
import { type ClaimDraft, type ClaimSheetReading, readClaimSheet } from './claim-sheet-reader.js';
import type { ClaimImportMode, ClaimImportResponse } from './claim-sheets.dto.js';

type Did = 'created' | 'updated' | 'unchanged';

interface Taken {
  counts: ClaimImportResponse['counts'];
  issues: ClaimImportResponse['issues'];
  applied: boolean;
}

/** Carries the answer out of a transaction of which nothing is to stay. */
class RolledBack extends Error {
  constructor(readonly taken: Taken) {
    super('rolled back');
  }
}

/**
 * 申报登记 in: each row is a claim that was handed in, with what is confirmed of it. Rows go the way that a request by hand goes, in one
 * transaction; a check goes it as well and takes it all back, so that it says exactly what would be refused.
 */
@Injectable()
export class ClaimImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws {Refusal} 413, 415 or 422 for a file that cannot be read; 422 with the whole answer when nothing was written */
  async run(
    caller: Caller,
    { mode, policyRegionCode }: { mode: ClaimImportMode; policyRegionCode: string },
    file: Upload,
  ): Promise<ClaimImportResponse> {
    authorize(caller, 'claims.decide');
    // Read before the transaction opens: the embedded database has one connection.
    const read = (): Promise<ClaimSheetReading> =>
      readClaimSheet(file.content, this.clock.today()).catch((error: unknown) => {
        throw workbookRefusal(error);
      });
    let reading: ClaimSheetReading | null = await read();
    const fileSha256 = createHash('sha256').update(file.content).digest('hex');
    const details = { mode, fileName: file.name, sha256: fileSha256 };
    let taken: Taken;
    try {
      taken = await inTransaction(this.dataSource, async (tx) => {
        // Again from the file where the transaction is run again: what a run found is in its log.
        const rows = reading ?? (await read());
        reading = null;
        const run = await this.take(tx, caller, rows, { policyRegionCode, fileName: file.name });
        const applied = mode !== 'check' && (run.errorCount === 0 || (mode === 'valid' && entered(run.counts) > 0));
        const { counts, issues } = run;
        if (!applied) throw new RolledBack({ counts, issues, applied });
        await this.tell(tx, caller, 'claim.import', { ...details, counts });
        return { counts, issues, applied };
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      // What the transaction answers is kept for a request that is repeated, so it comes out of one that stands.
      taken = await inTransaction(this.dataSource, async (tx) => {
        await this.tell(tx, caller, 'claim.import-check', { ...details, counts: error.taken.counts });
        return error.taken;
      });
    }
    const answer = { mode, fileName: file.name, fileSha256, ...taken };
    if (!answer.applied && mode !== 'check') throw notApplied(answer);
    return answer;
  }

  private async take(
    tx: EntityManager,
    caller: Caller,
    reading: ClaimSheetReading,
    aims: { policyRegionCode: string; fileName: string },
  ): Promise<Omit<Taken, 'applied'> & { errorCount: number }> {
    const { drafts, rows, log } = reading;
    const counts = { rows, created: 0, updated: 0, unchanged: 0, rejected: 0 };
    // In one order for whoever imports at once, so that two do not wait for each other.
    for (const draft of drafts.toSorted((a, b) => (a.identityNumber < b.identityNumber ? -1 : 1))) {
      const issue = (field: string, words: ClaimIssueWords): void => {
        if (reading.layout) log.at(reading.layout, draft.row, field, words);
      };
      try {
        counts[await this.row(tx, caller, draft, { ...aims, issue })]++;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const [first] = error.errors;
        const field = first && reading.layout?.columns[first.field] ? first.field : 'identityNumber';
        const message = first ? `${first.message.replace(/。$/, '')}。` : error.detail;
        issue(field, { code: 'claim-refused', message, suggestion: '请核对后改正，再重新上传。' });
      }
    }
    counts.rejected = counts.rows - entered(counts);
    return { counts, issues: log.sorted(reading.sheets), errorCount: log.errorCount };
  }

  /** @throws {Refusal} for what a request by hand would be refused for */
  private async row(
    tx: EntityManager,
    caller: Caller,
    draft: ClaimDraft,
    { policyRegionCode, fileName, issue }: RowAims,
  ): Promise<Did> {
    const today = this.clock.today();
    const worker = await this.person(tx, caller, draft, today);
    if (draft.workerName !== null && draft.workerName !== worker.name) {
      issue('workerName', {
        severity: 'warning',
        code: 'name-differs-from-register',
        message: `姓名与登记的“${worker.name}”不同，已按身份证号认人。`,
        suggestion: '请核对身份证号；姓名有误的请改正登记。',
        value: draft.workerName,
      });
    }
    const aim = await this.aim(tx, caller, worker, draft, policyRegionCode);
    checkReceived(draft.receivedOn, aim.certificate, today);
    // Before anything of the row is written: what follows is refused no more.
    const checks = await checksOf(tx, aim, draft, fileName);
    const recording = { caller, audit: this.audit, now: this.clock.now() };
    const known = await knownClaim(tx, worker, aim);
    if (known && known.receivedOn !== null && known.receivedOn !== draft.receivedOn) {
      throw refusedAt('receivedOn', `此人的这项申报已登记，申报日期为 ${known.receivedOn}，不能再改`);
    }
    const claim = known ?? (await createClaim(tx, recording, worker, aim, draft.receivedOn));
    let did: Did = known ? 'unchanged' : 'created';
    if (claim.state === 'draft') {
      await handIn(tx, recording, { claim, worker }, draft.receivedOn);
      if (known) did = 'updated';
    }
    const added = await this.checks(tx, recording, { claim, worker }, checks);
    return added > 0 && did === 'unchanged' ? 'updated' : did;
  }

  /** Appends what differs from what was confirmed last. */
  private async checks(
    tx: EntityManager,
    recording: Recording,
    of: { claim: Claim; worker: Worker },
    checks: readonly SheetCheck[],
  ): Promise<number> {
    if (checks.length === 0) return 0;
    const known = (await readChecks(tx, [of.claim.id])).get(of.claim.id) ?? [];
    const last = new Map(known.filter(({ counts }) => counts).map((each) => [each.code, each]));
    let added = 0;
    for (const { code, met, evidence, isStated } of checks) {
      const before = last.get(code);
      if (before?.met === met && (!isStated || evidence === before.evidence)) continue;
      await addCheck(tx, recording, of, { code, met, evidence });
      added++;
    }
    return added;
  }

  private async person(tx: EntityManager, caller: Caller, draft: ClaimDraft, today: string): Promise<Worker> {
    const hash = this.personalData.lookup('identity', draft.identityNumber);
    const [found]: { id: string }[] = await tx.query(
      'SELECT coalesce(merged_into, id) AS id FROM workers WHERE identity_hash = $1',
      [hash],
    );
    const nobody = `没有身份证号为 ${maskIdentityNumber(draft.identityNumber)} 的人员，或此人不在您的管辖范围内`;
    if (!found) throw refusedAt('identityNumber', nobody);
    try {
      return await lockClaimant(tx, caller, found.id, today);
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'not-found') throw refusedAt('identityNumber', nobody);
      throw error;
    }
  }

  private async aim(
    tx: EntityManager,
    caller: Caller,
    worker: Worker,
    draft: ClaimDraft,
    policyRegionCode: string,
  ): Promise<ClaimAim> {
    const { level, months, kind } = draft;
    if (level !== null) {
      const held = await tx.find(Certificate, {
        where: { workerId: worker.id, level, void: Not(true) },
        order: { approvedOn: 'DESC' },
      });
      const certificate = held.find(({ revokedOn }) => revokedOn === null) ?? held[0];
      if (!certificate) throw refusedAt('period', `此人没有登记${LEVEL_NAMES[level]}证书，请先登记证书`);
      return aimOf(tx, caller, worker, { workerId: worker.id, kind, certificateId: certificate.id, policyRegionCode });
    }
    const conditions = new Conditions()
      .add(`q.kind = 'stipend' AND q.region_code = ? AND n.state = 'approved'`, policyRegionCode)
      .add('n.months_from = ? AND n.months_to = ?', months?.from, months?.to)
      .add(noticeSeen('q.region_code'), caller.regionCode, caller.regionCode);
    const day = conditions.bind('?::date', draft.receivedOn);
    const [notice]: { id: string }[] = await tx.query(
      `SELECT n.id FROM claim_notices n JOIN policies q ON q.id = n.policy_id ${conditions.where()}
       ORDER BY ${day} BETWEEN n.opens_on AND n.closes_on DESC, n.supplements NULLS FIRST, n.id LIMIT 1`,
      conditions.parameters,
    );
    if (!notice) throw refusedAt('period', '没有这个期间的已批准的申报通知，请核对起止月份');
    return aimOf(tx, caller, worker, { workerId: worker.id, kind, noticeId: notice.id });
  }

  private tell(tx: EntityManager, caller: Caller, action: string, details: Record<string, unknown>): Promise<void> {
    const { regionCode } = caller;
    return this.audit.record(tx, caller, { action, objectType: 'region', objectId: regionCode, regionCode, details });
  }
}

interface RowAims {
  policyRegionCode: string;
  fileName: string;
  issue: (field: string, words: ClaimIssueWords) => void;
}

const entered = ({ created, updated, unchanged }: Taken['counts']): number => created + updated + unchanged;

/** The claim for the same that is not withdrawn; the person is locked, so nobody makes one meanwhile. */
/** A check as it is appended: by its code, with what it rests on. */
interface SheetCheck {
  code: string;
  met: boolean;
  evidence: string;
  /** Whether the cell says what it rests on; the sheet itself does where it is silent. */
  isStated: boolean;
}

/** @throws {Refusal} 422, at the column, for what the policy does not ask for and for what names numbers of people */
async function checksOf(
  tx: EntityManager,
  { kind, policyRegionCode, certificate, notice }: ClaimAim,
  { checks }: ClaimDraft,
  fileName: string,
): Promise<SheetCheck[]> {
  if (checks.length === 0) return [];
  const certificateId = certificate?.id ?? null;
  const { checks: asked } = await askedChecks(tx, {
    kind,
    policyRegionCode,
    certificateId,
    noticeId: notice?.id ?? null,
  });
  return checks.map(({ code: word, met, evidence: stated }) => {
    const code = checkCode(asked, word, word);
    const evidence = stated ?? `按${CLAIM_SHEET}表登记（${fileName}）`;
    requireCheckText({ code: word, evidence });
    return { code, met, evidence, isStated: stated !== null };
  });
}

async function knownClaim(tx: EntityManager, worker: Worker, aim: ClaimAim): Promise<Claim | null> {
  const { kind, policyRegionCode, certificate, notice } = aim;
  const what = certificate ? { certificateId: certificate.id } : { noticeId: In([notice?.id ?? '']) };
  return tx.findOneBy(Claim, { workerId: worker.id, kind, policyRegionCode, ...what, state: Not('withdrawn') });
}

async function handIn(
  tx: EntityManager,
  recording: Recording,
  { claim, worker }: { claim: Claim; worker: Worker },
  receivedOn: string,
): Promise<void> {
  claim.receivedOn = receivedOn;
  claim.stated = await statedFacts(tx, claim, worker);
  claim.state = 'submitted';
  await tx.save(claim);
  const details = { before: { state: 'draft' }, after: { state: claim.state }, receivedOn };
  await recordClaim(tx, recording, { claim, worker }, 'submit', details);
}

function refusedAt(field: string, message: string): Refusal {
  return new Refusal('refused', 'CLAIM_REFUSED', `${message}。`, [{ field, code: 'claim-refused', message }]);
}

/** Nothing was written: the problem document carries the whole answer, so that the client reads one shape. */
function notApplied(answer: ClaimImportResponse): Refusal {
  const first = answer.issues.find((issue) => issue.severity === 'error');
  const where = first ? `首个问题在“${first.sheet}”${first.cell ?? ''}：${first.message}` : '';
  const rows = answer.counts.rejected > 0 ? `共 ${answer.counts.rejected} 行有错误，` : '';
  const detail = `${rows}未写入任何申报。${where}请按问题清单改正后重新导入。`;
  return new Refusal('refused', 'CLAIMS_NOT_APPLIED', detail, [], { ...answer });
}
