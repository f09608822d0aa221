import { inTransaction } from '../../src/database/transaction.js';
import { chainCommitted, verifyChain, type ChainCheck } from '../../src/audit/audit-chain.js';
import type { AuditCheckResponse, AuditPage } from '../../src/audit-trail/audit-trail.dto.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const verify = async (session: Session): Promise<AuditCheckResponse> =>
  (await session.get('/audit/verify').expect(200)).body as AuditCheckResponse;
const page = async (session: Session, query = ''): Promise<AuditPage> =>
  (await session.get(`/audit${query}`).expect(200)).body as AuditPage;

/** The smallest change of each column that its type allows. */
const CHANGES: Record<string, string> = {
  at: `at + interval '1 microsecond'`,
  actor_id: `overlay(coalesce(actor_id, id)::text PLACING CASE right(coalesce(actor_id, id)::text, 1) WHEN 'f' THEN 'e' ELSE 'f' END FROM 36)::uuid`,
  actor_name: `coalesce(actor_name, '') || '1'`,
  action: `action || '1'`,
  object_type: `object_type || '1'`,
  object_id: `object_id || '1'`,
  region_code: `coalesce(region_code, '') || '1'`,
  reason: `coalesce(reason, '') || '1'`,
  details: `coalesce(details, '{}') || '{"x": 1}'`,
  request_id: `coalesce(request_id, '') || '1'`,
  address: `coalesce(address, '') || '1'`,
};

/** The fault that is found in a database so changed; the change is rolled back. */
const faultAfter = (service: TestService, work: string[], withNumber = false): Promise<never> =>
  inTransaction(service.dataSource, async (tx) => {
    for (const table of ['audit_events', 'audit_chain']) await tx.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    await tx.query('SET CONSTRAINTS ALL DEFERRED');
    for (const sql of work) await tx.query(sql);
    const { firstBroken } = await verifyChain(tx);
    throw new Error(`${withNumber ? `${firstBroken?.seq} ` : ''}${firstBroken?.fault}`);
  });

