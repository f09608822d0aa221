import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { listen } from '../../src/app/listen.js';
import { ChildService } from '../support/service/child-service.js';
import { templateFolder } from '../support/service/template.js';
import { testConfig } from '../support/service/test-config.js';
import { describeEmbedded } from '../support/run/embedded-only.js';
import { openTestService } from '../support/service/test-service.js';

/** In the service's process: an error that nothing catches, set off by a signal. */
const PLANTED = {
  throw: `process.on('SIGUSR2', () => { throw new Error('planted'); })`,
  reject: `process.on('SIGUSR2', () => { Promise.reject(new Error('planted')); })`,
};

describeEmbedded('how the process ends', () => {
  let dataDir: string;
  let running: ChildService | null = null;
  beforeEach(async () => {
    dataDir = await templateFolder();
  });
  afterEach(async () => {
    await running?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function launched(plant: string, output: string): Promise<{ service: ChildService; said: () => string }> {
    const files: [number, number] = [openSync(output, 'a'), openSync(join(dataDir, 'said'), 'a')];
    const further = { LOG_LEVEL: 'info', NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(plant)}` };
    const service = await ChildService.launch(dataDir, further, files);
    running = service;
    files.forEach((file) => closeSync(file));
    await service.untilReady();
    return { service, said: () => readFileSync(join(dataDir, 'said'), 'utf8') };
  }

  it.each(['throw', 'reject'] as const)('logs an error that nothing caught (%s) and stops in order', async (how) => {
    const output = join(dataDir, 'log');
    const { service } = await launched(PLANTED[how], output);
    expect(existsSync(join(dataDir, 'control.json'))).toBe(true);
    service.signal('SIGUSR2');
    expect(await service.exitCode()).toBe(1);
    expect(existsSync(join(dataDir, 'control.json'))).toBe(false);
    const lines = readFileSync(output, 'utf8').trim().split('\n');
    const told = lines.map((line) => JSON.parse(line) as { msg: string; error?: { message: string; stack: string[] } });
    const error = told.find(({ msg }) => msg === 'an error that nothing caught: stopping')?.error;
    expect(error?.message).toBe('planted');
    expect(error?.stack.length).toBeGreaterThan(0);
  });

  it('works on and ends as always while its log has no room, and says so once', async () => {
    const { service, said } = await launched('', '/dev/full');
    for (let n = 0; n < 3; n++) expect((await service.send('GET', '/regions')).status).toBe(401);
    expect(said().match(/日志写不进去（ENOSPC）/g)).toHaveLength(1);
    service.signal('SIGTERM');
    expect(await service.exitCode()).toBe(0);
  });

  it('ends after an error that nothing caught also where its log has no room', async () => {
    const { service } = await launched(PLANTED.throw, '/dev/full');
    service.signal('SIGUSR2');
    expect(await service.exitCode()).toBe(1);
    expect(existsSync(join(dataDir, 'control.json'))).toBe(false);
  });
});

describe('the server', () => {
  it('outlives an error of its own, such as a connection for which no file handle is left', async () => {
    const service = await openTestService('2024-03-31');
    const server = service.app.getHttpServer() as Server;
    await listen(service, { ...testConfig(null), port: 0 });
    server.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE', syscall: 'accept' }));
    expect(server.listening).toBe(true);
    await service.close();
  });
});
