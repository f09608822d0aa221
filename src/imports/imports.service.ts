import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { displayNames } from '../auth/display-names.js';
import { MAX_TOLD } from './annotated-copy/changes-sheet.js';
import { type ChangeGroup, countChanges, readChanges, type Told } from './writing/told-changes.js';
import { regionWithin } from '../auth/access/region-scope.js';
import { Clock } from '../common/values/clock.js';
import { notFound } from '../common/errors.js';
import { newId } from '../common/values/ids.js';
import { pageOffset } from '../common/http/paging.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { Reading } from '../database/reading.js';
import { loadAwardTerms, loadStipendTerms } from '../policies/policy-loader.js';
import { sqlState } from '../database/server/sql-state.js';
import { inTransaction } from '../database/transaction.js';
import { Region } from '../regions/region.entity.js';
import { RegionsService } from '../regions/regions.service.js';
import { Import, type ImportMode } from './writing/import.entity.js';
import { annotatedCopy } from './annotated-copy/annotated-copy.js';
import { undoChanges } from './import-undo.js';
import { notUndoable, nothingWritten } from './imports-errors.js';
import { workbookRefusal } from '../workbooks/workbook-refusal.js';
import {
  type ImportChangesQuery,
  type ImportResponse,
  type ImportsQuery,
  type Names,
  toImport,
} from './imports.dto.js';
import { issueAt, type IssueSeverity } from '../common/issues/issue.js';
import { RosterImport } from './writing/roster-import.js';
import type { PlanRefusal } from './register/plan-refusals.js';
import type { Outcomes } from './planning/roster-run.js';
import { type ImportIssue, isRegionNode, type RosterSummary } from './roster/roster-rows.js';
import { rosterTemplate } from './roster/roster-template.js';
import { RosterThread } from './thread/roster-thread.js';

/** Any number that nothing else in this database locks: imports write one after the other. */
const IMPORT_LOCK = 3_418_000_003;
const UNIQUE_VIOLATION = '23505';
const CONFLICT_ATTEMPTS = 3;

export interface UploadedWorkbook {
  name: string;
  content: Buffer;
}

interface ImportChanges {
  items: Told[];
  total: number;
  groups: { group: ChangeGroup; count: number }[];
}

