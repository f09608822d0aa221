import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { BackupRefused } from '../backup-errors.js';

/** Asks for a passphrase at the terminal, without showing what is typed. */
export async function typedPassphrase(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new BackupRefused('请在终端中输入口令，或设置环境变量 KEYS_PASSPHRASE。');
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    process.stderr.write(question);
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
