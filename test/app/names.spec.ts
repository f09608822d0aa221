import { NAMED_IDS } from '../../src/app/names/named-ids.js';
import { buildOpenApi } from '../../src/app/openapi.js';
import { asDraft } from '../../src/app/openapi/document.js';
import { SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

type Body = Record<string, unknown>;

describe('ids in answers', () => {
  let service: TestService;
  let county: SmallCounty;
  let officer: Session;
  let payout: Body;
  beforeAll(async () => {
    service = await openTestService('2024-04-01');
    county = await new SmallCounty(service).open(2);
    officer = county.officer;
    payout = (await county.draft({ asOf: '2024-03-31', toMonth: '2024-03' })) as unknown as Body;
  });
  afterAll(() => service.close());

  const read = async (path: string): Promise<Body> => (await officer.get(path).expect(200)).body as Body;
  const first = async (path: string): Promise<Body> => ((await read(path)).items as Body[])[0]!;

  it('have the name beside them: of regions, policies, people and accounts', async () => {
    const place = { regionCode: '341821', regionName: '郎溪县' };
    const { displayName } = (await read('/auth/me')) as { displayName: string };
    expect(payout).toMatchObject({ ...place, createdBy: officer.userId, createdByName: displayName });
    const [person] = county.workers;
    const query = 'regionCode=341821&month=2024-03&asOf=2024-03-31&all=true';
    expect(await first(`/stipends/entitlements?${query}`)).toMatchObject({ policyTitle: '职业津贴办法' });
    expect(await first(`/payouts/${String(payout.id)}/lines`)).toMatchObject({ policyTitle: '职业津贴办法' });
    const paper = { workerId: person!.id, level: 'intermediate', certificateNo: 'ZJ-1', approvedOn: '2024-01-10' };
    const { body } = await officer.post('/certificates', paper).expect(201);
    expect(body).toMatchObject({ workerId: person!.id, workerName: person!.name });
    expect(await first('/organizations')).toMatchObject({ regionCode: '341821102', regionName: '新发镇' });
  });

  it('have the same names where an answer is given again, and none in what the log wrote down', async () => {
    const key = { 'Idempotency-Key': 'named-once' };
    const town = { name: '又一村', kind: 'village', regionCode: '341821102' };
    const ask = async (): Promise<Body> =>
      (await officer.post('/organizations', town).set(key).expect(201)).body as Body;
    const once = await ask();
    expect(once).toMatchObject({ regionName: '新发镇' });
    expect(await ask()).toEqual(once);
    const auditor = await service.as('auditor');
    const { body } = await auditor.get('/audit?action=organization.create&pageSize=1').expect(200);
    const [event] = (body as { items: { regionName: string; details: { after: object } }[] }).items;
    expect(event).toMatchObject({ regionName: '新发镇' });
    expect(JSON.stringify(event!.details)).not.toContain('regionName');
  });

  it('are described with them: no answer of the document has an id of these without its name', () => {
    const { schemas } = asDraft(buildOpenApi(service.app)).components;
    const answers = Object.entries(schemas).filter(([name]) => !/Request$|Query$/.test(name));
    const bare = answers.flatMap(([name, { properties = {} }]) =>
      NAMED_IDS.filter((it) => it.id in properties && !(it.name in properties)).map((it) => `${name}.${it.id}`),
    );
    expect(bare).toEqual([]);
  });
});
