import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { isTop, regionWithin } from '../auth/access/region-scope.js';
import type { Config } from '../common/config/config.js';
import { CONFIG } from '../common/config/config.token.js';
import { diskSpaceOf } from '../common/disk-space.js';
import { VERSION } from '../common/config/version.js';
import { Durability } from '../database/durability.js';
import { Reading } from '../database/reading.js';
import { inTransaction } from '../database/transaction.js';
import type {
  BackupScheduleState,
  BackupState,
  DatabaseState,
  DataKeyState,
  InstallationState,
  OperationsResponse,
  UnchainedState,
  WorkState,
} from './operations.dto.js';

/** How the service itself is: for whoever answers for it. No personal data. */
@Injectable()
export class OperationsService {
  private readonly startedAt = new Date(Date.now() - process.uptime() * 1000);

  constructor(
    private readonly dataSource: DataSource,
    private readonly durability: Durability,
    private readonly reading: Reading,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async state(caller: Caller): Promise<OperationsResponse> {
    authorize(caller, 'operations.read');
    return inTransaction(this.dataSource, async (tx) => ({
      version: VERSION,
      node: process.versions.node,
      startedAt: this.startedAt,
      installation: (await isTop(tx, caller.regionCode)) ? await this.installation(tx) : null,
      work: await readWork(tx, caller.regionCode),
    }));
  }

  private async installation(tx: EntityManager): Promise<InstallationState> {
    return {
      database: await this.database(tx),
      // Of the folder that the service writes to.
      disk: await diskSpaceOf(this.config.dataDir),
      backups: await readBackups(tx),
      schedule: await readSchedule(tx, this.config.backupAt),
      keys: await readKeys(tx),
      unchained: await readUnchained(tx),
    };
  }

  private async database(tx: EntityManager): Promise<DatabaseState> {
    const [row] = await tx.query<[{ version: string; bytes: number }]>(
      `SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
              pg_database_size(current_database())::int8 AS bytes`,
    );
    return {
      kind: this.config.databaseUrl ? 'server' : 'embedded',
      ...row,
      durability: this.durability.state,
      longReadsFrom: this.reading.status()?.from ?? null,
    };
  }
}

const SHOWN_BACKUPS = 10;

function readBackups(tx: EntityManager): Promise<BackupState[]> {
  return tx.query(
    `SELECT at, coalesce(details->>'by', '') AS by, (details->>'rows')::int8 AS rows, (details->>'bytes')::int8 AS bytes,
            details->>'sha256' AS sha256
     FROM audit_events WHERE object_type = 'backup' AND action = 'backup.take' ORDER BY at DESC LIMIT ${SHOWN_BACKUPS}`,
  );
}

async function readSchedule(tx: EntityManager, at: string | null): Promise<BackupScheduleState> {
  const [row] = await tx.query<[Omit<BackupScheduleState, 'at'>]>(
    `SELECT b.due_on AS "lastDueOn", b.failure, t.tried_at AS "triedAt", t.trial_failure AS "trialFailure"
     FROM (SELECT 1) one
     LEFT JOIN LATERAL (SELECT due_on, failure FROM backup_runs WHERE ended_at IS NOT NULL ORDER BY due_on DESC LIMIT 1) b
       ON true
     LEFT JOIN LATERAL (SELECT tried_at, trial_failure FROM backup_runs WHERE tried_at IS NOT NULL ORDER BY due_on DESC LIMIT 1) t
       ON true`,
  );
  return { at, ...row };
}

function readKeys(tx: EntityManager): Promise<DataKeyState[]> {
  return tx.query(
    'SELECT version, active_from AS "activeFrom", retired_at AS "retiredAt" FROM data_keys ORDER BY version DESC',
  );
}

async function readUnchained(tx: EntityManager): Promise<UnchainedState> {
  const [row] = await tx.query<[UnchainedState]>(
    `SELECT count(*)::int AS count, min(e.at) AS "oldestAt"
     FROM audit_pending p JOIN audit_events e ON e.id = p.event_id`,
  );
  return row;
}

function readWork(tx: EntityManager, regionCode: string): Promise<WorkState[]> {
  return tx.query(
    `SELECT j.id, j.kind, j.state, u.display_name AS "userName", r.name AS "regionName", j.created_at AS "createdAt",
            j.ended_at AS "endedAt", j.attempts, s.done, s.total
     FROM jobs j JOIN users u ON u.id = j.user_id JOIN regions r ON r.code = j.region_code
     LEFT JOIN job_runs s ON s.job_id = j.id
     WHERE ${regionWithin('j.region_code').replace('?', '$1')}
     ORDER BY j.ended_at IS NOT NULL, j.state <> 'failed', j.created_at DESC, j.id LIMIT 100`,
    [regionCode],
  );
}
