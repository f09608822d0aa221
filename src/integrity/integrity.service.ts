import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditHeads, type KeptHeads } from '../audit/audit-heads.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { regionWithin } from '../auth/access/region-scope.js';
import { Clock } from '../common/values/clock.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { inTransaction } from '../database/transaction.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PayoutSheetSource } from '../payouts/sheets/payout-sheet-source.js';
import { unansweredSubjects } from './answered-subjects.js';
import {
  brokenChain,
  brokenSeals,
  changedDocuments,
  changedPapers,
  type Findings,
  lostTails,
} from './evidence-checks.js';
import { CHECK_TITLES } from './check-titles.js';
import type { IntegrityCheckResponse, IntegrityResponse } from './integrity.dto.js';
import { MONEY_CHECKS } from './money-checks.js';

const EXAMPLES = 20;

/** Proves the invariants of the money (domain rule §7), or says which of them fails and where. */
@Injectable()
export class IntegrityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly source: PayoutSheetSource,
    private readonly ledger: LedgerService,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
    private readonly heads: AuditHeads,
  ) {}

  async check(caller: Caller): Promise<IntegrityResponse> {
    authorize(caller, 'integrity.read');
    return this.checkRegion(caller.regionCode);
  }

  /** For the command line: everything there is. */
  async checkAll(): Promise<IntegrityResponse> {
    const tops: { code: string }[] = await this.dataSource.query(
      'SELECT code FROM regions WHERE parent_code IS NULL ORDER BY code',
    );
    const checks: IntegrityCheckResponse[] = [];
    for (const { code } of tops) checks.push(...(await this.checkRegion(code)).checks);
    return { ok: checks.every(({ ok }) => ok), checks };
  }

  /** One snapshot for all checks, so that work that goes on meanwhile cannot make them disagree. */
  private async checkRegion(top: string): Promise<IntegrityResponse> {
    const kept = await this.heads.read(this.dataSource.manager);
    return inTransaction(this.dataSource, (tx) => this.checkIn(tx, top, kept), 'REPEATABLE READ');
  }

  /** What belongs to `top` and the regions below it, as this transaction sees it; `kept` was read before it began. */
  async checkIn(tx: EntityManager, top: string, kept: KeptHeads): Promise<IntegrityResponse> {
    const checks: IntegrityCheckResponse[] = [];
    for (const { name, message, sql } of MONEY_CHECKS) {
      const rows: { example: string }[] = await tx.query(
        `SELECT v.example FROM (${sql}) v WHERE ${regionWithin('v.region_code').replace('?', '$1')}
         ORDER BY v.example LIMIT ${EXAMPLES}`,
        [top],
      );
      const examples = rows.map(({ example }) => example);
      checks.push({ name, title: CHECK_TITLES[name] ?? '', ok: examples.length === 0, message, examples });
    }
    const [region]: unknown[] = await tx.query('SELECT 1 FROM regions WHERE code = $1 AND parent_code IS NULL', [top]);
    for (const { name, message, find } of this.walks(tx, { top, isRoot: region !== undefined, kept })) {
      const examples = await firstOf(find());
      checks.push({ name, title: CHECK_TITLES[name] ?? '', ok: examples.length === 0, message, examples });
    }
    return { ok: checks.every(({ ok }) => ok), checks };
  }

  /** The checks that no statement can tell: they decrypt, hash, or ask the rules. */
  private walks(
    tx: EntityManager,
    { top, isRoot, kept }: { top: string; isRoot: boolean; kept: KeptHeads },
  ): { name: string; message: string; find: () => Findings }[] {
    return [
      {
        name: 'seals',
        message: '每个已送银行批次的封印，与按其明细重新计算的一致。',
        find: () => brokenSeals(tx, top, this.source),
      },
      {
        name: 'documents',
        message: '留存的每份文件和文书模板与留存时的校验值（SHA-256）一致。',
        find: () => changedDocuments(tx, top, this.personalData),
      },
      {
        name: 'attachments',
        message: '每份附件完整，与上传时的校验值（SHA-256）一致。',
        find: () => changedPapers(tx, top, this.personalData),
      },
      {
        name: 'subjects-answered',
        message: '已付或在途的每个人员和事项都有核算结果：应发等于已付、在途与应补（应追）之和。',
        find: () => unansweredSubjects(tx, { top, asOf: this.clock.today(), ledger: this.ledger }),
      },
      ...(isRoot
        ? [
            { name: 'audit-chain', message: '操作日志的链条完整。', find: () => brokenChain(tx) },
            {
              name: 'audit-tail',
              message: '数据库中有已经答复的全部内容：另存的日志末端都在其中。',
              find: () => lostTails(tx, this.heads, kept),
            },
          ]
        : []),
    ];
  }
}

async function firstOf(findings: Findings): Promise<string[]> {
  const examples: string[] = [];
  for await (const example of findings) {
    examples.push(example);
    if (examples.length === EXAMPLES) break;
  }
  return examples;
}
