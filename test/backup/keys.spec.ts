import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportKeys, importKeys } from '../../src/backup/keys/keys-copy.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { readConfig } from '../../src/common/config/config.js';

const PASSPHRASE = '宣城民政局 2024 钥匙';

describe('a copy of the keys', () => {
  let folder: string;
  let keyFingerprint: string;
  const at = (name: string): string => join(folder, name);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'social-workers-keys-'));
    keyFingerprint = new PersonalData(readConfig({ DATA_DIR: at('from') }).keys).fingerprint();
    await exportKeys(at('from'), at('copy'), { passphrase: PASSPHRASE, keyFingerprint });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('becomes the same key file again, readable by its owner alone', async () => {
    expect(await importKeys(at('to'), at('copy'), PASSPHRASE)).toBe(keyFingerprint);
    expect(readFileSync(at('to/keys.json'))).toEqual(readFileSync(at('from/keys.json')));
    expect(new PersonalData(readConfig({ DATA_DIR: at('to') }).keys).fingerprint()).toBe(keyFingerprint);
    for (const path of [at('to/keys.json'), at('copy')]) {
      expect(process.platform === 'win32' ? 0o600 : statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  it('holds no key that could be read without the passphrase', () => {
    const copy = readFileSync(at('copy'), 'utf8');
    const keys = JSON.parse(readFileSync(at('from/keys.json'), 'utf8')) as Record<string, string>;
    for (const key of Object.values(keys)) expect(copy.includes(key)).toBe(false);
  });

  it('is refused with another passphrase, changed, or where keys are already', async () => {
    await expect(importKeys(at('other'), at('copy'), `${PASSPHRASE}。`)).rejects.toThrow(/口令不对/);
    writeFileSync(at('changed'), readFileSync(at('copy'), 'utf8').replace(keyFingerprint, '0'.repeat(64)));
    await expect(importKeys(at('other'), at('changed'), PASSPHRASE)).rejects.toThrow(/已被改动/);
    writeFileSync(at('none'), '{}');
    await expect(importKeys(at('other'), at('none'), PASSPHRASE)).rejects.toThrow(/不是 keys-export/);
    await expect(importKeys(at('from'), at('copy'), PASSPHRASE)).rejects.toThrow(/不会覆盖/);
  });

  it('is not made with a passphrase that could be guessed, nor over another file', async () => {
    const short = { passphrase: 'short', keyFingerprint };
    await expect(exportKeys(at('from'), at('second'), short)).rejects.toThrow(/至少 12/);
    const over = { passphrase: PASSPHRASE, keyFingerprint };
    await expect(exportKeys(at('from'), at('copy'), over)).rejects.toThrow(/不会覆盖/);
  });
});
