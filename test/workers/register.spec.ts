import {
  createCertificate,
  createOrganization,
  createWorker,
  faults,
  identityNumberOf,
  phoneOf,
  readWorker,
  workerRequest,
} from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('the register', () => {
  let service: TestService;
  let city: Session;
  let county: Session;
  beforeAll(async () => {
    service = await openTestService();
    city = await service.as('officer');
    county = await service.as('officer', '341802');
  });
  afterAll(() => service.close());

  describe('a person', () => {
    it('comes in with account and post, masked, and is registered where the employer lies', async () => {
      const worker = await createWorker(county, 1, {
        name: ' 张 三 ',
        remark: '返聘',
        post: {
          organization: { name: '敬亭社区(一)', kind: 'urban_community', regionCode: '341802001' },
          startOn: '2023-01-01',
        },
      });
      expect(worker).toMatchObject({
        name: '张三',
        identityNumber: expect.stringMatching(/^341800\*{8}\d{3}[\dX]$/),
        phone: '139****0001',
        regionCode: '341802001',
        organizationName: '敬亭社区（一）',
        certified: false,
        level: null,
        remark: '返聘',
        bankAccount: { bankName: '农业银行', account: '***************0001' },
        organizations: [{ name: '敬亭社区（一）', regionCode: '341802001', countyCode: '341802' }],
        posts: [{ startOn: '2023-01-01', endOn: null }],
        suspensions: [],
        certificates: [],
        payments: [],
      });
      expect(await readWorker(county, worker.id)).toEqual(worker);
      expect(await readWorker(city, worker.id)).toEqual(worker);
    });

    it('is told every field that is wrong', async () => {
      const request = workerRequest(2, {
        identityNumber: '341800199001010000',
        phone: '123',
        remark: `电话 ${phoneOf(3)}`,
        bankAccount: { account: '1' },
      });
      const answer = await county.post('/workers', request).expect(422);
      expect(answer.body).toMatchObject({ code: 'WORKER_REFUSED', detail: expect.stringContaining('校验码') });
      expect(faults(answer)).toEqual([
        'identityNumber identity-number-check-digit',
        'phone phone-malformed',
        'remark personal-number-in-text',
        'bankAccount.account account-malformed',
      ]);
      await county.post('/workers', workerRequest(2, { bankAccount: [] })).expect(400);
      await county.post('/workers', workerRequest(2, { bankAccount: '6228' })).expect(400);
      await county.post('/workers', workerRequest(2, { identityNumber: 34 })).expect(400);
    });

    it('needs a region that exists and is the caller’s', async () => {
      const unknown = await county.post('/workers', workerRequest(2, { regionCode: '999999' })).expect(422);
      expect(faults(unknown)).toEqual(['regionCode region-unknown']);
      await county.post('/workers', workerRequest(2, { regionCode: '341821' })).expect(404);
    });

    it('is registered once, and a refusal says nothing of where', async () => {
      const elsewhere = await service.as('officer', '341821');
      await createWorker(county, 4, { name: '李四' });
      const answer = await elsewhere.post('/workers', workerRequest(4, { regionCode: '341821' })).expect(409);
      expect(answer.body).toMatchObject({ code: 'WORKER_EXISTS', detail: expect.stringContaining('联系市局') });
      expect(JSON.stringify(answer.body)).not.toMatch(/李四|341802/);
      const lower = identityNumberOf(4).toLowerCase();
      await county.post('/workers', workerRequest(4, { identityNumber: ` ${lower} ` })).expect(409);
    });

    it('is written whole or not at all', async () => {
      const request = workerRequest(5, {
        post: { organization: { name: '某村', kind: 'village', regionCode: '341800' }, startOn: '2023-01-01' },
      });
      expect(faults(await city.post('/workers', request).expect(422))).toEqual([
        'post.organization.regionCode region-level-unfit',
      ]);
      const { body } = await city.get(`/workers?search=${identityNumberOf(5)}`).expect(200);
      expect(body).toMatchObject({ items: [], total: 0 });
    });

    it('is changed on the version that was read', async () => {
      const worker = await createWorker(county, 6);
      const changed = await county
        .patch(`/workers/${worker.id}`, worker.version, { name: '王五', phone: null })
        .expect(200);
      expect(changed.body).toMatchObject({ name: '王五', phone: null, version: worker.version + 1 });
      await county.patch(`/workers/${worker.id}`, worker.version, { name: '王六' }).expect(412);
      const same = await county.patch(`/workers/${worker.id}`, worker.version + 1, { name: '王五' }).expect(200);
      expect(same.body).toMatchObject({ version: worker.version + 1 });
      await county.patch(`/workers/${worker.id}`, worker.version + 1, { regionCode: '341821' }).expect(404);
      await county.patch(`/workers/${worker.id}`, worker.version + 1, { phone: '12' }).expect(422);
      await county.patch(`/workers/${worker.id}`, worker.version + 1, { identityNumber: '1' }).expect(400);
    });

    it('keeps the account that another one replaces', async () => {
      const worker = await createWorker(county, 7);
      const bankAccount = { bankName: '建设银行', account: '6217 0000 1234 9999' };
      const changed = await county.patch(`/workers/${worker.id}`, worker.version, { bankAccount }).expect(200);
      expect(changed.body).toMatchObject({
        version: worker.version + 1,
        bankAccount: { bankName: '建设银行', account: '************9999' },
      });
      const rows: unknown[] = await service.dataSource.query(
        'SELECT replaced_at IS NULL AS current FROM bank_accounts WHERE worker_id = $1 ORDER BY created_at, id',
        [worker.id],
      );
      expect(rows).toEqual([{ current: false }, { current: true }]);
      await county.patch(`/workers/${worker.id}`, worker.version, { bankAccount }).expect(412);
    });
  });

  describe('a post', () => {
    it('with the latest start takes the person to its region', async () => {
      const worker = await createWorker(county, 10);
      const [here, there] = [
        await createOrganization(county, { name: '双桥社区', regionCode: '341802006' }),
        await createOrganization(city, { name: '涛城村', kind: 'village', regionCode: '341821' }),
      ];
      await county.post(`/workers/${worker.id}/posts`, { organizationId: here.id, startOn: '2022-01-01' }).expect(201);
      expect((await readWorker(city, worker.id)).regionCode).toBe('341802006');
      const moved = { organizationId: there.id, startOn: '2024-01-01', endOn: '2024-06-30' };
      const post = await city.post(`/workers/${worker.id}/posts`, moved).expect(201);
      expect(post.body).toMatchObject({ organization: { id: there.id }, startOn: '2024-01-01', endOn: '2024-06-30' });
      expect((await readWorker(city, worker.id)).regionCode).toBe('341821');
      const earlier = { organizationId: here.id, startOn: '2021-01-01', endOn: '2021-12-31' };
      await county.post(`/workers/${worker.id}/posts`, earlier).expect(201);
      const detail = await readWorker(city, worker.id);
      expect(detail).toMatchObject({ regionCode: '341821', organizationName: '双桥社区' });
      expect(detail.organizations).toHaveLength(2);
    });

    it('is refused with an end before its start, without an employer, or twice', async () => {
      const worker = await createWorker(county, 11);
      const posts = `/workers/${worker.id}/posts`;
      const { id: organizationId } = await createOrganization(county, { name: '向阳社区' });
      const ended = { organizationId, startOn: '2024-02-01', endOn: '2024-01-31' };
      expect(faults(await county.post(posts, ended).expect(422))).toEqual(['endOn leave-before-entry']);
      expect(faults(await county.post(posts, { startOn: '2024-02-01' }).expect(422))).toEqual([
        'organizationId employer-missing',
      ]);
      await county.post(posts, { organizationId, startOn: '2024-02-30' }).expect(400);
      await county.post(posts, { organizationId, startOn: '2024-02-01' }).expect(201);
      expect((await county.post(posts, { organizationId, startOn: '2024-02-01' }).expect(409)).body).toMatchObject({
        code: 'POST_EXISTS',
      });
    });

    it('names an employer by its facts, and founds it once', async () => {
      const [one, two] = [await createWorker(county, 12), await createWorker(county, 13)];
      const organization = { name: '鳌峰 社区', kind: 'urban_community', regionCode: '341802003' };
      const body = { organization, startOn: '2024-02-01' };
      const first = await county.post(`/workers/${one.id}/posts`, body).expect(201);
      const second = await county.post(`/workers/${two.id}/posts`, body).expect(201);
      const { organization: founded }: { organization: { id: string } } = first.body;
      expect(second.body).toMatchObject({ organization: { id: founded.id } });
      const other = { organization: { ...organization, kind: 'village' }, startOn: '2024-03-01' };
      expect((await county.post(`/workers/${two.id}/posts`, other).expect(409)).body).toMatchObject({
        code: 'ORGANIZATION_EXISTS',
      });
    });

    it('ends, and is open again, on its own version', async () => {
      const { id: organizationId } = await createOrganization(county, { name: '济川社区' });
      const worker = await createWorker(county, 14, { post: { organizationId, startOn: '2024-02-01' } });
      const path = `/workers/${worker.id}/posts/${worker.posts[0]!.id}`;
      expect((await county.patch(path, 1, { endOn: '2024-05-31' }).expect(200)).body).toMatchObject({
        endOn: '2024-05-31',
        version: 2,
      });
      expect((await readWorker(county, worker.id)).organizationName).toBeNull();
      await county.patch(path, 1, { endOn: null }).expect(412);
      await county.patch(path, 2, { endOn: '2024-01-31' }).expect(422);
      expect((await county.patch(path, 2, {}).expect(200)).body).toMatchObject({ endOn: '2024-05-31', version: 2 });
      expect((await county.patch(path, 2, { endOn: null }).expect(200)).body).toMatchObject({ endOn: null });
    });
  });

  describe('a suspension', () => {
    it('runs until further notice or to its last month, and never twice over one month', async () => {
      const worker = await createWorker(county, 20);
      const path = `/workers/${worker.id}/suspensions`;
      const first = await county.post(path, { fromMonth: '2024-03', reason: '处分' }).expect(201);
      expect(first.body).toMatchObject({ fromMonth: '2024-03', toMonth: null, version: 1 });
      const { id }: { id: string } = first.body;
      const overlap = await county.post(path, { fromMonth: '2024-06', toMonth: '2024-07', reason: '再次' }).expect(422);
      expect(faults(overlap)).toEqual(['fromMonth suspension-overlaps']);
      await county.post(path, { fromMonth: '2024-03', toMonth: '2024-03', reason: '重复' }).expect(422);
      expect(faults(await county.patch(`${path}/${id}`, 1, { toMonth: '2024-02' }).expect(422))).toEqual([
        'toMonth suspension-end-before-start',
      ]);
      await county.patch(`${path}/${id}`, 1, { toMonth: '2024-05' }).expect(200);
      await county.patch(`${path}/${id}`, 1, { toMonth: '2024-04' }).expect(412);
      await county.post(path, { fromMonth: '2024-06', toMonth: '2024-07', reason: '再次' }).expect(201);
      await county.patch(`${path}/${id}`, 2, { toMonth: null }).expect(422);
      expect((await readWorker(county, worker.id)).suspensions).toMatchObject([
        { fromMonth: '2024-03', toMonth: '2024-05' },
        { fromMonth: '2024-06', toMonth: '2024-07' },
      ]);
      await county.post(path, { fromMonth: '2025-01', reason: '' }).expect(400);
      await county.post(path, { fromMonth: '2025-13', reason: '处分' }).expect(400);
    });
  });

  describe('an organization', () => {
    it('is known by its county, which follows from where it lies', async () => {
      expect(await createOrganization(county, { name: '某社区' })).toMatchObject({ countyCode: '341802' });
      expect(
        await createOrganization(city, { name: '市救助站', kind: 'city_unit', regionCode: '341800' }),
      ).toMatchObject({ countyCode: '341800' });
      const twin = { name: '某社区', kind: 'village', regionCode: '341802' };
      expect((await county.post('/organizations', twin).expect(409)).body).toMatchObject({
        code: 'ORGANIZATION_EXISTS',
      });
    });

    it('of the city lies in the city, and others do not', async () => {
      const refused = (stated: object): Promise<string[]> =>
        city
          .post('/organizations', { name: '某单位', kind: 'village', regionCode: '341802', ...stated })
          .expect(422)
          .then(faults);
      expect(await refused({ kind: 'city_unit' })).toEqual(['regionCode city-unit-outside-city']);
      expect(await refused({ regionCode: '341800' })).toEqual(['regionCode region-level-unfit']);
      expect(await refused({ regionCode: '999999' })).toEqual(['regionCode region-unknown']);
      expect(await refused({ registrarCode: '341802' })).toEqual(['registrarCode registrar-unfit']);
      expect(await refused({ kind: 'social_organization', registrarCode: '888888' })).toEqual([
        'registrarCode region-unknown',
      ]);
      await city.post('/organizations', { name: '某单位', kind: 'palace', regionCode: '341802' }).expect(400);
    });

    it('takes the people who came to it last along when it moves', async () => {
      const organization = await createOrganization(city, { name: '会迁站', kind: 'station', regionCode: '341802002' });
      const stay = { organizationId: organization.id, startOn: '2023-01-01', endOn: '2023-12-31' };
      const worker = await createWorker(city, 30, { post: stay });
      const gone = await createWorker(city, 31, { post: stay });
      const next = await createOrganization(city, { name: '下一站', kind: 'station', regionCode: '341823' });
      await city.post(`/workers/${gone.id}/posts`, { organizationId: next.id, startOn: '2024-01-01' }).expect(201);
      const path = `/organizations/${organization.id}`;
      const reason = '搬迁';
      const withoutReason = await city.patch(path, 1, { name: '未迁站' }).expect(422);
      expect(withoutReason.body).toMatchObject({ errors: [{ field: 'reason' }] });
      const moved = await city.patch(path, 1, { regionCode: '341821', name: '已迁站', reason }).expect(200);
      expect(moved.body).toMatchObject({ name: '已迁站', countyCode: '341821', version: 2 });
      await city.patch(path, 1, { name: '未迁站', reason }).expect(412);
      expect(await readWorker(city, worker.id)).toMatchObject({ regionCode: '341821', version: worker.version + 1 });
      expect((await readWorker(city, gone.id)).regionCode).toBe('341823');
    });

    it('is listed by name, kind and region', async () => {
      await createOrganization(city, { name: '绩溪甲村', kind: 'village', regionCode: '341824' });
      await createOrganization(city, { name: '绩溪乙村', kind: 'village', regionCode: '341824' });
      await createOrganization(city, { name: '绩溪社区', regionCode: '341824' });
      const { body } = await city
        .get(
          `/organizations?regionCode=341824&kind=village&search=${encodeURIComponent('绩溪')}&sort=name:desc&pageSize=1`,
        )
        .expect(200);
      expect(body).toMatchObject({ total: 2, page: 1, pageSize: 1, items: [{ name: '绩溪甲村' }] });
    });

    it('is shown with where it lies and as many people as are listed of it', async () => {
      const facts = { name: '有人机构', kind: 'social_organization', regionCode: '341824100', registrarCode: '341800' };
      const { id } = await createOrganization(city, facts);
      const post = { organizationId: id, startOn: '2024-01-01' };
      await createWorker(city, 32, { post });
      const twice = await createWorker(city, 33, { post });
      await city.post(`/workers/${twice.id}/posts`, { ...post, startOn: '2024-06-01' });
      await createWorker(city, 34, { post: { ...post, endOn: '2024-12-30' } });
      await createWorker(city, 35, { post: { ...post, startOn: '2025-01-01' } });
      const { body } = await city.get(`/organizations/${id}`).expect(200);
      expect(body).toMatchObject({
        ...facts,
        regionName: '华阳镇',
        countyName: '绩溪县',
        registrarName: '宣城市',
        servingCount: 2,
      });
      const people = await city.get(`/workers?organizationId=${id}`).expect(200);
      expect((people.body as { total: number }).total).toBe(2);
      const listed = await city.get(`/organizations?search=${encodeURIComponent('有人机构')}`).expect(200);
      expect((listed.body as { items: object[] }).items).toEqual([body]);
      await county.get(`/organizations/${id}`).expect(404);
    });
  });

  describe('a certificate', () => {
    it('is declared today unless stated, and certifies its holder', async () => {
      const worker = await createWorker(county, 40);
      const certificate = await createCertificate(county, worker.id, { certificateNo: ' 2023ab 001 ' });
      expect(certificate).toMatchObject({ certificateNo: '2023AB001', declaredOn: '2024-12-31', version: 1 });
      expect(await readWorker(county, worker.id)).toMatchObject({ certified: true, level: 'junior' });
      const taken = { workerId: worker.id, level: 'senior', certificateNo: '2023AB001', approvedOn: '2024-01-01' };
      const answer = await county.post('/certificates', taken).expect(409);
      expect(answer.body).toMatchObject({ code: 'CERTIFICATE_NO_TAKEN' });
      expect(JSON.stringify(answer.body)).not.toContain(worker.name);
    });

    it('is refused from the future, declared early, or beside another of its level', async () => {
      const worker = await createWorker(county, 41);
      const refused = (stated: object): Promise<string[]> =>
        county
          .post('/certificates', {
            workerId: worker.id,
            level: 'junior',
            certificateNo: 'X1',
            approvedOn: '2024-01-01',
            ...stated,
          })
          .expect(422)
          .then(faults);
      expect(await refused({ approvedOn: '2025-01-01', declaredOn: '2025-01-01' })).toEqual([
        'approvedOn approval-in-future',
      ]);
      expect(await refused({ declaredOn: '2023-12-31' })).toEqual(['declaredOn declaration-before-approval']);
      const first = await createCertificate(county, worker.id);
      expect(await refused({})).toEqual(['level two-certificates-at-level']);
      const revocation = { revokedOn: '2024-02-01', void: false, reason: '注销' };
      await county.post(`/certificates/${first.id}/revocation`, revocation).expect(200);
      expect(await refused({})).toEqual(['approvedOn two-certificates-at-level']);
      await createCertificate(county, worker.id, { certificateNo: 'X1', approvedOn: '2024-02-01' });
    });

    it('is corrected on its version, never behind what rests on it', async () => {
      const worker = await createWorker(county, 42);
      const { id } = await createCertificate(county, worker.id);
      await county.post(`/certificates/${id}/registrations`, { startOn: '2023-10-01' }).expect(201);
      const path = `/certificates/${id}`;
      const reason = '登记时抄错';
      expect(faults(await county.patch(path, 1, { approvedOn: '2023-10-02', reason }).expect(422))).toEqual([
        'approvedOn registration-before-approval',
      ]);
      const days = { approvedOn: '2023-09-30', declaredOn: '2023-10-08', reason };
      expect((await county.patch(path, 1, days).expect(200)).body).toMatchObject({
        approvedOn: '2023-09-30',
        declaredOn: '2023-10-08',
        version: 2,
        registrations: [{}],
      });
      await county.patch(path, 1, { certificateNo: 'X2', reason }).expect(412);
      await createCertificate(county, worker.id, { level: 'senior', certificateNo: 'X3' });
      await county.patch(path, 2, { certificateNo: 'x3', reason }).expect(409);
      expect(faults(await county.patch(path, 2, { level: 'senior' }).expect(422))).toEqual(['reason reason-missing']);
    });

    it('is registered for three years less a day', async () => {
      const worker = await createWorker(county, 43);
      const { id } = await createCertificate(county, worker.id);
      const path = `/certificates/${id}/registrations`;
      const answer = await county.post(path, { startOn: '2023-10-01' }).expect(201);
      expect(answer.body).toMatchObject({ certificateId: id, startOn: '2023-10-01', endOn: '2026-09-30' });
      expect((await county.post(path, { startOn: '2023-10-01' }).expect(409)).body).toMatchObject({
        code: 'REGISTRATION_EXISTS',
      });
      expect(faults(await county.post(path, { startOn: '2023-08-31', endOn: '2023-08-30' }).expect(422))).toEqual([
        'startOn registration-before-approval',
        'endOn registration-end-before-start',
      ]);
      expect((await readWorker(county, worker.id)).certificates[0]!.registrations).toMatchObject([
        { startOn: '2023-10-01', endOn: '2026-09-30' },
      ]);
    });

    it('is revoked once, and certifies nobody from that day on', async () => {
      const worker = await createWorker(county, 44);
      const { id } = await createCertificate(county, worker.id);
      const path = `/certificates/${id}/revocation`;
      const early = { revokedOn: '2023-08-31', void: true, reason: '伪造' };
      expect(faults(await county.post(path, early).expect(422))).toEqual(['revokedOn revocation-before-approval']);
      await county.post(path, { revokedOn: '2025-01-01', reason: '伪造' }).expect(400);
      const revoked = await county.post(path, { revokedOn: '2025-01-01', void: false, reason: '注销' }).expect(200);
      expect(revoked.body).toMatchObject({
        revokedOn: '2025-01-01',
        void: false,
        revocationReason: '注销',
        version: 2,
      });
      expect((await readWorker(county, worker.id)).certified).toBe(true);
      expect((await county.post(path, early).expect(409)).body).toMatchObject({ code: 'CERTIFICATE_REVOKED' });
      service.clock.day = '2025-01-01';
      expect((await readWorker(county, worker.id)).certified).toBe(false);
      service.clock.day = '2024-12-31';
      await county.post(`/certificates/${id}/registrations`, { startOn: '2025-02-01' }).expect(422);
    });
  });
});
