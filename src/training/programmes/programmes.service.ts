import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { narrowRegion, requireRegion } from '../../auth/access/region-scope.js';
import { notFound, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import type { WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { RuleCheck } from '../../common/fields/rule-check.js';
import { Conditions } from '../../database/statements/conditions.js';
import { reliancesOn } from '../../database/statements/reliances.js';
import { inTransaction } from '../../database/transaction.js';
import { checkFreeText, requireReason } from '../../workers/people/worker-rules.js';
import { TrainingProgramme } from './programme.entity.js';
import type { ProgrammeRequest, ProgrammesQuery, UpdateProgrammeRequest } from './programmes.dto.js';
import { offeredTo, requireOwn } from '../training-scope.js';

const REFUSED = 'PROGRAMME_REFUSED';

@Injectable()
export class ProgrammesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async list(caller: Caller, query: ProgrammesQuery): Promise<{ items: TrainingProgramme[]; total: number }> {
    authorize(caller, 'training.read');
    const tx = this.dataSource.manager;
    const region = await narrowRegion(tx, caller, query.regionCode);
    const conditions = new Conditions().add(offeredTo('p.region_code'), region, region);
    if (query.line) conditions.add('p.line = ?', query.line);
    if (query.search) {
      const { search } = query;
      const parts = ['p.title', 'p.organiser', `coalesce(p.partner, '')`].map((column) => `strpos(${column}, ?) > 0`);
      conditions.add(parts.join(' OR '), search, search, search);
    }
    const ids: { id: string }[] = await tx.query(
      `SELECT p.id FROM training_programmes p ${conditions.where()}
       ORDER BY p.created_at DESC, p.id DESC LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`,
      conditions.parameters,
    );
    const [{ total }]: [{ total: number }] = await tx.query(
      `SELECT count(*)::int AS total FROM training_programmes p ${conditions.where()}`,
      conditions.parameters,
    );
    const items = await tx.find(TrainingProgramme, {
      where: { id: In(ids.map(({ id }) => id)) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return { items, total };
  }

  async get(caller: Caller, id: string): Promise<TrainingProgramme> {
    authorize(caller, 'training.read');
    return requireProgramme(this.dataSource.manager, caller, id);
  }

  async create(caller: Caller, request: ProgrammeRequest): Promise<TrainingProgramme> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, (tx) => this.createIn(tx, caller, request));
  }

  /** As {@link create}, in a transaction that others take part in. */
  async createIn(tx: EntityManager, caller: Caller, request: ProgrammeRequest): Promise<TrainingProgramme> {
    authorize(caller, 'training.write');
    checkText(request);
    await requireRegion(tx, caller, request.regionCode);
    const { line, title, regionCode, organiser, partner, funding, budgetFen, remark } = request;
    const programme = tx.create(TrainingProgramme, {
      id: newId(),
      line,
      title,
      regionCode,
      organiser,
      partner: partner ?? null,
      funding: funding ?? null,
      budgetFen: budgetFen ?? null,
      remark: remark ?? null,
      createdBy: caller.id,
    });
    await tx.save(programme);
    await this.record(tx, caller, programme, 'training_programme.create', { after: factsOf(programme) });
    return programme;
  }

  async update(
    caller: Caller,
    id: string,
    version: number,
    request: UpdateProgrammeRequest,
  ): Promise<TrainingProgramme> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, (tx) => this.updateIn(tx, caller, { id, version }, request));
  }

  async updateIn(
    tx: EntityManager,
    caller: Caller,
    { id, version }: Pick<TrainingProgramme, 'id' | 'version'>,
    request: UpdateProgrammeRequest,
  ): Promise<TrainingProgramme> {
    authorize(caller, 'training.write');
    checkText(request);
    const programme = await requireProgramme(tx, caller, id, { lock: true });
    await requireOwn(tx, caller, programme.regionCode);
    if (programme.version !== version)
      throw await staleRow(tx, '培训项目', { type: 'training_programme', id }, programme);
    const before = factsOf(programme);
    const stated = Object.entries(request).filter(([, value]) => value !== undefined);
    Object.assign(programme, Object.fromEntries(stated));
    const changes = changedFields(before, factsOf(programme));
    if (!changes) return programme;
    await tx.save(programme);
    await this.record(tx, caller, programme, 'training_programme.update', { ...changes });
    return programme;
  }

  /** Takes back a programme that never was; one under which something is recorded is refused, with what stands in the way. */
  async withdraw(caller: Caller, id: string, reason: string): Promise<WithdrawalResponse> {
    authorize(caller, 'training.write');
    return inTransaction(this.dataSource, async (tx) => {
      const programme = await requireProgramme(tx, caller, id, { lock: true });
      await requireOwn(tx, caller, programme.regionCode);
      requireReason(REFUSED, reason);
      await requireUnused(tx, id);
      await tx.delete(TrainingProgramme, { id });
      const details = { before: factsOf(programme) };
      await this.record(tx, caller, programme, 'training_programme.withdraw', details, reason);
      return { id };
    });
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    programme: TrainingProgramme,
    action: string,
    details: Record<string, unknown>,
    reason?: string,
  ): Promise<void> {
    const { id: objectId, regionCode } = programme;
    const objectType = 'training_programme';
    return this.audit.record(tx, caller, { action, objectType, objectId, regionCode, reason, details });
  }
}

/** @throws {Refusal} not-found */
export async function requireProgramme(
  tx: EntityManager,
  caller: Caller,
  id: string,
  options: { lock?: boolean } = {},
): Promise<TrainingProgramme> {
  const { regionCode: own } = caller;
  const conditions = new Conditions().add('p.id = ?', id).add(offeredTo('p.region_code'), own, own);
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM training_programmes p ${conditions.where()}`,
    conditions.parameters,
  );
  if (rows.length === 0) throw notFound('培训项目');
  return tx.findOneOrFail(TrainingProgramme, {
    where: { id },
    ...(options.lock && { lock: { mode: 'pessimistic_write' } }),
  });
}

function checkText({ remark }: { remark?: string | null }): void {
  if (!remark) return;
  const rules = new RuleCheck(REFUSED);
  checkFreeText(rules, 'remark', remark);
  rules.done();
}

function factsOf({ line, title, regionCode, organiser, partner, funding, budgetFen, remark }: TrainingProgramme) {
  return { line, title, regionCode, organiser, partner, funding, budgetFen, remark };
}

/** What a programme may not be taken back over, and what to do about it. */
const RELIANCES = [
  ['training_sessions', '期培训，培训项目随期次保留'],
  ['exam_cohorts', '条考试结果，请先作废'],
  ['training_selections', '项选拔，请先作废'],
] as const;

async function requireUnused(tx: EntityManager, id: string): Promise<void> {
  const ways = await reliancesOn(tx, RELIANCES, 'programme_id', id);
  if (ways.length > 0) throw new Refusal('conflict', 'PROGRAMME_IN_USE', `该培训项目不能作废：${ways.join('；')}。`);
}