describe('the audit log as a chain', () => {
  let service: TestService;
  let admin: Session;
  let auditor: Session;
  beforeAll(async () => {
    service = await openTestService();
    admin = await service.admin();
    auditor = await service.as('auditor');
    await service.as('officer', '341802');
  });
  afterAll(() => service.close());

  const offline = (): Promise<ChainCheck> => inTransaction(service.dataSource, verifyChain, 'REPEATABLE READ');
  /** What the owner of the database can do to it behind the service's back. */
  const behindTheBack = (table: string, sql: string): Promise<void> =>
    inTransaction(service.dataSource, async (tx) => {
      await tx.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
      await tx.query(sql);
      await tx.query(`ALTER TABLE ${table} ENABLE TRIGGER ALL`);
    });

  it('links what was written, from the first start on', async () => {
    const check = await verify(auditor);
    const total = (await page(auditor)).total;
    expect(check).toMatchObject({ ok: true, events: total, head: { seq: total } });
    expect(check).not.toHaveProperty('firstBroken');
  });

  it('links an event soon after its commit, without being asked', async () => {
    const { body } = await admin
      .post('/users', {
        username: 'linked-later',
        password: 'a long enough password',
        displayName: '后来者',
        role: 'officer',
        regionCode: '341821',
      })
      .expect(201);
    const linked = async (): Promise<unknown[]> =>
      service.dataSource.query(
        'SELECT 1 FROM audit_chain c JOIN audit_events e ON e.id = c.event_id WHERE e.object_id = $1',
        [(body as { id: string }).id],
      );
    for (let waited = 0; waited < 5000 && (await linked()).length === 0; waited += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await linked()).toHaveLength(1);
  });

  it('numbers without gap or double when several chainers run at once', async () => {
    await inTransaction(service.dataSource, (tx) =>
      tx.query(
        `INSERT INTO audit_events (id, action, object_type, object_id)
         SELECT gen_random_uuid(), 'test.many', 'test', n::text FROM generate_series(1, 5000) AS n`,
      ),
    );
    const counts = await Promise.all(Array.from({ length: 4 }, () => chainCommitted(service.dataSource)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5000);
    expect(await offline()).toMatchObject({ ok: true, pending: 0 });
  });

  it('is searched by object, user, action and day', async () => {
    const created = await page(auditor, `?objectType=user&objectId=${auditor.userId}&action=user.create`);
    expect(created).toMatchObject({ total: 1, items: [{ actorId: admin.userId, seq: expect.any(Number) as number }] });
    expect(await page(auditor, `?actorId=${auditor.userId}`)).toMatchObject({ items: [{ action: 'user.login' }] });
    expect((await page(auditor, '?from=2020-01-01&to=2020-12-31')).total).toBe(0);
    const all = await page(auditor, '?pageSize=3');
    expect(all.items).toHaveLength(3);
    expect((await page(auditor, '?from=2020-01-01')).total).toBe(all.total);
  });

  it('holds for a county its own events only, and answers no role but admin and auditor', async () => {
    const county = await service.as('auditor', '341821');
    const own = await page(county, '?pageSize=500');
    expect(new Set(own.items.map(({ regionCode }) => regionCode))).toEqual(new Set(['341821']));
    expect((await page(county, '?regionCode=341802')).total).toBe(0);
    expect((await page(auditor, '?regionCode=341821')).total).toBe(own.total);
    expect((await verify(county)).events).toBe(own.total);
    const officer = await service.as('officer', '341802');
    await officer.get('/audit').expect(403);
    await officer.get('/audit/verify').expect(403);
  });

  it('is refused to be changed, deleted or emptied', async () => {
    for (const sql of [
      `UPDATE audit_chain SET hash = sha256('x')`,
      'DELETE FROM audit_chain',
      'TRUNCATE audit_chain CASCADE',
      `UPDATE audit_events SET reason = 'x'`,
    ]) {
      await expect(service.dataSource.query(sql)).rejects.toMatchObject({ driverError: { code: '23001' } });
    }
  });

  it('names the first event of which one byte was changed, and tells another county only that it was', async () => {
    const { items } = await page(auditor, `?objectType=user&objectId=${auditor.userId}&action=user.create`);
    const { id, seq } = items[0]!;
    const change = (from: string, to: string): Promise<void> =>
      behindTheBack(
        'audit_events',
        `UPDATE audit_events SET details = replace(details::text, '${from}', '${to}')::jsonb WHERE id = '${id}'`,
      );
    await change('"auditor-341800"', '"auditor-341801"');
    expect(await verify(auditor)).toMatchObject({ ok: false, firstBroken: { seq, eventId: id, fault: 'changed' } });
    expect(await verify(await service.as('auditor', '341821'))).toMatchObject({
      ok: false,
      firstBroken: { eventId: null },
    });
    await change('"auditor-341801"', '"auditor-341800"');
    expect((await verify(auditor)).ok).toBe(true);
  });

  it.each(Object.keys(CHANGES))('finds a change of %s', async (column) => {
    const before = await offline();
    const last = `(SELECT event_id FROM audit_chain ORDER BY seq DESC LIMIT 1)`;
    await expect(
      faultAfter(service, [`UPDATE audit_events SET ${column} = ${CHANGES[column]} WHERE id = ${last}`], true),
    ).rejects.toThrow(`${before.head!.seq} changed`);
  });

  it('finds a change of every column there is', async () => {
    const columns = await service.dataSource.query<{ name: string }[]>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'audit_events'`,
    );
    // Another id is another event: the one that was linked is then missing.
    expect(columns.map(({ name }) => name).toSorted()).toEqual(['id', ...Object.keys(CHANGES)].toSorted());
  });

  it('finds one changed byte of a link', async () => {
    const flipped = 'set_byte(hash, 31, get_byte(hash, 31) # 1)';
    await expect(faultAfter(service, [`UPDATE audit_chain SET hash = ${flipped} WHERE seq = 3`])).rejects.toThrow(
      'changed',
    );
    await expect(
      faultAfter(service, [
        `UPDATE audit_events SET id = overlay(id::text PLACING 'f' FROM 20 FOR 1)::uuid WHERE id =
           (SELECT event_id FROM audit_chain WHERE seq = 3)`,
      ]),
    ).rejects.toThrow('event-missing');
  });

  it('finds an event that was put in beside the chain, one that was taken out, and a link that was', async () => {
    const second = `(SELECT event_id FROM audit_chain WHERE seq = 2)`;
    await expect(
      faultAfter(service, [
        `INSERT INTO audit_events (id, action, object_type, object_id) VALUES (gen_random_uuid(), 'a.b', 'a', 'b')`,
      ]),
    ).rejects.toThrow('not-chained');
    await expect(faultAfter(service, [`DELETE FROM audit_events WHERE id = ${second}`])).rejects.toThrow(
      'event-missing',
    );
    await expect(faultAfter(service, ['DELETE FROM audit_chain WHERE seq = 2'])).rejects.toThrow('gap');
    expect((await offline()).ok).toBe(true);
  });
});
