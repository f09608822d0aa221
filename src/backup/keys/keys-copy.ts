import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { makeFolderDurably, writeNewDurably } from '../../common/durable-files.js';
import { BackupRefused } from '../backup-errors.js';

const FORMAT = 'social-workers-keys';
/** The strongest of the equal choices in OWASP's password storage sheet; 128 MiB and about a second. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1 } as const;
const SCRYPT_MEMORY = 256 * 1024 * 1024;
const MIN_PASSPHRASE = 12;

interface KeysCopy {
  format: typeof FORMAT;
  version: 1;
  /** The same as in the header of a backup that these keys open. */
  keyFingerprint: string;
  createdAt: string;
  scrypt: { N: number; r: number; p: number; salt: string };
  nonce: string;
  /** The key file under the passphrase (AES-256-GCM), tag at the end, base64. */
  sealed: string;
}

/** @throws {BackupRefused} when it could be guessed */
export function requireGoodPassphrase(passphrase: string): void {
  if ([...passphrase].length < MIN_PASSPHRASE) throw new BackupRefused(`口令至少 ${MIN_PASSPHRASE} 个字符。`);
}

/**
 * Writes a copy of the data folder's key file, encrypted under a passphrase, to be kept apart from the backups.
 *
 * @throws {BackupRefused} when there is no key file or the target exists
 */
export async function exportKeys(
  dataDir: string,
  file: string,
  { passphrase, keyFingerprint }: { passphrase: string; keyFingerprint: string },
): Promise<void> {
  requireGoodPassphrase(passphrase);
  const keyFile = readFileSync(join(dataDir, 'keys.json'));
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const head = {
    format: FORMAT,
    version: 1,
    keyFingerprint,
    createdAt: new Date().toISOString(),
    scrypt: { ...SCRYPT, salt: salt.toString('base64') },
    nonce: nonce.toString('base64'),
  } as const;
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, head.scrypt), nonce);
  cipher.setAAD(Buffer.from(JSON.stringify(head)));
  const sealed = Buffer.concat([cipher.update(keyFile), cipher.final(), cipher.getAuthTag()]).toString('base64');
  writeNew(resolve(file), `${JSON.stringify({ ...head, sealed } satisfies KeysCopy, null, 2)}\n`);
}

/**
 * Puts the keys of a copy into a data folder that has none.
 *
 * @returns the fingerprint of the keys
 * @throws {BackupRefused} when the folder has keys, the file is no copy of keys, or the passphrase is another one
 */
export async function importKeys(dataDir: string, file: string, passphrase: string): Promise<string> {
  const target = join(dataDir, 'keys.json');
  if (existsSync(target)) throw new BackupRefused(`${target} 已存在，不会覆盖。请选用还没有密钥的 DATA_DIR。`);
  const { sealed, ...head } = readCopy(resolve(file));
  const bytes = Buffer.from(sealed, 'base64');
  const key = await keyOf(passphrase, head.scrypt);
  let keyFile: Buffer;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(head.nonce, 'base64'));
    decipher.setAAD(Buffer.from(JSON.stringify(head)));
    decipher.setAuthTag(bytes.subarray(-16));
    keyFile = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
  } catch {
    throw new BackupRefused('口令不对，或密钥文件已被改动。');
  }
  makeFolderDurably(dataDir);
  writeNew(target, keyFile);
  return head.keyFingerprint;
}

function readCopy(path: string): KeysCopy {
  let copy: Partial<KeysCopy>;
  try {
    copy = JSON.parse(readFileSync(path, 'utf8')) as Partial<KeysCopy>;
  } catch {
    throw new BackupRefused(`无法读取密钥文件：${path}`);
  }
  const isCopy = copy.format === FORMAT && copy.version === 1 && copy.sealed && copy.nonce && copy.scrypt;
  // Another file's costs would be taken as they are: as much memory as it says.
  const isOurs = copy.scrypt?.N === SCRYPT.N && copy.scrypt.r === SCRYPT.r && copy.scrypt.p === SCRYPT.p;
  if (!isCopy || !isOurs) throw new BackupRefused(`这个文件不是 keys-export 导出的密钥：${path}`);
  return copy as KeysCopy;
}

function keyOf(passphrase: string, { N, r, p, salt }: KeysCopy['scrypt']): Promise<Buffer> {
  const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);
  return derive(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, { N, r, p, maxmem: SCRYPT_MEMORY });
}

function writeNew(path: string, content: string | Buffer): void {
  if (!existsSync(dirname(path))) throw new BackupRefused(`没有这个文件夹：${dirname(path)}`);
  try {
    writeNewDurably(path, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new BackupRefused(`${path} 已存在，不会覆盖。`);
    throw error;
  }
}
