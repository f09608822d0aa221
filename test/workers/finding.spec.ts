import { maskIdentityNumber } from '../../src/common/values/masking.js';
import type { WorkerItem } from '../../src/workers/workers.dto.js';
import { createCertificate, createOrganization, createWorker, identityNumberOf } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const TODAY = '2024-12-31';
const OWN = '341802';

describe('people in the list', () => {
  let service: TestService;
  let officer: Session;
  const ids: Record<string, string> = {};
  let village: string;
  beforeAll(async () => {
    service = await openTestService(TODAY);
    officer = await service.as('officer');
    village = (await createOrganization(officer, { name: '西林街道社区' })).id;
    const beside = (await createOrganization(officer, { name: '涛城村', kind: 'village', regionCode: '341821102' })).id;
    const hire = async (name: string, n: number, post: object | null, stated: object = {}): Promise<string> => {
      const worker = await createWorker(officer, n, { name, regionCode: OWN, ...stated });
      if (post) await officer.post(`/workers/${worker.id}/posts`, { startOn: '2023-01-01', ...post }).expect(201);
      return (ids[name] = worker.id);
    };
    const certify = async (id: string, level: string, endOn: string | null): Promise<void> => {
      const { id: certificateId } = await createCertificate(officer, id, { level, certificateNo: `GL${id}${level}` });
      if (endOn === null) return;
      const body = { startOn: '2023-10-01', endOn };
      await officer.post(`/certificates/${certificateId}/registrations`, body).expect(201);
    };
    await certify(await hire('张三', 1, { organizationId: village }), 'junior', '2026-09-30');
    await certify(await hire('曾五', 2, { organizationId: village }), 'intermediate', '2025-02-01');
    await certify(await hire('单于飞', 3, { organizationId: village, endOn: '2024-06-30' }), 'senior', '2024-11-30');
    await certify(await hire('赵六', 4, { organizationId: beside }, { bankAccount: undefined }), 'junior', null);
    await hire('无证人', 5, null, { bankAccount: undefined });
    await officer.post(`/workers/${ids['张三']}/suspensions`, { fromMonth: '2024-12', reason: '长期请假' }).expect(201);
  });
  afterAll(() => service.close());

  const found = async (query: string, session = officer): Promise<string[]> => {
    const { body } = await session.get(`/workers?pageSize=100&${query}`).expect(200);
    const { items, total } = body as { items: WorkerItem[]; total: number };
    expect(total).toBe(items.length);
    return items.map(({ name }) => name);
  };

  it.each([
    ['search=zs', ['张三']],
    ['search=ZW', ['曾五']],
    ['search=sy', ['单于飞']],
    [`search=${identityNumberOf(2).slice(-4)}`, ['曾五']],
    [`search=${encodeURIComponent('西林')}`, ['张三', '曾五', '单于飞']],
    ['serving=true', ['张三', '曾五', '赵六']],
    ['serving=false', ['单于飞', '无证人']],
    ['organizationKind=village,urban_community', ['张三', '曾五', '赵六']],
    ['organizationKind=urban_community&serving=false', ['单于飞']],
    ['level=junior,senior', ['张三', '单于飞', '赵六']],
    ['certifiedYear=2023', ['张三', '曾五', '单于飞', '赵六']],
    ['certifiedYear=2022', []],
    ['registration=in-force', ['张三', '曾五']],
    ['registration=lapsing', ['曾五']],
    ['registration=lapsed', ['单于飞']],
    ['registration=none', ['赵六']],
    ['registration=none,lapsed', ['单于飞', '赵六']],
    ['account=missing', ['赵六', '无证人']],
    ['suspended=true', ['张三']],
    ['suspended=true&registration=lapsing', []],
    ['sort=registrationEndsOn:asc', ['单于飞', '曾五', '张三', '赵六', '无证人']],
    [`search=${encodeURIComponent('西林')}&sort=registrationEndsOn:desc`, ['张三', '曾五', '单于飞']],
    ['sort=registrationEndsOn:desc&serving=true', ['张三', '曾五', '赵六']],
  ])('by %s', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it('by an employer’s id', async () => {
    expect(await found(`organizationId=${village}`)).toEqual(['张三', '曾五']);
  });

  it('are those whose own facts changed since, and not those of whom only a policy did', async () => {
    // Days are Beijing's, eight hours ahead of this one: its tomorrow may be today there.
    const toCome = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    expect(await found(`changedSince=${toCome}`)).toEqual([]);
    await service.dataSource.query(`UPDATE workers SET created_at = '2020-01-01'`);
    await service.dataSource.query(`UPDATE fact_marks SET changed_at = '2020-01-01'`);
    const { version } = (await officer.get(`/workers/${ids['曾五']}`).expect(200)).body as { version: number };
    await officer.patch(`/workers/${ids['曾五']}`, version, { remark: '转岗' }).expect(200);
    await service.dataSource.query(`SELECT mark_facts(ARRAY['${ids['张三']}'::uuid], true)`);
    expect(await found('changedSince=2024-01-01')).toEqual(['曾五']);
  });

  it('carry what a clerk looks for, and never a whole number', async () => {
    const { body } = await officer.get(`/workers?search=${encodeURIComponent('曾五')}`).expect(200);
    expect((body as { items: WorkerItem[] }).items[0]).toMatchObject({
      identityNumber: maskIdentityNumber(identityNumberOf(2)),
      regionName: '西林街道',
      organizationName: '西林街道社区',
      organizationKind: 'urban_community',
      townshipName: '西林街道',
      registrationEndsOn: '2025-02-01',
      accountTail: '0002',
      paidThisYearFen: 0,
    });
    const { body: detail } = await officer.get(`/workers/${ids['曾五']}`).expect(200);
    expect(detail).toMatchObject({ townshipName: '西林街道', registrationEndsOn: '2025-02-01', accountTail: '0002' });
  });

  it('of a corrected number, and of rows of before, are found by the new last four', async () => {
    const { dataSource } = service;
    const version = (): Promise<unknown> =>
      dataSource.query('SELECT version FROM workers WHERE id = $1', [ids['曾五']]);
    const before = await version();
    await dataSource.query(`UPDATE workers SET identity_hash = decode(repeat('00', 32), 'hex') WHERE id = $1`, [
      ids['曾五'],
    ]);
    const kept: unknown[] = await dataSource.query('SELECT 1 FROM workers WHERE identity_tail_hash IS NULL');
    expect(kept).toHaveLength(1);
    expect(await found(`search=${identityNumberOf(2).slice(-4)}`)).toEqual(['曾五']);
    expect(await version()).toEqual(before);
  });

  it('of another county are found by none of these there', async () => {
    const county = await service.as('officer', OWN);
    expect(await found(`search=${encodeURIComponent('涛城')}`, county)).toEqual([]);
    expect(await found(`search=${encodeURIComponent('涛城')}`, await service.as('officer', '341821'))).toEqual([
      '赵六',
    ]);
    expect(await found('search=zs', await service.as('officer', '341821'))).toEqual([]);
  });
});
