import type { SearchResponse } from '../../src/search/search.dto.js';
import { identityNumberOf, phoneOf } from '../support/register/people.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { createStation } from '../support/places/stations.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

describe('the search', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(12, () => ({ name: '程小微' }));
    await county.draft({ title: '郎溪县津贴一季度' });
    await createStation(county.officer, { name: '涛城社工站', regionCode: '341821102' });
  });
  afterAll(() => service.close());

  const search = async (session: Session, q: string, types?: string[]): Promise<SearchResponse['groups']> =>
    ((await session.post('/search', { q, ...(types && { types }) }).expect(200)).body as SearchResponse).groups;

  it('finds a person by a whole number, and shows it masked', async () => {
    for (const q of [identityNumberOf(3), phoneOf(3)]) {
      const groups = await search(county.officer, q);
      expect(groups).toMatchObject([
        { type: 'workers', title: '人员', more: false, items: [{ id: county.workers[2]!.id, title: '程小微' }] },
      ]);
      expect(JSON.stringify(groups)).not.toContain(q);
      expect(groups[0]!.items[0]).toMatchObject({ href: `/workers/${county.workers[2]!.id}` });
    }
  });

  it('shows ten of a kind, and says that there are more', async () => {
    const [people] = await search(county.officer, 'cxw');
    expect(people).toMatchObject({ type: 'workers', more: true });
    expect(people!.items).toHaveLength(10);
  });

  it('finds what else carries the words, in a fixed order, or only the kinds that are asked for', async () => {
    const types = (await search(county.officer, '津贴')).map(({ type }) => type);
    expect(types).toEqual(['payouts', 'policies']);
    expect((await search(county.officer, '津贴', ['policies'])).map(({ type }) => type)).toEqual(['policies']);
    expect(await search(county.officer, '涛城', ['stations'])).toMatchObject([
      { type: 'stations', items: [{ title: '涛城社工站' }] },
    ]);
    expect(await search(county.officer, 'jt-341821')).toMatchObject([{ type: 'payouts' }]);
  });

  it('finds nothing beside the region, nor of a kind that the role may not read', async () => {
    const beside = await service.as('officer', '341802');
    for (const q of [identityNumberOf(3), 'cxw', '津贴一季度', '涛城', 'JT-341821']) {
      expect(await search(beside, q)).toEqual([]);
    }
    const manager = await service.as('station_manager', '341821102');
    expect(await search(manager, identityNumberOf(3))).toEqual([]);
    expect(await search(manager, '涛城')).toEqual([]);
  });

  it('leaves what was looked for in no log and in no kept answer', async () => {
    const q = identityNumberOf(4);
    await county.officer.post('/search', { q }).set('idempotency-key', 'look-once').expect(200);
    const kept = await service.dataSource.query<unknown[]>(
      `SELECT 1 FROM idempotency_keys WHERE route LIKE '%search%' UNION ALL
       SELECT 1 FROM audit_events WHERE details::text LIKE $1`,
      [`%${q}%`],
    );
    expect(kept).toEqual([]);
  });

  it('refuses an empty text and a kind that is not there', async () => {
    await county.officer.post('/search', { q: '' }).expect(400);
    await county.officer.post('/search', { q: '张', types: ['secrets'] }).expect(400);
  });
});
