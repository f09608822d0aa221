import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../common/config/config.js';
import { askService, NoServiceError } from '../control/control-client.js';
import { LocalCommands, LocalRefusal } from '../control/local-commands.js';
import { openDatabase } from '../database/open-database.js';
import { AuditHeads } from './audit-heads.js';
import { acceptLosses } from './lost-tails.js';

const COMMAND = 'tail-accept';
const MOST_REASON = 500;

interface Acceptance {
  /** The account of the operating system. */
  by: string;
  /** Why it is right to go on, in words. */
  reason: string;
}

/** For the command beside a service that holds an embedded database. */
@Injectable()
export class TailAcceptance implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: LocalCommands,
  ) {}

  onModuleInit(): void {
    this.commands.add(COMMAND, ({ by, reason }) =>
      acceptLosses(this.dataSource, { by: String(by), reason: requireReason(String(reason)) }),
    );
  }
}

/**
 * Accepts every loss that is open: through the service that holds an embedded database, else straight, where a loss that no start
 * has found yet is entered first.
 *
 * @returns what to print, in Chinese
 * @throws {LocalRefusal} without a reason
 */
export async function acceptTail(config: Config, { by, reason }: Acceptance): Promise<string> {
  const acceptance = { by, reason: requireReason(reason) };
  const accepted = await (config.databaseUrl ? acceptHere(config, acceptance) : acceptEmbedded(config, acceptance));
  if (accepted.length === 0) return '没有待确认的缺失。\n';
  return [`已确认 ${accepted.length} 项缺失，确认人和理由已记入操作日志：`, ...accepted, ''].join('\n');
}

async function acceptEmbedded(config: Config, acceptance: Acceptance): Promise<string[]> {
  try {
    return (await askService(config.dataDir, COMMAND, acceptance)) as string[];
  } catch (error) {
    if (!(error instanceof NoServiceError)) throw error;
    return acceptHere(config, acceptance);
  }
}

async function acceptHere(config: Config, acceptance: Acceptance): Promise<string[]> {
  const database = await openDatabase(config);
  try {
    const heads = AuditHeads.of(config);
    await heads.settle(database.dataSource);
    const accepted = await acceptLosses(database.dataSource, acceptance);
    await heads.settle(database.dataSource);
    return accepted;
  } finally {
    await database.close();
  }
}

function requireReason(reason: string): string {
  const text = reason.trim();
  if (text === '' || text.length > MOST_REASON) throw new LocalRefusal(`请说明理由，最多 ${MOST_REASON} 个字。`);
  return text;
}
