import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AuditHeads } from '../audit/audit-heads.js';
import { Clock } from '../common/values/clock.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { CONFIG } from '../common/config/config.token.js';
import type { Config } from '../common/config/config.js';
import { Durability } from '../database/durability.js';
import { Reading } from '../database/reading.js';
import { openPersonalData } from '../keys/data-keys.js';

export interface Runtime {
  config: Config;
  /** Open and migrated. */
  dataSource: DataSource;
  durability: Durability;
  reading: Reading;
  heads: AuditHeads;
  clock: Clock;
}

/** What every room stands on: configuration, clock, encryption of personal data, the database and its replica. */
@Global()
@Module({})
export class GroundModule {
  static with({ config, dataSource, durability, reading, heads, clock }: Runtime): DynamicModule {
    return {
      module: GroundModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => dataSource.options,
          dataSourceFactory: () => Promise.resolve(dataSource),
        }),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        { provide: Durability, useValue: durability },
        { provide: Reading, useValue: reading },
        { provide: AuditHeads, useValue: heads },
        { provide: PersonalData, useFactory: () => openPersonalData(dataSource.manager, config.keys) },
      ],
      exports: [AuditHeads, CONFIG, Clock, Durability, PersonalData, Reading],
    };
  }
}
