import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { renameDurably, writeDurably } from '../common/durable-files.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import type { Config, Keys } from '../common/config/config.js';
import { hasSameKeys } from './data-keys.js';

const pathOf = (dataDir: string): string => join(dataDir, 'keys.json');
/** The key file that is to follow: written before the database changes over, put in place after. */
const nextPathOf = (dataDir: string): string => join(dataDir, 'keys.json.next');

/**
 * Lays the next key file beside the present one, with another master key; one that an earlier, broken off change laid
 * there is taken as it is, since the database may have changed over to it.
 *
 * @returns the new master key
 */
export function layNextKeyFile(dataDir: string, keys: Keys, master: Buffer): Buffer {
  const laid = readNext(dataDir);
  if (laid) return laid;
  const text = JSON.stringify({
    data: master.toString('base64'),
    lookup: keys.lookup.toString('base64'),
    token: keys.token.toString('base64'),
  });
  writeDurably(nextPathOf(dataDir), text);
  return master;
}

/**
 * Puts the next key file in place, by one rename. The former one stays beside it: backups of before open with no other.
 *
 * @returns the former file's new name
 */
export function putNextKeyFileInPlace(dataDir: string, at: Date): string {
  const kept = `${pathOf(dataDir)}.until-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  writeDurably(kept, readFileSync(pathOf(dataDir)));
  renameDurably(nextPathOf(dataDir), pathOf(dataDir));
  return kept;
}

/**
 * The configuration with the keys that the database has changed over to, where the process that changed it ended before it
 * could put the next key file in place; that is then done here.
 */
export async function settleKeyFile(manager: EntityManager, config: Config): Promise<Config> {
  const master = config.keys.fromEnvironment ? null : readNext(config.dataDir);
  if (!master || (await hasSameKeys(manager, new PersonalData(config.keys))) !== false) return config;
  const keys = { ...config.keys, data: master };
  if (!(await hasSameKeys(manager, new PersonalData(keys)))) return config;
  putNextKeyFileInPlace(config.dataDir, new Date());
  return { ...config, keys };
}

function readNext(dataDir: string): Buffer | null {
  const path = nextPathOf(dataDir);
  if (!existsSync(path)) return null;
  const { data } = JSON.parse(readFileSync(path, 'utf8')) as { data: string };
  return Buffer.from(data, 'base64');
}