@Injectable()
export class ImportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly regions: RegionsService,
  ) {}

  /**
   * Reads a roster workbook and, unless `mode` is `check`, writes it to the register in one transaction.
   *
   * @throws {Refusal} 413, 415 or 422 for a file that cannot be read; 422 with the whole answer when nothing was written
   */
  async run(caller: Caller, mode: ImportMode, file: UploadedWorkbook): Promise<ImportResponse> {
    authorize(caller, 'imports.run');
    const regions = await this.regions.all(this.dataSource.manager);
    const today = this.clock.today();
    // Read before the transaction opens: a large file takes seconds, and the embedded database has one connection.
    const context = { regions: regions.filter(isRegionNode), today };
    let thread: RosterThread | null = null;
    try {
      const read = (thread = await RosterThread.read(file.content, context));
      const take = (tx: EntityManager): Promise<ImportResponse> =>
        this.take(tx, caller, { mode, today, name: file.name, thread: read, regions });
      const answer = await againOnConflict(() => inTransaction(this.dataSource, take));
      if (!answer.applied && mode !== 'check') throw nothingWritten(answer);
      return answer;
    } catch (error) {
      throw workbookRefusal(error);
    } finally {
      await thread?.close();
    }
  }

  private async take(
    tx: EntityManager,
    caller: Caller,
    what: { mode: ImportMode; today: string; name: string; thread: RosterThread; regions: readonly Region[] },
  ): Promise<ImportResponse> {
    const { mode, today, thread, regions } = what;
    if (mode !== 'check') await tx.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
    // What the rows change is noted under the import, so it is there first and told the outcome afterwards.
    const row = await this.save(tx, caller, { mode, name: what.name, content: thread.content });
    const paths = new Map(regions.map(({ code, path }) => [code, path]));
    const { outcomes, applied } = await new RosterImport(tx, thread, {
      importId: row.id,
      mode,
      regionCode: caller.regionCode,
      today,
      now: this.clock.now(),
      regionIsOwn: ownRegions(regions, caller.regionCode),
      personalData: this.personalData,
      paths,
      regionName: regionNames(regions),
      policies: { awards: await loadAwardTerms(tx, paths), stipends: await loadStipendTerms(tx, paths) },
    }).run();
    const { created, updated, unchanged, taken } = outcomes;
    const rows = Object.values(thread.summary.rowCounts).reduce((sum, count) => sum + count, 0);
    row.counts = { rows, created, updated, unchanged, rejected: rows - taken };
    row.issues = allIssues(thread.summary, outcomes);
    row.applied = applied;
    await tx.update(Import, { id: row.id }, { counts: row.counts, issues: row.issues, applied });
    await this.audit.record(tx, caller, {
      action: applied ? 'import.apply' : 'import.check',
      objectType: 'import',
      objectId: row.id,
      regionCode: row.regionCode,
      details: { mode, counts: row.counts, fileSha256: row.fileSha256.toString('hex') },
    });
    return toImport(row, new Map([[caller.id, caller.displayName]]));
  }

  async list(caller: Caller, query: ImportsQuery): Promise<{ items: Import[]; total: number; names: Names }> {
    authorize(caller, 'imports.read');
    const { mode, applied, by } = query;
    const imports = this.dataSource.manager
      .createQueryBuilder(Import, 'i')
      .where(regionWithin('i.region_code').replace('?', ':own'), { own: caller.regionCode });
    if (mode !== undefined) imports.andWhere('i.mode = :mode', { mode });
    if (applied !== undefined) imports.andWhere('i.applied = :applied', { applied });
    if (by !== undefined) imports.andWhere('i.createdBy = :by', { by });
    const [items, total] = await imports
      .orderBy('i.createdAt', 'DESC')
      .addOrderBy('i.id', 'DESC')
      .offset(pageOffset(query))
      .limit(query.pageSize)
      .getManyAndCount();
    return { items, total, names: await this.namesOf(items) };
  }

  /** What the rows of an import changed, or of a check would change. */
  async changes(caller: Caller, id: string, query: ImportChangesQuery): Promise<ImportChanges> {
    authorize(caller, 'imports.read');
    const tx = this.dataSource.manager;
    await this.find(tx, caller, id);
    const { group = null, pageSize: limit } = query;
    const groups = await countChanges(tx, id);
    const asked = groups.filter((each) => group === null || each.group === group);
    return {
      items: await readChanges(tx, id, { offset: pageOffset(query), limit, group }),
      total: asked.reduce((sum, { count }) => sum + count, 0),
      groups,
    };
  }

  /** Of whoever imported or undid these. */
  async namesOf(imports: readonly Import[]): Promise<Names> {
    const users = await displayNames(
      this.dataSource.manager,
      imports.flatMap(({ createdBy, undoneBy }) => [createdBy, undoneBy]),
    );
    const codes = [...new Set(imports.map(({ regionCode }) => regionCode))];
    const regions = await this.dataSource.manager.findBy(Region, { code: In(codes) });
    return new Map([...users, ...regions.map(({ code, name }) => [code, name] as const)]);
  }

  async get(caller: Caller, id: string): Promise<Import> {
    authorize(caller, 'imports.read');
    return this.find(this.dataSource.manager, caller, id);
  }

  /** An empty roster workbook with drop-downs. */
  async template(): Promise<Buffer> {
    const regions = await this.regions.all(this.dataSource.manager);
    return rosterTemplate(regions.filter(isRegionNode));
  }

  /** The workbook as it was uploaded, with every finding at its cell. It holds personal data, so taking it is logged. */
  async annotated(caller: Caller, id: string): Promise<{ name: string; content: Buffer }> {
    authorize(caller, 'imports.run');
    const row = await this.find(this.dataSource.manager, caller, id);
    const stored = await this.reading.byStatement((manager) =>
      manager.findOneOrFail(Import, { where: { id }, select: { id: true, fileCipher: true } }),
    );
    // One more than are told, so that the sheet can say that there are more.
    const changes = await readChanges(this.dataSource.manager, id, { offset: 0, limit: MAX_TOLD + 1 });
    const content = await annotatedCopy(this.personalData.decryptBytes(stored.fileCipher), row.issues, changes);
    await inTransaction(this.dataSource, (tx) =>
      this.audit.record(tx, caller, {
        action: 'import.export',
        objectType: 'import',
        objectId: id,
        regionCode: row.regionCode,
        details: { sha256: createHash('sha256').update(content).digest('hex') },
      }),
    );
    return { name: `${row.fileName.replace(/\.xlsx$/i, '')}_问题标注.xlsx`, content };
  }

  async undo(caller: Caller, id: string, reason: string | null): Promise<Import> {
    authorize(caller, 'imports.run');
    return inTransaction(this.dataSource, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
      const row = await this.find(tx, caller, id);
      if (!row.applied) throw notUndoable('IMPORT_NOT_APPLIED', '这次导入没有写入任何数据，无须撤销。');
      if (row.undoneAt) throw notUndoable('IMPORT_ALREADY_UNDONE', '这次导入已经撤销过了。');
      await undoChanges(tx, id);
      row.undoneAt = this.clock.now();
      row.undoneBy = caller.id;
      await tx.update(Import, { id }, { undoneAt: row.undoneAt, undoneBy: row.undoneBy });
      const { regionCode, counts } = row;
      await this.audit.record(tx, caller, {
        action: 'import.undo',
        objectType: 'import',
        objectId: id,
        regionCode,
        reason,
        details: { counts },
      });
      return row;
    });
  }

  private async find(tx: EntityManager, caller: Caller, id: string): Promise<Import> {
    const row = await tx
      .createQueryBuilder(Import, 'i')
      .where('i.id = :id', { id })
      .andWhere(regionWithin('i.region_code').replace('?', ':own'), { own: caller.regionCode })
      .getOne();
    if (!row) throw notFound('导入记录');
    return row;
  }

  private async save(
    tx: EntityManager,
    caller: Caller,
    { mode, name, content }: { mode: ImportMode; name: string; content: Buffer },
  ): Promise<Import> {
    const row = tx.create(Import, {
      id: newId(),
      mode,
      applied: false,
      fileName: name,
      fileSha256: createHash('sha256').update(content).digest(),
      fileCipher: this.personalData.encryptBytes(content),
      regionCode: caller.regionCode,
      counts: { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
      issues: [],
      createdBy: caller.id,
      createdAt: this.clock.now(),
      undoneAt: null,
      undoneBy: null,
    });
    await tx.insert(Import, row);
    row.fileCipher = EMPTY;
    return row;
  }
}

