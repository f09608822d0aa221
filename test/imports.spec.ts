import { seedPath } from '../src/common/seed-files.js';
import { openTestService, type Session, type TestService } from './support/test-service.js';

interface Answer {
  id: string;
  applied: boolean;
  counts: Record<'rows' | 'created' | 'updated' | 'unchanged' | 'rejected', number>;
  issues: { severity: string; code: string; cell: string | null }[];
}

describe('the sample roster', () => {
  let service: TestService;
  let officer: Session;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
  });
  afterAll(() => service.close());

  const upload = async (mode: string, status = 200): Promise<Answer> => {
    const answer = await officer
      .post(`/imports/roster?mode=${mode}`)
      .attach('file', seedPath('sample-roster.xlsx'))
      .expect(status);
    return answer.body as Answer;
  };
  const tables = async (): Promise<unknown> => {
    const names = ['workers', 'organizations', 'posts', 'certificates', 'registrations', 'bank_accounts'];
    const counts: Record<string, number> = {};
    for (const name of names) {
      const [{ n }] = await service.dataSource.query<[{ n: number }]>(`SELECT count(*)::int AS n FROM ${name}`);
      counts[name] = n;
    }
    return counts;
  };

  it('writes nothing when it is only checked', async () => {
    const before = await tables();
    const answer = await upload('check');
    expect(answer).toMatchObject({ applied: false, counts: { rejected: 0, updated: 0 } });
    expect(await tables()).toEqual(before);
  });

  it('is taken over whole, is unchanged the second time, and leaves nothing when undone', async () => {
    const before = await tables();
    const first = await upload('all');
    expect(first.applied).toBe(true);
    expect(await tables()).toMatchObject({ workers: 4216 });
    const second = await upload('all');
    expect(second.counts).toEqual({
      rows: first.counts.rows,
      created: 0,
      updated: 0,
      unchanged: first.counts.rows,
      rejected: 0,
    });
    await officer.post(`/imports/${second.id}/undo`, {}).expect(200);
    await officer.post(`/imports/${first.id}/undo`, {}).expect(200);
    expect(await tables()).toEqual(before);
    await officer.post(`/imports/${first.id}/undo`, {}).expect(409);
  });
});
