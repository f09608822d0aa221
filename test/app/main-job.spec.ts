import { readFileSync } from 'node:fs';
import { readSeed, seedPath } from '../../src/common/seed-files.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Item {
  certificateNo: string;
  level: string;
  month: string | null;
  regionCode: string;
  owedFen: number;
  reasons: unknown[];
}

/** `data/expected-2024-12-31.csv` was worked out independently of this code: kind,certificateNo,subject,regionCode,owedFen. */
const EXPECTED = readFileSync('test/data/expected-2024-12-31.csv', 'utf8').trim().split('\n').slice(1);

const AS_OF = '2024-12-31';

describe('the main job on the roster of Xuancheng, as of 2024-12-31', () => {
  let service: TestService;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService('2026-11-22');
    officer = await service.as('officer');
    const reviewer = await service.as('reviewer');
    const policies = JSON.parse(readSeed('sample-policies.json')) as { regionCode: string }[];
    for (const policy of policies.filter(({ regionCode }) => regionCode !== '341800')) {
      const { body } = await officer.post('/policies', policy).expect(201);
      await reviewer.post(`/policies/${(body as { id: string }).id}/approve`, {}).expect(200);
    }
    await officer.post('/imports/roster?mode=all').attach('file', seedPath('sample-roster.xlsx')).expect(200);
  });
  afterAll(() => service.close());

  const all = async (session: Session, path: string): Promise<Item[]> => {
    const items: Item[] = [];
    for (let page = 1; ; page++) {
      const { body } = await session.get(`${path}&page=${page}&pageSize=500`).expect(200);
      const { items: some, total } = body as { items: Item[]; total: number };
      items.push(...some);
      if (items.length >= total) return items;
    }
  };
  const awards = async (session: Session): Promise<string[]> =>
    (await all(session, `/awards/entitlements?asOf=${AS_OF}`)).map(
      (item) => `award,${item.certificateNo},${item.level},${item.regionCode},${item.owedFen}`,
    );
  const stipends = async (session: Session): Promise<string[]> =>
    (await all(session, `/stipends/entitlements?asOf=${AS_OF}&fromMonth=2022-01&toMonth=2024-12`)).map(
      (item) => `stipend,${item.certificateNo},${item.month},${item.regionCode},${item.owedFen}`,
    );

  it('knows 4216 talents, 1346 of them certified', async () => {
    const total = async (path: string): Promise<unknown> => (await officer.get(path).expect(200)).body as unknown;
    expect(await total('/workers?pageSize=1')).toMatchObject({ total: 4216 });
    expect(await total('/workers?pageSize=1&certified=true')).toMatchObject({ total: 1346 });
  });

  it('owes exactly the expected lines', async () => {
    const owed = [...(await awards(officer)), ...(await stipends(officer))];
    expect(owed.toSorted()).toEqual(EXPECTED.map((line) => line.trim()).toSorted());
  });

  it('shows a month asked for alone as it shows it in the whole list', async () => {
    const month = await all(officer, `/stipends/entitlements?asOf=${AS_OF}&month=2023-05`);
    const expected = EXPECTED.filter((line) => line.startsWith('stipend,') && line.split(',')[2] === '2023-05');
    expect(month).toHaveLength(expected.length);
    expect(month.every((item) => item.reasons.length > 0)).toBe(true);
  });

  it('shows a county officer what the county pays and nothing else', async () => {
    const county = await service.as('officer', '341821');
    const own = EXPECTED.filter((line) => line.split(',')[3] === '341821').map((line) => line.trim());
    expect([...(await awards(county)), ...(await stipends(county))].toSorted()).toEqual(own.toSorted());
  });

  it('pays it once: a second payout finds nothing due', async () => {
    const create = { kind: 'stipend', regionCode: '341800', asOf: AS_OF, fromMonth: '2022-01', toMonth: '2024-12' };
    const { body } = await officer.post('/payouts', create).expect(201);
    expect(body).toMatchObject({ state: 'draft', lineCount: 6903, totalFen: 112_505_000 });
    const again = await officer.post('/payouts', create).expect(422);
    expect(again.body).toMatchObject({ code: 'NOTHING_DUE' });
    const award = await officer.post('/payouts', { kind: 'award', regionCode: '341800', asOf: AS_OF }).expect(201);
    expect(award.body).toMatchObject({ lineCount: 291, totalFen: 41_380_000 });
  });
});
