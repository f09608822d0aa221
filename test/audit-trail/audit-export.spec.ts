import type { AuditPage } from '../../src/audit-trail/audit-trail.dto.js';
import { readSheet } from '../support/payouts/read-sheet.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { createWorker } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const WHY = `reason=${encodeURIComponent('年度审计调阅')}`;

describe('the audit log as a workbook', () => {
  let service: TestService;
  let auditor: Session;
  let workerIds: string[];
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    auditor = await service.as('auditor', '341821');
    workerIds = [];
    for (const [n, code] of ['341821', '341821', '341802'].entries()) {
      const officer = await service.as('officer', code);
      workerIds.push((await createWorker(officer, n + 1, { regionCode: code })).id);
      const reason = n === 1 ? '=HYPERLINK("http://127.0.0.1")' : `核对发放${code}`;
      await officer.post(`/workers/${workerIds[n]}/identity`, { reason }).expect(200);
    }
  });
  afterAll(() => service.close());

  async function rows(query = '', session = auditor): Promise<unknown[][]> {
    const { content } = await bytesOf(session.get(`/audit/export.xlsx?${WHY}${query}`).expect(200));
    return readSheet(content, '操作日志');
  }

  it('holds the events of the list, and no row of another county', async () => {
    const { body } = await auditor.get('/audit?pageSize=500').expect(200);
    const { items } = body as AuditPage;
    const found = await rows();
    expect(found.at(-1)).toEqual([expect.stringContaining(`共 ${items.length} 条`)]);
    expect(found.slice(0, -1).map((row) => [row[2], row[3], row[6]])).toEqual(
      items.map(({ title, objectName, address }) => [title, objectName, address]),
    );
    expect(found[0]![0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(JSON.stringify(found)).toContain('核对发放341821');
    expect(JSON.stringify(found)).not.toContain('核对发放341802');
    expect(JSON.stringify(found)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect((await rows('&regionCode=341802')).length).toBe(1);
  });

  it('is narrowed like the list, and says to what', async () => {
    const found = await rows(`&workerId=${workerIds[0]}&action=worker.reveal&to=2099-12-31`);
    expect(found.slice(0, -1).map((row) => row[5])).toEqual(['核对发放341821']);
    expect(found.at(-1)).toEqual([expect.stringMatching(/^只列“.+”操作、与一名人员有关的操作。共 1 条/)]);
    expect(await rows('&to=2001-01-01')).toEqual([[expect.stringContaining('没有符合条件的操作')]]);
  });

  it('does not say in its own entry whom it was asked about where there is nothing of them', async () => {
    await rows(`&workerId=${workerIds[2]}&objectId=${workerIds[2]}&regionCode=341802`);
    const { body } = await auditor.get('/audit?action=audit.export&pageSize=500').expect(200);
    expect(JSON.stringify(body)).not.toContain(workerIds[2]);
    await rows(`&workerId=${workerIds[0]}`);
    const after = await auditor.get('/audit?action=audit.export&pageSize=500').expect(200);
    expect(JSON.stringify(after.body)).toContain(workerIds[0]);
  });

  it('keeps what looks like a formula as text', async () => {
    const found = await rows('&action=worker.reveal');
    expect(found.flat()).toContain(`'=HYPERLINK("http://127.0.0.1")`);
  });

  it('is taken for a reason by those who read the log, which tells of it', async () => {
    await auditor.get('/audit/export.xlsx').expect(400);
    await (await service.as('officer', '341821')).get(`/audit/export.xlsx?${WHY}`).expect(403);
    await rows();
    const { body } = await auditor.get('/audit?action=audit.export&pageSize=1').expect(200);
    const [last] = (body as AuditPage).items;
    expect(last).toMatchObject({ title: '导出操作日志', reason: '年度审计调阅', actorId: auditor.userId });
    expect(last!.details!.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of more than a file holds asks for a shorter time', async () => {
    await service.dataSource.query(
      `INSERT INTO audit_events (id, at, action, object_type, object_id, region_code)
       SELECT gen_random_uuid(), '2020-06-01', 'worker.update', 'worker', n::text, '341821' FROM generate_series(1, 20001) n`,
    );
    const { body } = await auditor.get(`/audit/export.xlsx?${WHY}`).expect(422);
    expect(body).toMatchObject({ code: 'AUDIT_EXPORT_REFUSED', errors: [{ field: 'from', code: 'period-too-long' }] });
    expect((body as { detail: string }).detail).toContain('请把起止日期缩短');
    expect((await rows('&from=2021-01-01')).length).toBeGreaterThan(3);
  });
});