/** Stands in for a workbook that is stored and needs no memory any more. */
const EMPTY = Buffer.alloc(0);

/**
 * Somebody may enter a person, employer or certificate by hand after the import has looked for it: then the database
 * refuses the second one, and the import looks again.
 */
async function againOnConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= CONFLICT_ATTEMPTS || sqlState(error) !== UNIQUE_VIOLATION) throw error;
    }
  }
}

function regionNames(regions: readonly Region[]): (code: string) => string {
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

function ownRegions(regions: readonly Region[], top: string): (code: string) => boolean {
  const own = new Set(regions.filter((region) => region.path.includes(top)).map((region) => region.code));
  return (code) => own.has(code);
}

/** What the workbook says against itself and what the register says against it, in the order of sheets and rows. */
function allIssues(reading: RosterSummary, { refusals, warnings }: Outcomes): ImportIssue[] {
  const issueOf = (refusal: PlanRefusal, severity: IssueSeverity): ImportIssue => {
    const layout = reading.layouts.find((candidate) => candidate.sheet === refusal.place.sheet);
    if (!layout) throw new Error(`no layout for sheet ${refusal.place.sheet}`);
    const { code, message, suggestion, value } = refusal;
    return issueAt(layout, refusal.place.row, refusal.field, { severity, code, message, suggestion, value });
  };
  const found = [
    ...refusals.map((refusal) => issueOf(refusal, 'error')),
    ...warnings.map((warning) => issueOf(warning, 'warning')),
  ];
  if (found.length === 0) return reading.issues;
  const sheets = new Map(reading.layouts.map((layout, index) => [layout.sheet, index]));
  const order = (issue: ImportIssue): number => (sheets.get(issue.sheet) ?? -1) * 10_000_000 + (issue.row ?? 0);
  return [...reading.issues, ...found].sort((a, b) => order(a) - order(b));
}
