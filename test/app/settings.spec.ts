import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { listen } from '../../src/app/listen.js';
import { openService } from '../../src/app/service.js';
import { TlsRenewal } from '../../src/app/tls-renewal.js';
import { readConfig, type Config } from '../../src/common/config/config.js';
import { ConfigError } from '../../src/common/config/config-error.js';
import { settingsText } from '../../src/common/config/settings-text.js';
import { hostUrls } from '../../src/common/config/host-urls.js';
import { EmbeddedDatabase } from '../../src/database/engine/embedded.js';
import { testConfig } from '../support/service/test-config.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

describe('settings', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'social-workers-settings-'));
    for (const name of ['one', 'other']) {
      const subject = ['-subj', `/CN=${name}`, '-days', '2', '-nodes', '-newkey', 'rsa:2048'];
      const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`)];
      execFileSync('openssl', ['req', '-x509', ...subject, ...files], { stdio: 'ignore' });
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const config = (settings: Record<string, string>): Config => readConfig({ DATA_DIR: folder, ...settings });

  it('that are secret may be files, as container engines give them', () => {
    const keys = Object.fromEntries(
      ['DATA_KEY', 'LOOKUP_KEY', 'TOKEN_KEY'].map((name) => [`${name}_FILE`, file(name, `${KEY}\n`)]),
    );
    const url = 'postgresql://svc:geheim@db:5432/one';
    const read = config({ ...keys, DATABASE_URL_FILE: file('url', `${url}\n`) });
    expect(read.databaseUrl).toBe(url);
    expect(read.keys.fromEnvironment).toBe(true);
    expect(read.keys.data).toEqual(Buffer.from(KEY, 'base64'));
    expect(() => config({ METRICS_TOKEN: 'x'.repeat(20), METRICS_TOKEN_FILE: 'y' })).toThrow(
      new ConfigError('METRICS_TOKEN_FILE', '不能与 METRICS_TOKEN 同时设置，请只留一个。'),
    );
    expect(() => config({ METRICS_TOKEN_FILE: join(folder, 'none') })).toThrow(/^METRICS_TOKEN_FILE：.*ENOENT/);
  });

  it('name one server or several', () => {
    expect(hostUrls('postgresql://a:b%40c@one:5432,two/name?target_session_attrs=read-write')).toEqual([
      'postgresql://a:b%40c@one:5432/name',
      'postgresql://a:b%40c@two/name',
    ]);
    expect(hostUrls('postgresql:///name')).not.toBeNull();
    expect(hostUrls('mysql://one/name')).toBeNull();
    expect(hostUrls('postgresql://one:port,two/name')).toBeNull();
  });

  it('let nobody listen to a network in the clear by mistake', () => {
    expect(() => config({ HOST: '0.0.0.0' })).toThrow(/^HOST：.*ALLOW_PLAIN_HTTP=yes/);
    expect(config({ HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: 'yes' }).host).toBe('0.0.0.0');
    expect(config({ HOST: '10.0.0.4', TRUSTED_PROXIES: '1' }).host).toBe('10.0.0.4');
    const [TLS_CERT, TLS_KEY] = [join(folder, 'one.crt'), join(folder, 'one.key')];
    expect(config({ HOST: '::', TLS_CERT, TLS_KEY }).tls).toEqual({ certificate: TLS_CERT, key: TLS_KEY });
    expect(() => config({ TLS_CERT })).toThrow('TLS_KEY：已设置 TLS_CERT，还须设置这一项');
    expect(() => config({ TLS_CERT, TLS_KEY: join(folder, 'other.key') })).toThrow(/^TLS_CERT：证书与私钥不配对/);
    expect(() => config({ TLS_CERT: join(folder, 'none'), TLS_KEY })).toThrow(/^TLS_CERT：文件 .*ENOENT/);
  });

  it('are shown without what is secret', () => {
    const settings = {
      DATA_DIR: folder,
      DATABASE_URL: 'postgresql://svc:geheim@one:5433,two/register',
      METRICS_TOKEN_FILE: file('token', 'abcdefghijklmnopqrstuvwxyz'),
      ADMIN_PASSWORD: 'Hell-is-other-people-1',
    };
    const text = settingsText(readConfig(settings), settings);
    expect(text).toMatch(/^PORT +3000 {2}［默认］$/m);
    expect(text).toMatch(/^DATABASE_URL +postgresql:\/\/svc@one:5433,two\/register {2}［环境变量］$/m);
    expect(text).toMatch(/^METRICS_TOKEN +（已设置，不显示） {2}［文件 .*token］$/m);
    expect(text).toMatch(/^TLS_CERT +（未设置）$/m);
    for (const secret of ['geheim', 'abcdefghijkl', 'Hell-is']) expect(text).not.toContain(secret);
  });

  it('have the service speak TLS, and take up a certificate that was renewed', async () => {
    const [certificate, key] = [join(folder, 'used.crt'), join(folder, 'used.key')];
    const put = (name: string): void => {
      copyFileSync(join(folder, `${name}.crt`), certificate);
      copyFileSync(join(folder, `${name}.key`), key);
    };
    put('one');
    const settings = { ...testConfig(null), tls: { certificate, key }, port: 0 };
    const service = await openService(settings, { database: await EmbeddedDatabase.inMemory() });
    try {
      await listen(service, settings);
      const server = service.app.getHttpServer() as Server;
      const renewal = new TlsRenewal(server, settings.tls);
      const { port } = server.address() as { port: number };
      const subject = (): Promise<[number | undefined, string]> =>
        new Promise((resolve, reject) => {
          request({ port, path: '/health/live', rejectUnauthorized: false, agent: false }, (response) => {
            const name = (response.socket as TLSSocket).getPeerCertificate().subject.CN;
            response.resume().on('end', () => resolve([response.statusCode, String(name)]));
          })
            .on('error', reject)
            .end();
        });
      expect(await subject()).toEqual([200, 'one']);
      // Half of it is there: the old one stays.
      copyFileSync(join(folder, 'other.crt'), certificate);
      renewal.look();
      expect(await subject()).toEqual([200, 'one']);
      put('other');
      renewal.look();
      expect(await subject()).toEqual([200, 'other']);
      renewal.close();
    } finally {
      await service.close();
    }
  }, 60_000);
});
