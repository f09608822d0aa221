import { IntegrityService } from '../../src/integrity/integrity.service.js';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { DataKeysService } from '../../src/keys/watch/data-keys.service.js';
import { rotateKeys, type RotationResult } from '../../src/keys/rotation/rotation.js';
import { openService, type Service } from '../../src/app/service.js';
import { Client, Load } from '../support/keys/key-load.js';
import { KeyWorld, PAYEES, plainValues, rotationStage, versionsOf } from '../support/keys/key-world.js';
import { TEST_DATABASE_URL, testConfig } from '../support/service/test-config.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const PEOPLE = TEST_DATABASE_URL ? 600 : 300;

/** The readers ask without pause, so how often they get a turn is the machine's affair and not a limit's. */
const UNLIMITED = { requestsPerSecond: 10_000 };

describe('a rotation of the data key', () => {
  let service: TestService;
  let second: Service | null = null;
  let world: KeyWorld;
  beforeAll(async () => {
    service = await openTestService('2024-12-31', UNLIMITED);
    if (TEST_DATABASE_URL) {
      const { url } = service.dataSource.options as { url: string };
      second = await openService({ ...testConfig(url), ...UNLIMITED }, { clock: service.clock });
    }
    world = await new KeyWorld(service).open(PEOPLE);
  }, 240_000);
  afterAll(async () => {
    await second?.close();
    await service.close();
  });

  const instances = (): Service[] => [service, ...(second ? [second] : [])];
  const personalData = (): PersonalData => service.app.get(PersonalData);
  const refreshAll = async (): Promise<void> => {
    for (const { app } of instances()) await app.get(DataKeysService).refresh();
  };

  async function rotate(lines: string[] = []): Promise<RotationResult> {
    const { stage, close } = await rotationStage(service, (line) => lines.push(line));
    try {
      return await rotateKeys(stage);
    } finally {
      await close();
      await refreshAll();
    }
  }

  it('lets every read in between succeed, and loses nothing that is written in between', async () => {
    expect(await versionsOf(service.dataSource)).not.toHaveProperty('2');
    // A form that was opened before and is sent after.
    const form = (await world.officer.get(`/workers/${world.people[7]!.id}`).expect(200)).body as { version: number };
    const load = new Load(world, instances());
    const running = load.run();
    const result = await rotate();
    await load.stop();
    await running;
    expect(load.faults).toEqual([]);
    expect(Object.keys(load.reads).toSorted()).toEqual(['draft', 'files', 'lines', 'list', 'reveal', 'write']);
    expect(load.written.size).toBeGreaterThan(0);
    for (const [id, account] of load.written) {
      const { body } = await world.officer.post(`/workers/${id}/identity`, { reason: '核对银行账号' }).expect(200);
      expect(body).toMatchObject({ account });
    }
    await world.officer
      .patch(`/workers/${world.people[7]!.id}`, form.version, { remark: '表单在轮换之前打开' })
      .expect(200);
    const versions = await versionsOf(service.dataSource);
    for (const [table, counts] of Object.entries(versions)) {
      expect([table, Object.keys(counts)]).toEqual([table, [String(result.version)]]);
    }
    expect(Object.keys(versions).toSorted()).toEqual([
      'bank_accounts',
      'idempotency_keys',
      'import_changes',
      'imports',
      'payout_documents',
      'payout_lines',
      'training_sessions',
      'workers',
    ]);
    const { rows } = result;
    expect(rows.workers).toBeGreaterThanOrEqual(PEOPLE);
  }, 240_000);

  it('leaves the seals, the kept files and the audit log true, and tells of itself there', async () => {
    const check = await service.app.get(IntegrityService).checkAll();
    expect(check.checks.filter(({ ok }) => !ok)).toEqual([]);
    const [event] = await service.dataSource.query<{ object_id: string; details: { rows: object } }[]>(
      `SELECT object_id, details FROM audit_events WHERE action = 'data-key.rotate' ORDER BY at DESC LIMIT 1`,
    );
    expect(event).toMatchObject({
      object_id: '2',
      details: { rows: { payout_documents: expect.any(Number) as number } },
    });
    expect(
      await service.dataSource.query('SELECT version, retired_at IS NULL AS used FROM data_keys ORDER BY 1'),
    ).toEqual([
      { version: 1, used: false },
      { version: 2, used: true },
    ]);
  });

  it('is gone on with where it was broken off, and changes no plain text and no version', async () => {
    const before = await plainValues(service.dataSource, personalData());
    const rowVersions = await service.dataSource.query('SELECT id, version FROM workers ORDER BY id');
    const { stage, close } = await rotationStage(service);
    const stop = new AbortController();
    const report = (line: string): void => {
      if (line.includes('bank_accounts：共')) stop.abort(new Error('broken off'));
    };
    await expect(rotateKeys({ ...stage, report, signal: stop.signal })).rejects.toThrow('broken off');
    await close();
    const half = await versionsOf(service.dataSource);
    expect(half.workers).toEqual({ 3: PEOPLE * 2 + PAYEES });
    expect(Object.keys(half.payout_lines!)).toEqual(['2']);
    await refreshAll();
    // Values of both versions are read alike.
    expect(await plainValues(service.dataSource, personalData())).toEqual(before);
    const lines: string[] = [];
    const result = await rotate(lines);
    expect(lines[0]).toBe('继续上次未完成的轮换：数据密钥第 3 版');
    expect(result.version).toBe(3);
    expect(result.rows).not.toHaveProperty('workers');
    expect(await plainValues(service.dataSource, personalData())).toEqual(before);
    expect(await service.dataSource.query('SELECT id, version FROM workers ORDER BY id')).toEqual(rowVersions);
  }, 120_000);

  it('is refused while another one runs', async () => {
    const { stage, close } = await rotationStage(service);
    const other = await rotationStage(service);
    const both = await Promise.allSettled([rotateKeys(stage), rotateKeys(other.stage)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { name: 'KeyRotationRefused' } });
    await close();
    await other.close();
    await refreshAll();
  }, 120_000);

  it('waits for an instance that does not know the new key, and not for one that has gone', async () => {
    await service.dataSource.query(
      `INSERT INTO key_holders (id, knows, writes_with, key_fingerprint, seen_at)
       SELECT v.id::uuid, 1, 1, i.key_fingerprint, now() - v.ago::interval FROM installation i, (VALUES
         ('00000000-0000-7000-8000-000000000001', '0'), ('00000000-0000-7000-8000-000000000002', '6 minutes')) v(id, ago)`,
    );
    const state = async (): Promise<unknown> =>
      service.dataSource.query('SELECT active_from IS NOT NULL AS active, retired_at FROM data_keys WHERE version = 5');
    const seen: unknown[] = [];
    const { stage, close } = await rotationStage(service);
    const steps: Promise<void>[] = [];
    /** The instance learns step by step, each time that the rotation says that it waits. */
    const learn = async (column: string): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      seen.push(await state());
      await service.dataSource.query(`UPDATE key_holders SET ${column} = 5 WHERE id::text LIKE '%1'`);
    };
    const report = (line: string): void => {
      if (line.includes('取得第 5 版')) steps.push(learn('knows'));
      if (line.includes('改用第 5 版')) steps.push(learn('writes_with'));
    };
    await rotateKeys({ ...stage, report });
    await Promise.all(steps);
    await close();
    await refreshAll();
    await service.dataSource.query(`DELETE FROM key_holders WHERE id::text LIKE '00000000%'`);
    expect(seen).toEqual([[{ active: false, retired_at: null }], [{ active: true, retired_at: null }]]);
  }, 120_000);

  it('leaves alone what it cannot read, names it, and retires no key', async () => {
    const { id } = world.people[3]!;
    const [{ cipher }] = await service.dataSource.query<[{ cipher: Buffer }]>(
      'SELECT phone_cipher AS cipher FROM workers WHERE id = $1',
      [id],
    );
    const damaged = Buffer.from(cipher);
    damaged[20]! ^= 1;
    const put = (value: Buffer): Promise<unknown> =>
      service.dataSource.query('UPDATE workers SET phone_cipher = $2 WHERE id = $1', [id, value]);
    await put(damaged);
    await expect(rotate()).rejects.toThrow(`workers ${id}`);
    expect((await versionsOf(service.dataSource)).workers).toEqual({ 5: 2, 6: PEOPLE * 2 + PAYEES - 2 });
    const used = 'SELECT version FROM data_keys WHERE retired_at IS NULL ORDER BY 1';
    expect(await service.dataSource.query(used)).toEqual([{ version: 5 }, { version: 6 }]);
    await put(cipher);
    expect((await rotate()).rows).toMatchObject({ workers: 1 });
    expect(await service.dataSource.query(used)).toEqual([{ version: 6 }]);
  }, 120_000);

  it('is the only change that kept lines and documents may see, and only of their key', async () => {
    const next = personalData().ring.encrypt(Buffer.from('110101199001010000'), 6);
    const marked = `SELECT set_config('social_workers.re_encrypting', 'on', true)`;
    const change = (sql: string, ...values: unknown[]): Promise<void> =>
      service.dataSource.transaction(async (tx) => {
        await tx.query(marked);
        await tx.query(sql, values);
      });
    const refused = { driverError: { code: '23001' } };
    for (const [sql, ...values] of [
      ['UPDATE payout_lines SET amount_fen = amount_fen + 1, owed_fen = owed_fen + 1'],
      [`UPDATE payout_lines SET worker_name = '别人', identity_cipher = $1`, next],
      // Under the same key, shorter, under an older key, or nothing.
      ['UPDATE payout_lines SET identity_cipher = $1', next],
      ['UPDATE payout_lines SET identity_cipher = $1', next.subarray(1)],
      [`UPDATE payout_lines SET identity_cipher = '\\x01'::bytea || substring(identity_cipher FROM 2)`],
      ['UPDATE payout_lines SET account_cipher = NULL'],
      ['DELETE FROM payout_lines'],
      [`UPDATE payout_documents SET "sha256" = ''`],
      ['DELETE FROM payout_documents'],
      ['TRUNCATE payout_lines CASCADE'],
    ] as [string, ...unknown[]][]) {
      await expect(change(sql, ...values)).rejects.toMatchObject(refused);
    }
    const later = `'\\x07'::bytea || substring(identity_cipher FROM 2)`;
    const withoutWord = service.dataSource.query(`UPDATE payout_lines SET identity_cipher = ${later}`);
    await expect(withoutWord).rejects.toMatchObject(refused);
  });

  it('is known to a service that starts after it', async () => {
    if (!TEST_DATABASE_URL) return;
    const { url } = service.dataSource.options as { url: string };
    const third = await openService(testConfig(url), { clock: service.clock });
    const person = world.people.at(-1)!;
    const answer = await new Client(third, world.officer).post(`/workers/${person.id}/identity`, {
      reason: '核对银行账号',
    });
    expect(answer.body).toMatchObject({ identityNumber: person.identityNumber });
    await third.close();
    const holders: unknown[] = await service.dataSource.query('SELECT 1 FROM key_holders');
    expect(holders).toHaveLength(2);
  });
});
