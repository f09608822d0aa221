import { createReadStream, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { heard } from '../common/heard.js';
import { newId } from '../common/values/ids.js';
import { CONFIG } from '../common/config/config.token.js';
import type { Config } from '../common/config/config.js';
import { LocalCommands, LocalRefusal } from '../control/local-commands.js';
import { isStorageFull } from '../database/server/server-errors.js';
import { BackupRefused } from './backup-errors.js';
import { takeBackup } from './take-backup.js';

/** What `backup` asks a service for that holds an embedded database. */
export const BACKUP_COMMAND = 'backup';
const NO_ROOM = '存放数据的磁盘已满，备份没有写成。备份先写在数据目录里，腾出与备份一样大的空间以后再做一次。';
const SPOOL = /^backup-[0-9a-f-]+\.tmp$/;

/**
 * Backups of an embedded database, which no other process can read while the service runs. Its one connection serves nobody
 * else meanwhile, so the backup goes to the disk first and from there to the caller, who may be slow.
 */
@Injectable()
export class BackupService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: LocalCommands,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    if (this.config.databaseUrl) return;
    this.commands.add(BACKUP_COMMAND, async (input, signal) => {
      try {
        return await this.take(String(input.by), signal);
      } catch (error) {
        if (error instanceof BackupRefused) throw new LocalRefusal(error.message);
        if (isStorageFull(error)) throw new LocalRefusal(NO_ROOM);
        throw error;
      }
    });
  }

  private async take(by: string, signal: AbortSignal): Promise<Readable> {
    this.clearSpools();
    const path = join(this.config.dataDir, `backup-${newId()}.tmp`);
    try {
      await takeBackup(this.dataSource, this.config.keys.lookup, { path, by, signal });
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
    return heard(createReadStream(path)).on('close', () => rmSync(path, { force: true }));
  }

  /** What a service that was killed left behind. */
  private clearSpools(): void {
    for (const name of readdirSync(this.config.dataDir)) {
      if (SPOOL.test(name)) rmSync(join(this.config.dataDir, name), { force: true });
    }
  }
}
