import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { openService, type Service } from '../../src/app/service.js';
import { verifyChain } from '../../src/audit/audit-chain.js';
import { resetAdmin } from '../../src/auth/users/admin-reset.js';
import type { Config } from '../../src/common/config/config.js';
import { inTransaction } from '../../src/database/transaction.js';
import { describeEmbedded } from '../support/run/embedded-only.js';
import { templateFolder } from '../support/service/template.js';
import { ADMIN_PASSWORD, testConfig } from '../support/service/test-config.js';

const REASON = '本人已到局里，由分管局长核实身份';

describeEmbedded('an administrator whom nobody is left to let in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'social-workers-admin-'));
  let config: Config;

  beforeAll(async () => {
    config = testConfig(null, { DATA_DIR: await templateFolder(join(folder, 'data')) });
    await withService(async (service) => {
      await signIn(service, ADMIN_PASSWORD).expect(200);
      await signIn(service, 'wrong').expect(401);
      await service.dataSource.query(
        `UPDATE users SET disabled_at = now(), totp_cipher = '\\x00', totp_confirmed_at = now(), totp_last_step = 1
         WHERE username = 'admin'`,
      );
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const by = 'clerk@county';
  const withService = async (work: (service: Service) => Promise<void>): Promise<void> => {
    const service = await openService(config);
    await service.app.init();
    try {
      await work(service);
    } finally {
      await service.close();
    }
  };
  const signIn = ({ app }: Service, password: string): request.Test =>
    request(app.getHttpServer() as never)
      .post('/api/v1/auth/login')
      .send({ username: 'admin', password });

  it('is not reset without a reason, nor is anybody else', async () => {
    await expect(resetAdmin(config, { username: 'admin', by, reason: ' ' })).rejects.toThrow('请用 --reason 说明理由');
    await expect(resetAdmin(config, { username: 'officer', by, reason: REASON })).rejects.toThrow(
      '没有用户名为“officer”的管理员。管理员有：admin',
    );
  });

  it('gets a password for once, and the log has who did it and why', async () => {
    const text = await resetAdmin(config, { username: 'Admin', by, reason: REASON });
    const [, password] = /一次性密码：(\S+?)（/.exec(text) ?? [];
    await withService(async (service) => {
      const answer = await signIn(service, password ?? '').expect(200);
      expect(answer.body).toMatchObject({ user: { mustChangePassword: true } });
      const [event] = await service.dataSource.query<{ reason: string; details: object }[]>(
        `SELECT reason, details FROM audit_events WHERE action = 'user.update' ORDER BY at DESC LIMIT 1`,
      );
      expect(event).toEqual({
        reason: REASON,
        details: { by, passwordReset: true, wasDisabled: true, hadSecondFactor: true },
      });
      expect(await inTransaction(service.dataSource, verifyChain, 'REPEATABLE READ')).toMatchObject({ ok: true });
    });
  });
});
