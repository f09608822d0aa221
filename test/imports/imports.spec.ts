import ExcelJS from 'exceljs';
import { seedPath } from '../../src/common/seed-files.js';
import { dumpOf, errorsOf, importRoster } from '../support/roster/imports.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

interface Answer {
  id: string;
  applied: boolean;
  counts: Record<'rows' | 'created' | 'updated' | 'unchanged' | 'rejected', number>;
  issues: { severity: string; code: string; cell: string | null }[];
}

const ROSTER = '持证社工花名册';

/** The sample roster with one cell of its first sheet changed. */
async function sampleWith(cell: string, value: ExcelJS.CellValue): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(seedPath('sample-roster.xlsx'));
  workbook.worksheets[0]!.getCell(cell).value = value;
  return Buffer.from(await workbook.xlsx.writeBuffer());
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

  it('writes nothing when it is only checked', async () => {
    const before = await dumpOf(service);
    const answer = await upload('check');
    expect(answer).toMatchObject({ applied: false, counts: { rejected: 0, updated: 0 } });
    // A bureau's stock is taken over as it is; what can hardly be right is named at its cells.
    const odd = answer.issues.filter(({ code }) => code === 'entry-before-sixteen');
    expect(odd).toHaveLength(186);
    expect(odd.every(({ severity, cell }) => severity === 'warning' && /^J\d+$/.test(cell ?? ''))).toBe(true);
    expect(await dumpOf(service)).toEqual(before);
  });

  it('writes nothing for one bad cell, and the answer names it', async () => {
    const before = await dumpOf(service);
    const bad = await sampleWith('C2345', '34250119850607001');
    const refused = await importRoster(officer, bad, { status: 422 });
    expect(errorsOf(refused)).toEqual([`${ROSTER}!C2345 identity-number-malformed`]);
    expect(refused.counts.rejected).toBeGreaterThan(0);
    expect((refused as unknown as { detail: string }).detail).toContain('C2345');
    expect(await dumpOf(service)).toEqual(before);
    const { body }: { body: Answer } = await officer.get(`/imports/${refused.id}`).expect(200);
    expect(body).toMatchObject({ applied: false, counts: refused.counts, issues: refused.issues });
  });

  it('is taken over whole, is unchanged the second time, and leaves nothing when undone', async () => {
    const before = await dumpOf(service);
    const first = await upload('all');
    expect(first.applied).toBe(true);
    const after = await dumpOf(service);
    expect(after.workers).toHaveLength(4216);
    const second = await upload('all');
    expect(second.counts).toEqual({
      rows: first.counts.rows,
      created: 0,
      updated: 0,
      unchanged: first.counts.rows,
      rejected: 0,
    });
    expect(await dumpOf(service)).toEqual(after);
    const third = await importRoster(officer, await sampleWith('T100', '备注更正'));
    expect(third.counts).toMatchObject({ updated: 1, created: 0, unchanged: first.counts.rows - 1 });
    await officer.post(`/imports/${third.id}/undo`, {}).expect(200);
    expect(await dumpOf(service)).toEqual(after);
    await officer.post(`/imports/${second.id}/undo`, {}).expect(200);
    await officer.post(`/imports/${first.id}/undo`, {}).expect(200);
    expect(await dumpOf(service)).toEqual(before);
    await officer.post(`/imports/${first.id}/undo`, {}).expect(409);
  });
});
