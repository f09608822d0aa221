import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { seedPath } from '../../src/common/seed-files.js';
import type { DocumentTemplateResponse } from '../../src/templates/document-templates.dto.js';
import { paragraphOf, paragraphsOf, wordFile } from '../support/papers/word-files.js';
import { bytesOf, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const CITY = '341800';
const COUNTY = '341821';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const statementForm = (says: string): Promise<Buffer> => wordFile({ body: paragraphOf(`${says}：{姓名}`) });

describe('templates of an office’s own', () => {
  let service: TestService;
  let ground: SmallCounty;
  let city: Session;
  let county: Session;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    ground = await new SmallCounty(service).open(1);
    city = await service.as('officer');
    county = await service.as('officer', COUNTY);
  });
  afterAll(() => service.close());

  const put = (session: Session, file: Buffer, regionCode: string, kind = 'statement') =>
    session.put(`/document-templates/${kind}?regionCode=${regionCode}`).attach('file', file, '我的模板.docx');
  const told = async (session: Session, regionCode: string): Promise<DocumentTemplateResponse> =>
    (await session.get(`/document-templates/statement?regionCode=${regionCode}`).expect(200))
      .body as DocumentTemplateResponse;
  const statement = async (session: Session): Promise<string[]> => {
    const path = `/workers/${ground.workers[0]!.id}/statement.docx?reason=${encodeURIComponent('本人索取')}`;
    return paragraphsOf((await bytesOf(session.get(path).expect(200))).content);
  };

  it('begin with those that ship with the product, each with its placeholders in Chinese', async () => {
    const { body } = await county.get('/document-templates').expect(200);
    const { items } = body as { items: DocumentTemplateResponse[] };
    expect(items.map(({ name, inForce }) => [name, inForce.source])).toEqual([
      ['申请表', 'built-in'],
      ['公示公告', 'built-in'],
      ['公示情况说明', 'built-in'],
      ['资金拨付申请', 'built-in'],
      ['追回通知书', 'built-in'],
      ['个人发放明细单', 'built-in'],
      ['年度工作简报', 'built-in'],
    ]);
    for (const { placeholders } of items) {
      for (const { word, meaning, columns } of placeholders) {
        expect(word).toMatch(/^[\u4e00-\u9fff]+$/);
        expect(meaning.length).toBeGreaterThan(1);
        for (const column of columns) expect(column.word).toMatch(/^[\u4e00-\u9fff]+$/);
      }
    }
    const { content, answer } = await bytesOf(
      county.get('/document-templates/statement.docx?builtIn=true').expect(200),
    );
    expect(answer.headers['content-type']).toBe(DOCX);
    expect(decodeURIComponent(answer.headers['content-disposition']!)).toContain('个人发放明细单模板_内置.docx');
    expect(content).toEqual(readFileSync(seedPath('templates/statement.docx')));
  });

  it('can be seen with made data before they hold, and nothing is kept of that', async () => {
    const preview = city.post(`/document-templates/statement/preview?regionCode=${CITY}`);
    const { content } = await bytesOf(preview.attach('file', await statementForm('市里的预览'), 'a.docx').expect(200));
    expect(await paragraphsOf(content)).toEqual(['市里的预览：张示例']);
    expect((await told(city, CITY)).inForce.source).toBe('built-in');
    expect((await statement(city))[0]).toBe('个人发放明细单');
  });

  it('of a county win over those of the city, those of the city over the built-in ones', async () => {
    await put(city, await statementForm('市里的'), CITY).expect(200);
    expect(await statement(county)).toEqual([`市里的：${ground.workers[0]!.name}`]);
    expect((await told(county, COUNTY)).inForce).toMatchObject({ source: 'above', regionName: '宣城市', version: 1 });
    await put(county, await statementForm('县里的'), COUNTY).expect(200);
    expect(await statement(county)).toEqual([`县里的：${ground.workers[0]!.name}`]);
    expect(await statement(city)).toEqual([`市里的：${ground.workers[0]!.name}`]);
  });

  it('are kept with their versions; the same file again is the same version; the log says who and which', async () => {
    await put(county, await statementForm('县里的'), COUNTY).expect(200);
    const second = await put(county, await statementForm('县里第二版'), COUNTY).expect(200);
    const { versions, inForce } = second.body as DocumentTemplateResponse;
    expect(versions.map(({ version, endedAt }) => [version, endedAt !== null])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(inForce).toMatchObject({ source: 'own', version: 2, byName: 'officer 341821' });
    const first = await bytesOf(
      county.get(`/document-templates/statement.docx?regionCode=${COUNTY}&version=1`).expect(200),
    );
    expect(await paragraphsOf(first.content)).toEqual(['县里的：{姓名}']);
    expect(createHash('sha256').update(first.content).digest('hex')).toBe(versions[1]!.sha256);
    await county.get(`/document-templates/statement.docx?regionCode=${COUNTY}&version=9`).expect(404);
    await statement(county);
    const [made]: { template: object }[] = await service.dataSource.query(
      `SELECT details->'template' AS template FROM audit_events WHERE action = 'worker.statement' ORDER BY id DESC LIMIT 1`,
    );
    expect(made!.template).toMatchObject({ kind: 'statement', regionCode: COUNTY, version: 2, sha256: inForce.sha256 });
    const logged: { version: number }[] = await service.dataSource.query(
      `SELECT (details->>'version')::int AS version FROM audit_events WHERE action = 'settings.template' AND region_code = $1 ORDER BY id`,
      [COUNTY],
    );
    expect(logged.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('are withdrawn with a reason, and then what stands above holds; versions go on counting', async () => {
    const path = `/document-templates/statement?regionCode=${COUNTY}`;
    await county.delete(path).expect(400);
    await county.delete(`${path}&reason=${encodeURIComponent('改用市里的')}`).expect(204);
    expect(await statement(county)).toEqual([`市里的：${ground.workers[0]!.name}`]);
    const { body } = await county.delete(`${path}&reason=${encodeURIComponent('改用市里的')}`).expect(409);
    expect(body).toMatchObject({ code: 'TEMPLATE_NOT_OWN' });
    const third = await put(county, await statementForm('县里第三版'), COUNTY).expect(200);
    expect((third.body as DocumentTemplateResponse).versions[0]).toMatchObject({ version: 3, endReason: null });
  });

  it('with faults are refused with each place, and what holds goes on holding', async () => {
    const broken = await wordFile({ body: paragraphOf('甲{姓明}乙') + paragraphOf('{#发放记录}') });
    const { body } = await put(county, broken, COUNTY).expect(422);
    expect(body).toMatchObject({
      code: 'TEMPLATE_PLACEHOLDERS',
      errors: [
        { field: 'file', message: '正文第 1 段“甲{姓明}乙”：没有名为“姓明”的占位符。如果是指“姓名”，请改正。' },
        { field: 'file', message: expect.stringContaining('正文第 2 段“{#发放记录}”') as string },
      ],
    });
    expect((body as { detail: string }).detail).toContain('2 处占位符');
    const notWord = await put(county, Buffer.from('%PDF-1.7'), COUNTY).expect(415);
    expect(notWord.body).toMatchObject({ code: 'TEMPLATE_NOT_WORD' });
    const large = await put(county, Buffer.alloc(3 * 1024 * 1024, 'x'), COUNTY).expect(413);
    expect(large.body).toMatchObject({ code: 'TEMPLATE_TOO_LARGE' });
    await put(county, Buffer.alloc(5 * 1024 * 1024, 'x'), COUNTY).expect(413);
    expect((await told(county, COUNTY)).inForce).toMatchObject({ version: 3 });
  });

  it('are for those who set up the region, within it', async () => {
    const form = await statementForm('别处的');
    await put(county, form, CITY).expect(404);
    await put(county, form, '341881').expect(404);
    await put(await service.as('reviewer'), form, CITY).expect(403);
    await (await service.as('station_manager', '341821102')).get('/document-templates').expect(403);
    await put(county, form, COUNTY, 'something').expect(404);
    await county.get('/document-templates/something').expect(404);
  });

  it('stay as they were kept, whoever writes', async () => {
    for (const written of [
      'DELETE FROM document_templates',
      `UPDATE document_templates SET sha256 = 'x'`,
      'UPDATE document_templates SET ended_at = NULL, ended_by = NULL WHERE ended_at IS NOT NULL',
      'TRUNCATE document_templates',
    ]) {
      await expect(service.dataSource.query(written)).rejects.toThrow('is refused');
    }
  });

  it('that were changed past the service are found, and no paper is made of them', async () => {
    const checks = async (): Promise<string[]> => {
      const { body } = await (await service.admin()).get('/integrity').expect(200);
      return (body as { checks: { examples: string[] }[] }).checks.flatMap(({ examples }) => examples);
    };
    expect(await checks()).toEqual([]);
    const swap = `UPDATE document_templates t SET content_cipher = o.content_cipher FROM document_templates o
      WHERE t.region_code = '${COUNTY}' AND o.region_code = t.region_code AND o.version = t.version - 1 AND t.ended_at IS NULL RETURNING t.id`;
    const [[{ id }]] = await service.dataSource.query<[[{ id: string }]]>(swap);
    expect(await checks()).toEqual([`document template ${id}`]);
    const why = `reason=${encodeURIComponent('本人索取')}`;
    await county.get(`/workers/${ground.workers[0]!.id}/statement.docx?${why}`).expect(500);
    await put(county, await statementForm('重新上传'), COUNTY).expect(200);
    expect(await statement(county)).toEqual([`重新上传：${ground.workers[0]!.name}`]);
  });

  it('two uploads at once make two versions, of which one holds', async () => {
    const forms = await Promise.all(['甲', '乙', '丙'].map(statementForm));
    await Promise.all(forms.map((form) => put(county, form, COUNTY).expect(200)));
    const { versions } = await told(county, COUNTY);
    expect(versions.map(({ version }) => version)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(versions.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
  });
});
