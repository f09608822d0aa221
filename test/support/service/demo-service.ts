import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openService, type Service } from '../../../src/app/service.js';
import { PersonalData } from '../../../src/common/secrets/personal-data.js';
import { DemoAccounts } from '../../../src/demo/accounts/demo-accounts.js';
import { DemoClock } from '../../../src/demo/demo-clock.js';
import { demoPasswords, runDemo } from '../../../src/demo/demo.js';
import { templateInMemory } from './template.js';
import { ADMIN_PASSWORD, testConfig } from './test-config.js';

export interface DemoService extends Service {
  clock: DemoClock;
  /** The service's address, without `/api/v1`. */
  origin: string;
  /** What the demo says of itself when it is ready. */
  summary: string;
}

/** The whole demo on an embedded database of its own, with its accounts offered at the sign-in. */
export async function openDemoService(clock = new DemoClock()): Promise<DemoService> {
  const config = testConfig(null);
  const service = await openService(config, { clock, database: await templateInMemory() });
  await service.app.listen(0, '127.0.0.1');
  const origin = await service.app.getUrl();
  const outDir = mkdtempSync(join(tmpdir(), 'social-workers-demo-'));
  const personalData = new PersonalData(config.keys);
  const { dataSource } = service;
  const summary = await runDemo({
    dataSource,
    personalData,
    base: origin,
    adminPassword: ADMIN_PASSWORD,
    clock,
    outDir,
  });
  rmSync(outDir, { recursive: true });
  service.app.get(DemoAccounts).open(demoPasswords(ADMIN_PASSWORD));
  return { ...service, clock, origin, summary };
}
