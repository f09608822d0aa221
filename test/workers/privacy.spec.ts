import {
  accountOf,
  createCertificate,
  createWorker,
  identityNumberOf,
  phoneOf,
  readWorker,
} from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Event {
  action: string;
  object_id: string;
  actor_id: string;
  region_code: string | null;
  reason: string | null;
  details: { before?: object; after?: object } | null;
}

describe('personal data', () => {
  let service: TestService;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer', '341802');
  });
  afterAll(() => service.close());

  const events = (objectId: string): Promise<Event[]> =>
    service.dataSource.query('SELECT * FROM audit_events WHERE object_id = $1 ORDER BY at, id', [objectId]);

  it('is shown whole only by the reveal, which the log keeps with its reason', async () => {
    const { id } = await createWorker(officer, 1);
    await officer.post(`/workers/${id}/identity`, {}).expect(400);
    await officer.post(`/workers/${id}/identity`, { reason: '  核对 ' }).expect(400);
    await officer.post(`/workers/${id}/identity`, { reason: `核对 ${identityNumberOf(1)}` }).expect(422);
    expect(await events(id)).toHaveLength(1);
    const answer = await officer.post(`/workers/${id}/identity`, { reason: '核对银行退回的账号' }).expect(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toEqual({
      identityNumber: identityNumberOf(1),
      phone: phoneOf(1),
      bankName: '农业银行',
      bankCode: null,
      account: accountOf(1),
    });
    expect((await events(id)).at(-1)).toMatchObject({
      action: 'worker.reveal',
      actor_id: officer.userId,
      reason: '核对银行退回的账号',
      region_code: '341802',
      details: null,
    });
    const reviewer = await service.as('reviewer', '341802');
    await reviewer.post(`/workers/${id}/identity`, { reason: '复核发放名单' }).expect(403);
  });

  it('has its phone shown alone to whoever only rings up, which the log tells apart and the limit counts', async () => {
    const { id } = await createWorker(officer, 3);
    const left = async (): Promise<number> =>
      ((await officer.get('/auth/me').expect(200)).body as { revealsLeft: number }).revealsLeft;
    const before = await left();
    const answer = await officer.post(`/workers/${id}/phone`, { reason: '通知培训' }).expect(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toEqual({ phone: phoneOf(3) });
    expect((await events(id)).at(-1)).toMatchObject({
      action: 'worker.reveal-phone',
      reason: '通知培训',
      details: null,
    });
    expect(before - (await left())).toBe(1);
    await officer.post(`/workers/${id}/phone`, { reason: `致电 ${phoneOf(3)}` }).expect(422);
    const elsewhere = await service.as('officer', '341823');
    await elsewhere.post(`/workers/${id}/phone`, { reason: '通知培训' }).expect(404);
    for (const role of ['reviewer', 'station_manager'] as const) {
      const other = await service.as(role, '341802');
      await other.post(`/workers/${id}/phone`, { reason: '通知培训' }).expect(403);
    }
  });

  it('of a person without phone and account is revealed as none', async () => {
    const { id, ...rest } = await createWorker(officer, 2, { phone: null, bankAccount: undefined });
    expect(rest).toMatchObject({ phone: null, bankAccount: null });
    const { body } = await officer.post(`/workers/${id}/identity`, { reason: '核对身份' }).expect(200);
    expect(body).toEqual({
      identityNumber: identityNumberOf(2),
      phone: null,
      bankName: null,
      bankCode: null,
      account: null,
    });
  });

  it('is found whole: by identity number with a small x, by phone, by certificate number', async () => {
    const n = Array.from({ length: 200 }, (_, it) => it + 100).find((it) => identityNumberOf(it).endsWith('X'))!;
    const worker = await createWorker(officer, n, { name: '欧阳修文' });
    await createCertificate(officer, worker.id, { certificateNo: 'AH-2023_01' });
    const found = async (search: string): Promise<string[]> => {
      const { body }: { body: { items: { id: string }[] } } = await officer
        .get(`/workers?search=${encodeURIComponent(search)}`)
        .expect(200);
      return body.items.map(({ id }) => id);
    };
    const whole = [identityNumberOf(n).toLowerCase(), phoneOf(n), ' ah-2023_01', '欧阳', '修文', '欧阳修文'];
    for (const search of whole) expect(await found(search)).toEqual([worker.id]);
    const part = [
      identityNumberOf(n).slice(0, 17),
      phoneOf(n).slice(0, 10),
      'AH-2023',
      '阳修',
      '%文',
      '欧阳__',
      'AH-2023%01',
    ];
    for (const search of part) expect(await found(search)).toEqual([]);
  });

  it('stands nowhere in clear: neither in answers, nor in any table, nor in the log', async () => {
    const worker = await createWorker(officer, 50, { remark: '退役军人' });
    const numbers = [50, 51, 52].flatMap((n) => [identityNumberOf(n), phoneOf(n), accountOf(n)]);
    const { version } = worker;
    const change = { phone: phoneOf(51), bankAccount: { bankName: '工商银行', account: accountOf(51) } };
    const answers = [
      await officer.patch(`/workers/${worker.id}`, version, change).expect(200),
      await officer.post('/workers', { name: '重', identityNumber: identityNumberOf(50), regionCode: '341802' }),
      await officer.post('/workers', {
        name: '缺',
        identityNumber: identityNumberOf(52),
        phone: `${phoneOf(52)}1`,
        regionCode: '1',
      }),
      await officer.get(`/workers/${worker.id}`),
      await officer.get(`/workers?search=${identityNumberOf(50)}`),
      await officer.get('/workers?pageSize=500'),
    ];
    for (const { text } of answers) for (const number of numbers) expect(text).not.toContain(number);
    const dump = await dumpAll(service);
    expect(dump).toContain('退役军人');
    for (const number of numbers) {
      expect(dump).not.toContain(number);
      expect(dump).not.toContain(Buffer.from(number).toString('hex'));
      expect(dump).not.toContain(Buffer.from(number).toString('base64').slice(0, -4));
    }
  });

  it('is told as changed in the log by its masks', async () => {
    const worker = await createWorker(officer, 60);
    await officer
      .patch(`/workers/${worker.id}`, worker.version, {
        name: '周六',
        phone: phoneOf(61),
        bankAccount: { account: accountOf(61) },
      })
      .expect(200);
    const [created, updated] = await events(worker.id);
    expect(created).toMatchObject({
      action: 'worker.create',
      details: { after: { phone: '139****0060', account: '***************0060' } },
    });
    expect(updated).toMatchObject({
      action: 'worker.update',
      details: {
        before: { name: worker.name, phone: '139****0060', bankName: '农业银行', account: '***************0060' },
        after: { name: '周六', phone: '139****0061', bankName: null, account: '***************0061' },
      },
    });
  });

  it('leaves one event in the log for every write, and none for a refused one', async () => {
    const worker = await createWorker(officer, 70, {
      post: { organization: { name: '日志社区', kind: 'village', regionCode: '341802' }, startOn: '2023-01-01' },
    });
    const path = `/workers/${worker.id}`;
    await officer.patch(`${path}/posts/${worker.posts[0]!.id}`, 1, { endOn: '2024-01-31' }).expect(200);
    await officer.post(`${path}/suspensions`, { fromMonth: '2024-03', reason: '处分' }).expect(201);
    await officer.post(`${path}/suspensions`, { fromMonth: '2024-03', reason: '处分' }).expect(422);
    const [suspension] = (await readWorker(officer, worker.id)).suspensions;
    await officer.patch(`${path}/suspensions/${suspension!.id}`, 1, { toMonth: '2024-04' }).expect(200);
    await officer.patch(`${path}/suspensions/${suspension!.id}`, 2, { toMonth: '2024-04' }).expect(200);
    expect((await events(worker.id)).map(({ action, reason }) => [action, reason])).toEqual([
      ['worker.create', null],
      ['post.update', null],
      ['suspension.create', '处分'],
      ['suspension.update', null],
    ]);
    const certificate = await createCertificate(officer, worker.id);
    await officer
      .patch(`/certificates/${certificate.id}`, 1, { declaredOn: '2023-09-02', reason: '登记时抄错' })
      .expect(200);
    await officer.post(`/certificates/${certificate.id}/registrations`, { startOn: '2023-10-01' }).expect(201);
    const revocation = { revokedOn: '2024-06-01', void: true, reason: '查实造假' };
    await officer.post(`/certificates/${certificate.id}/revocation`, revocation).expect(200);
    const recorded = await events(certificate.id);
    expect(recorded.map(({ action }) => action)).toEqual([
      'certificate.create',
      'certificate.update',
      'registration.create',
      'certificate.revoke',
    ]);
    expect(recorded[1]?.details).toMatchObject({
      before: { declaredOn: '2024-12-31' },
      after: { declaredOn: '2023-09-02' },
    });
    expect(recorded[3]).toMatchObject({ reason: '查实造假', region_code: '341802' });
  });

  it('is paged in a stable order, by whatever it is sorted', async () => {
    const { body: whole }: { body: { total: number; items: { id: string }[] } } =
      await officer.get('/workers?pageSize=500');
    for (const sort of [
      'name:asc',
      'name:desc',
      'createdAt:asc',
      'createdAt:desc',
      'regionCode:desc',
      'id:desc',
      'id:asc',
    ]) {
      const seen: string[] = [];
      for (let page = 1; page <= Math.ceil(whole.total / 2) + 1; page++) {
        const { body }: { body: { total: number; items: { id: string }[] } } = await officer
          .get(`/workers?sort=${sort}&pageSize=2&page=${page}`)
          .expect(200);
        expect(body.total).toBe(whole.total);
        seen.push(...body.items.map(({ id }) => id));
      }
      expect(seen.toSorted()).toEqual(whole.items.map(({ id }) => id).toSorted());
    }
    await officer.get('/workers?sort=identityNumber:asc').expect(400);
    await officer.get('/workers?certified=maybe').expect(400);
    await officer.get('/workers?level=master').expect(400);
  });
});

/** Every text, jsonb and bytea value of every table, bytes as hex. */
async function dumpAll(service: TestService): Promise<string> {
  const columns: { table_name: string; column_name: string; data_type: string }[] = await service.dataSource.query(
    `SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
       AND c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'bytea', 'ARRAY')`,
  );
  const values = columns.map(({ table_name, column_name, data_type }) => {
    const text = data_type === 'bytea' ? `encode("${column_name}", 'hex')` : `"${column_name}"::text`;
    return `SELECT ${text} AS value FROM "${table_name}" WHERE "${column_name}" IS NOT NULL`;
  });
  const rows: { value: string }[] = await service.dataSource.query(values.join(' UNION ALL '));
  return rows.map(({ value }) => value).join('\n');
}
