import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { Config } from '../common/config/config.js';
import { log } from '../common/log.js';
import { chainCommitted } from './audit-chain.js';
import { type AuditHead, compareHead, headText, parseHead, type TailLoss } from './audit-head.js';
import { HeadPlace, idOf } from './head-place.js';
import { isRecorded, lossText, openLosses, recordLoss, wasRestoredSince } from './lost-tails.js';

/** How long a stop waits for a place that does not answer, such as a share of the network. */
const STOP_MS = 3_000;
const UNREADABLE: TailLoss = { kind: 'unreadable', kept: null, found: null, missing: null, ledger: [] };

/** The text of each place: null where nothing is kept, empty where it cannot be read. */
export type KeptHeads = (string | null)[];

/**
 * The head of the audit log and of the ledger, kept outside of the database with every linking: in `DATA_DIR`, and where
 * backups are. A database that is put back, or a disk that forgot what it said it had written, leaves no trace inside of
 * itself; beside a kept head it shows.
 */
export class AuditHeads {
  private last: { head: AuditHead; text: string } | null = null;
  private readonly places: HeadPlace[] = [];

  constructor(private readonly folders: { dataDir: string | null; backupDir: string | null }) {}

  static of({ dataDir, backupDir }: Pick<Config, 'dataDir' | 'backupDir'>): AuditHeads {
    return new AuditHeads({ dataDir, backupDir });
  }

  /** For a database in memory, which nobody expects to be there again. */
  static nowhere(): AuditHeads {
    return new AuditHeads({ dataDir: null, backupDir: null });
  }

  /**
   * At the start, before anything is written: links what waits, since that is no loss, and compares the database with what is
   * kept of it. What it lacks goes into the log, the kept head under a name of its own, and only then the database's
   * own head into its place.
   *
   * @param restored it was restored a moment ago, so that being older is no loss
   * @returns all that nobody accepted yet, in Chinese
   */
  async settle(dataSource: DataSource, { restored = false } = {}): Promise<string[]> {
    await chainCommitted(dataSource);
    await this.findPlaces(dataSource.manager);
    for (const place of this.places) await this.settlePlace(dataSource, place, restored);
    await chainCommitted(dataSource);
    this.last = null;
    await this.follow(dataSource);
    await this.idle();
    return this.losses(dataSource.manager, await this.read(dataSource.manager));
  }

  /** After a linking. A server that was exchanged for an older one meanwhile is found here. */
  async follow(dataSource: DataSource): Promise<void> {
    if (this.places.length === 0) return;
    const { head, loss } = await compareHead(dataSource.manager, this.last?.head ?? null);
    if (loss && this.last) return this.tellWhileRunning(dataSource, this.last, loss);
    if (!head || isSame(head, this.last?.head)) return;
    this.last = { head, text: headText(head, new Date()) };
    for (const place of this.places) place.write(this.last.text);
  }

  /** What is kept now: to be read before the snapshot that it is compared with, since a later head would be ahead of that. */
  async read(manager: EntityManager): Promise<KeptHeads> {
    await this.findPlaces(manager);
    return Promise.all(this.places.map((place) => place.read().catch(() => '')));
  }

  /** What the database lacks of what is kept, found now or before, in Chinese; empty where all is well. Changes nothing. */
  async losses(manager: EntityManager, kept: KeptHeads): Promise<string[]> {
    const open = await openLosses(manager);
    const texts = open.map(({ loss }) => lossText(loss));
    for (const text of new Set(kept)) {
      if (text === null || (text !== '' && (await isRecorded(manager, idOf(text))))) continue;
      const loss = await lossOf(manager, text);
      if (loss && !(loss.kept && (await wasRestoredSince(manager, loss.kept.at)))) texts.push(lossText(loss));
    }
    return [...new Set(texts)];
  }

  /** What was kept last is on the disk; a place that does not answer is not waited for. */
  async idle(): Promise<void> {
    const stop = new AbortController();
    const waited = setTimeout(STOP_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    await Promise.race([waited, Promise.all(this.places.map((place) => place.idle()))]);
    stop.abort();
  }

  private async findPlaces(manager: EntityManager): Promise<void> {
    const { dataDir, backupDir } = this.folders;
    if (this.places.length > 0 || dataDir === null) return;
    const beside = backupDir === null ? null : await placeBesideBackups(manager, backupDir);
    this.places.push(new HeadPlace(join(dataDir, 'audit-head.json'), true));
    if (beside) this.places.push(beside);
  }

  private async settlePlace(dataSource: DataSource, place: HeadPlace, restored: boolean): Promise<void> {
    const { manager } = dataSource;
    try {
      await place.takeFormer();
      const text = await place.read();
      const loss = text === null ? null : await lossOf(manager, text);
      if (text !== null && loss) {
        const isOlderByIntent = restored || (loss.kept !== null && (await wasRestoredSince(manager, loss.kept.at)));
        await place.setAside(text, isOlderByIntent ? 'restored' : 'lost');
        if (isOlderByIntent) log.warn({ path: place.path }, 'the database was restored: the former head is set aside');
      }
      // Also those of before whose entry in the log was lost with another tail, or that a crash kept from being entered.
      for (const former of await place.lost()) await this.enter(dataSource, place, former);
    } catch (error) {
      if (!isOfDisk(error)) throw error;
      place.block();
      log.error({ path: place.path, code: error.code }, 'the kept head of the audit log cannot be read or set aside');
    }
  }

  private async enter(dataSource: DataSource, { path }: HeadPlace, text: string): Promise<void> {
    const loss = await lossOf(dataSource.manager, text);
    if (loss?.kept && (await wasRestoredSince(dataSource.manager, loss.kept.at))) return;
    if (loss && (await recordLoss(dataSource, { id: idOf(text), loss }, path))) logLoss(loss);
  }

  private async tellWhileRunning(
    dataSource: DataSource,
    last: { head: AuditHead; text: string },
    loss: TailLoss,
  ): Promise<void> {
    await this.idle();
    // Where no place took the head, the log is the only witness.
    if (!(await wasRestoredSince(dataSource.manager, last.head.at))) {
      const isNew = await recordLoss(dataSource, { id: idOf(last.text), loss }, this.places[0]?.path ?? '');
      if (isNew) logLoss(loss);
    }
    await this.settle(dataSource);
  }
}

/**
 * Named by the installation: backups of several may lie in one folder, also of one and of what was restored from its backups, whose log
 * goes on from the same links. Before, the name was that of the chain.
 *
 * @returns null for a database without a link
 */
async function placeBesideBackups(manager: EntityManager, backupDir: string): Promise<HeadPlace | null> {
  const { head } = await compareHead(manager, null);
  const [installation] = await manager.query<{ id: string }[]>('SELECT folder_id AS id FROM installation');
  if (!head || !installation) return null;
  const named = (name: string): string => join(backupDir, `audit-head-${name}.json`);
  return new HeadPlace(named(installation.id), false, named(head.chain.slice(0, 16)));
}

function logLoss(loss: TailLoss): void {
  log.error(loss, 'the database is behind what was answered, or another one');
}

async function lossOf(manager: EntityManager, text: string): Promise<TailLoss | null> {
  const kept = parseHead(text);
  return kept ? (await compareHead(manager, kept)).loss : UNREADABLE;
}

function isSame(one: AuditHead, other: AuditHead | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What the file system said, and not the database. */
function isOfDisk(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}
