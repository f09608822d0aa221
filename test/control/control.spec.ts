import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { log } from '../../src/common/log.js';
import { ControlChannel } from '../../src/control/control-channel.js';
import { askService, NoServiceError, streamFromService } from '../../src/control/control-client.js';
import { LocalCommands, LocalRefusal } from '../../src/control/local-commands.js';

describe('local commands', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'social-workers-control-'));
  const addressFile = join(dataDir, 'control.json');
  const commands = new LocalCommands();
  let channel: ControlChannel;
  beforeAll(async () => {
    log.level = 'silent';
    commands.add('echo', (input) => Promise.resolve({ ...input, seen: true }));
    commands.add('refuse', () => Promise.reject(new LocalRefusal('不可以')));
    commands.add('break', () => Promise.reject(new Error('张三 341800')));
    commands.add('lines', () => Promise.resolve(Readable.from(['one\n', 'two\n'])));
    commands.add('half', () =>
      Promise.resolve(
        Readable.from(
          (async function* () {
            yield 'one\n';
            await new Promise((resolve) => setImmediate(resolve));
            throw new Error('broken');
          })(),
        ),
      ),
    );
    commands.add('wait', async (_, signal) => {
      await once(signal, 'abort');
      return null;
    });
    channel = await ControlChannel.open(dataDir, commands);
  });
  afterAll(async () => {
    await channel.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const address = (): { port: number; token: string } =>
    JSON.parse(readFileSync(addressFile, 'utf8')) as { port: number; token: string };

  it('are answered as JSON or as a stream', async () => {
    expect(await askService(dataDir, 'echo', { a: 1 })).toEqual({ a: 1, seen: true });
    expect(await text(await streamFromService(dataDir, 'lines'))).toBe('one\ntwo\n');
  });

  it('pass on a refusal in its words, and of a defect nothing', async () => {
    await expect(askService(dataDir, 'refuse')).rejects.toThrow('不可以');
    await expect(askService(dataDir, 'break')).rejects.toThrow('服务没有办成，原因见服务的日志。');
    await expect(askService(dataDir, 'unheard-of')).rejects.toThrow(/不认识这个命令/);
  });

  it('never let a stream that broke off look whole', async () => {
    await expect(streamFromService(dataDir, 'half').then(text)).rejects.toThrow(/aborted|ECONNRESET/);
  });

  it('are taken only from who can read the data folder', async () => {
    expect(process.platform === 'win32' ? 0o600 : statSync(addressFile).mode & 0o777).toBe(0o600);
    const { port, token } = address();
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}/echo`, { method: 'POST', headers, body: '{}' })).status;
    expect(await ask({})).toBe(401);
    expect(await ask({ authorization: `Bearer ${token.slice(1)}` })).toBe(401);
    expect(await ask({ authorization: `Bearer ${token}` })).toBe(200);
  });

  it('say that no service runs where none does, or where one was killed', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'social-workers-control-'));
    const other = await ControlChannel.open(elsewhere, commands);
    const left = readFileSync(join(elsewhere, 'control.json'));
    await other.close();
    expect(existsSync(join(elsewhere, 'control.json'))).toBe(false);
    await expect(askService(elsewhere, 'echo')).rejects.toThrow(NoServiceError);
    writeFileSync(join(elsewhere, 'control.json'), left);
    await expect(askService(elsewhere, 'echo')).rejects.toThrow(NoServiceError);
    rmSync(elsewhere, { recursive: true, force: true });
  });

  it('are told to end when the service stops', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'social-workers-control-'));
    const other = await ControlChannel.open(elsewhere, commands);
    const waiting = askService(elsewhere, 'wait').catch((error: unknown) => error);
    await askService(elsewhere, 'echo');
    await other.close();
    await waiting;
    rmSync(elsewhere, { recursive: true, force: true });
  });
});
