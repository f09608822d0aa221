import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { Refusal } from '../../common/errors.js';
import { Clock } from '../../common/values/clock.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { inTransaction } from '../../database/transaction.js';
import { isRegionNode } from '../../imports/roster/roster-rows.js';
import { RegionsService } from '../../regions/regions.service.js';
import type { LedgerMode } from '../../stations/ledger/ledger.dto.js';
import { requireReason } from '../../workers/people/worker-rules.js';
import { workbookRefusal } from '../../workbooks/workbook-refusal.js';
import { AttendanceRecorder } from '../attendance/attendance-recorder.js';
import { SessionCorrectionsService } from '../attendance/half-days/session-corrections.service.js';
import { ProgrammesService } from '../programmes/programmes.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { TrainingLedgerRun } from './training-ledger-run.js';
import { readTrainingLedger, type TrainingLedgerReading } from './training-ledger-reader.js';
import type { TrainingLedgerImportResponse } from './training-ledger.dto.js';

/** Any number that nothing else in this database locks: ledgers are taken in one after the other. */
const LEDGER_LOCK = 3_418_000_011;

/** Carries the answer out of a transaction of which nothing is to stay. */
class RolledBack extends Error {
  constructor(readonly run: TrainingLedgerRun) {
    super('rolled back');
  }
}

/**
 * 培训台账 in. Each row goes the way that a request by hand goes, in one transaction; a check goes it as well and takes it all
 * back, so that it says exactly what would be refused and changed.
 */
@Injectable()
export class TrainingLedgerImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly regions: RegionsService,
    private readonly personalData: PersonalData,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly programmes: ProgrammesService,
    private readonly sessions: SessionsService,
    private readonly corrections: SessionCorrectionsService,
    private readonly recorder: AttendanceRecorder,
  ) {}

  /** @throws {Refusal} 413, 415 or 422 for a file that cannot be read; 422 with the whole answer when nothing was written */
  async run(
    caller: Caller,
    { mode, reason }: { mode: LedgerMode; reason: string | null },
    file: { name: string; content: Buffer },
  ): Promise<TrainingLedgerImportResponse> {
    authorize(caller, 'training.write');
    if (reason !== null) requireReason('LEDGER_REFUSED', reason);
    const regions = (await this.regions.all(this.dataSource.manager)).filter(isRegionNode);
    // Read before the transaction opens: the embedded database has one connection.
    const read = (): Promise<TrainingLedgerReading> => readTrainingLedger(file.content, regions, this.clock.today());
    const reading = await read().catch((error: unknown) => {
      throw workbookRefusal(error);
    });
    const fileSha256 = createHash('sha256').update(file.content).digest('hex');
    const { counts, changes, issues, errorCount } = await this.take(
      caller,
      { mode, reason },
      { reading, fileSha256, read },
    );
    const applied = mode === 'all' && errorCount === 0;
    const answer = { mode, applied, fileName: file.name, fileSha256, counts, changes, issues };
    if (!applied && mode !== 'check') throw notApplied(answer);
    return answer;
  }

  /** Again from the file where the transaction is run again: what a run found is in its log. */
  private async take(
    caller: Caller,
    { mode, reason }: { mode: LedgerMode; reason: string | null },
    file: { reading: TrainingLedgerReading; fileSha256: string; read: () => Promise<TrainingLedgerReading> },
  ): Promise<Taken> {
    const { sheets } = file.reading;
    let reading: TrainingLedgerReading | null = file.reading;
    try {
      // What the transaction answers is kept for a request that is repeated, so it is plain.
      return await inTransaction(this.dataSource, async (tx) => {
        await tx.query('SELECT pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
        const { programmes, sessions, corrections, recorder, personalData, clock } = this;
        const services = { programmes, sessions, corrections, recorder, personalData, now: clock.now() };
        const run = new TrainingLedgerRun(tx, caller, services, reading ?? (await file.read()));
        reading = null;
        await run.take(mode === 'check' ? (reason ?? '核对台账') : reason);
        if (mode === 'check' || run.log.errorCount > 0) throw new RolledBack(run);
        await this.tell(tx, caller, 'training.ledger-import', reason, { mode, ...run.told(), sha256: file.fileSha256 });
        return taken(run, sheets);
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      const { run } = error;
      const details = { mode, counts: run.counts, sha256: file.fileSha256 };
      return inTransaction(this.dataSource, async (tx) => {
        await this.tell(tx, caller, 'training.ledger-check', reason, details);
        return taken(run, sheets);
      });
    }
  }

  private tell(
    tx: EntityManager,
    caller: Caller,
    action: string,
    reason: string | null,
    details: Record<string, unknown>,
  ): Promise<void> {
    const { regionCode } = caller;
    return this.audit.record(tx, caller, {
      action,
      objectType: 'region',
      objectId: regionCode,
      regionCode,
      reason,
      details,
    });
  }
}

/** What a run comes to, without what it worked with. */
function taken({ counts, changes, log }: TrainingLedgerRun, sheets: TrainingLedgerReading['sheets']) {
  return { counts, changes, issues: log.sorted(sheets), errorCount: log.errorCount };
}
type Taken = ReturnType<typeof taken>;

/** Nothing was written: the problem document carries the whole answer, so that the client reads one shape. */
function notApplied(answer: TrainingLedgerImportResponse): Refusal {
  const first = answer.issues.find((issue) => issue.severity === 'error');
  const where = first ? `首个问题在“${first.sheet}”${first.cell ?? ''}：${first.message}` : '';
  const rows = answer.counts.rejected > 0 ? `共 ${answer.counts.rejected} 行有错误，` : '';
  const detail = `${rows}未写入任何数据。${where}请按问题清单改正后重新导入。`;
  return new Refusal('refused', 'LEDGER_NOT_APPLIED', detail, [], { ...answer });
}
