import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import JSZip from 'jszip';
import { seedPath } from '../../src/common/seed-files.js';
import { filledDocument } from '../../src/exports/documents/word-document.js';
import { settle } from '../support/payouts/payouts.js';
import { bytesOf, SmallCounty } from '../support/payouts/sent-payout.js';
import { identityNumberOf } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const WHY = `reason=${encodeURIComponent('本人索取')}`;
const TEMPLATE = readFileSync(seedPath('templates/statement.docx'));

/** The paragraphs of a Word document as plain texts; cells are paragraphs too. */
async function textsOf(document: Buffer): Promise<string[]> {
  const zip = await JSZip.loadAsync(document);
  const xml = await zip.file('word/document.xml')!.async('string');
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)</g)]
      .map(([, text = '']) => text)
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}

describe('个人发放明细单', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    county = await new SmallCounty(service).open(2, (n) => (n === 2 ? { name: '{department}<b>&二' } : {}));
    const { id } = await county.draft({ toMonth: '2024-02' });
    await county.send(id, '2024-03-29');
    await settle(service, id);
    const suspension = { fromMonth: '2024-03', toMonth: '2024-04', reason: '长期请假' };
    await county.officer.post(`/workers/${county.workers[0]!.id}/suspensions`, suspension).expect(201);
    county.today('2024-06-10');
  });
  afterAll(() => service.close());

  const statement = async (id: string, session: Session = county.officer): Promise<string[]> => {
    const { content, answer } = await bytesOf(session.get(`/workers/${id}/statement.docx?${WHY}`).expect(200));
    expect(answer.headers['content-type']).toContain('wordprocessingml.document');
    return textsOf(content);
  };

  it('tells what was paid when, what is owed and why the rest is not, with numbers masked', async () => {
    const [first] = county.workers;
    const texts = await statement(first!.id);
    const all = texts.join('\n');
    expect(texts[0]).toBe('个人发放明细单');
    expect(all).toContain(`姓名：${first!.name}　　身份证号：${first!.identityNumber}　　级别：初级`);
    expect(all).toContain('期间：2022年1月至2024年6月');
    expect(all).toContain('已发 300.00 元，在途 0.00 元，应发未发 300.00 元。');
    const at = texts.indexOf('2024年2月职业津贴');
    expect(texts.slice(at - 1, at + 5)).toEqual([
      '2024-03-29',
      '2024年2月职业津贴',
      '150.00',
      '0.00',
      '150.00',
      '尾号 0001',
    ]);
    expect(texts).toContain('2024年5月至2024年6月职业津贴，每月 150.00 元');
    expect(texts).toContain('2024年3月至2024年4月职业津贴');
    expect(all).toContain('长期请假');
    expect(all).toMatch(/有疑问的，请(?:致电|联系)/);
    expect(all).not.toContain(identityNumberOf(1));
    expect(all).not.toMatch(/[{}]|[0-9a-f]{8}-[0-9a-f]{4}|stipend|undefined/);
  });

  it('takes a name for a text, whatever stands in it', async () => {
    const [, second] = county.workers;
    expect((await statement(second!.id)).join('\n')).toContain(`姓名：${second!.name}　　`);
  });

  it('asks for a reason and stands in the log with its hash; who is elsewhere is not there', async () => {
    const [first] = county.workers;
    const path = `/workers/${first!.id}/statement.docx`;
    await county.officer.get(path).expect(400);
    await (await service.as('officer', '341881')).get(`${path}?${WHY}`).expect(404);
    await (await service.as('station_manager')).get(`${path}?${WHY}`).expect(403);
    await statement(first!.id, county.finance);
    const rows: { action: string; reason: string; details: { sha256?: string } }[] = await service.dataSource.query(
      `SELECT action, reason, details FROM audit_events WHERE action LIKE 'worker.statement%' AND actor_id = $1 ORDER BY id`,
      [county.finance.userId],
    );
    expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
      ['worker.statement-begin', '本人索取'],
      ['worker.statement', '本人索取'],
    ]);
    expect(rows[1]!.details.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is made of the form that the tool writes, and of no form that names what is not given', async () => {
    const tool = (await import(pathToFileURL(resolve('tools/word-templates.js')).href)) as {
      TEMPLATES: Record<string, Buffer>;
    };
    expect(await textsOf(tool.TEMPLATES['statement.docx']!)).toEqual(await textsOf(TEMPLATE));
    expect(() => filledDocument(TEMPLATE, { name: '张三' })).toThrow('that is not given');
  });
});
