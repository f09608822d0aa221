import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { CONFIG } from '../../common/config/config.token.js';
import type { Config } from '../../common/config/config.js';
import { LocalCommands } from '../../control/local-commands.js';
import { KeyWatch } from './key-watch.js';
import { rotationLines } from '../rotation/rotation-lines.js';
import { rotateKeys } from '../rotation/rotation.js';

/** The running service's part: it keeps its keys those of a shared database, and rotates those of an embedded one when told to. */
@Injectable()
export class DataKeysService implements OnModuleInit, OnApplicationShutdown {
  private readonly watch: KeyWatch | null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly commands: LocalCommands,
    @Inject(CONFIG) config: Config,
  ) {
    this.watch = config.databaseUrl ? new KeyWatch(dataSource, personalData) : null;
  }

  async onModuleInit(): Promise<void> {
    const { dataSource, personalData } = this;
    this.commands.add('rotate-keys', (_input, signal) =>
      Promise.resolve(
        rotationLines((report) => rotateKeys({ dataSource, personalData, embedded: true, report, signal })),
      ),
    );
    await this.watch?.start();
  }

  /** Requests that were running have ended by now. */
  async onApplicationShutdown(): Promise<void> {
    await this.watch?.stop();
  }

  async fresh(): Promise<void> {
    await this.watch?.fresh();
  }

  /** At once rather than at the next turn of the watch. */
  async refresh(): Promise<void> {
    await this.watch?.refresh();
  }
}
