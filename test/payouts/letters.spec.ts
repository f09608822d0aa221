import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import JSZip from 'jszip';
import { seedPath } from '../../src/common/seed-files.js';
import { LETTER_KINDS } from '../../src/payouts/letters/letter-kinds.js';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

/** The text of a Word document, a line for each paragraph. */
async function textOf(document: Buffer): Promise<string> {
  const zip = await JSZip.loadAsync(document);
  const xml = await zip.file('word/document.xml')!.async('string');
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
    .map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, text = '']) => text).join(''))
    .join('\n');
}

describe('the papers in words of a payout', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    county = new SmallCounty(service);
    county.today('2024-03-11');
    await county.open(3);
    const settings = await county.officer.get('/settings/regions/341821').expect(200);
    const { version } = settings.body as { version: number };
    const phones = { objectionPhone: '0563-7011001', contactPhone: '0563-7011002', budgetSubject: '2080299' };
    await county.officer.patch('/settings/regions/341821', version, phones).expect(200);
    payout = await county.draft({ toMonth: '2024-02' });
  });
  afterAll(() => service.close());

  const path = (kind: string): string => `/payouts/${payout.id}/documents/${kind}.docx`;
  const letter = async (kind: string): Promise<string> => {
    const { content, answer } = await bytesOf(county.officer.get(path(kind)).expect(200));
    expect(answer.headers['content-type']).toContain('wordprocessingml.document');
    const text = await textOf(content);
    expect(text).not.toMatch(/[{}]|undefined|null|stipend/);
    return text;
  };
  const refused = async (kind: string): Promise<string> => {
    const { body } = await county.officer.get(path(kind)).expect(409);
    expect(body).toMatchObject({ code: 'LETTER_NOT_NOW' });
    return (body as { detail: string }).detail;
  };

  it('are not made before what they say holds', async () => {
    expect(await refused('announcement')).toContain('还没有开始公示');
    expect(await refused('no-objection')).toContain('没有公示');
    expect(await refused('funding-request')).toContain('还没有批准');
    await county.officer.get(path('something')).expect(404);
    await (await service.as('officer', '341881')).get(path('announcement')).expect(404);
    await (await service.as('station_manager', '341821102')).get(path('announcement')).expect(403);
  });

  it('公示公告 says how much for how many, until when, and where objections are taken', async () => {
    await county.officer.post(`/payouts/${payout.id}/submit`, {}).expect(200);
    await county.reviewer.post(`/payouts/${payout.id}/accept`, {}).expect(200);
    await county.officer.post(`/payouts/${payout.id}/publish`, {}).expect(200);
    const text = await letter('announcement');
    expect(text).toContain(`关于${(await county.payout(payout.id)).title}拟发放人员名单的公示`);
    expect(text).toContain('拟向 3 名社会工作人才发放职业津贴');
    expect(text).toContain('实发金额合计 900.00 元（大写：人民币玖佰元整）');
    expect(text).toMatch(/公示期：2024年3月12日至2024年3月\d+日，共 \d 个工作日。/);
    expect(text).toContain('异议受理电话：0563-7011001');
    expect(text).toContain('政策咨询电话：0563-7011002');
    expect(await refused('no-objection')).toContain('还没有期满');
  });

  it('公示情况说明 says what came in and what became of it', async () => {
    const [line] = await county.lines(payout.id);
    const raised = { lineId: line!.id, raisedBy: '群众', text: '已离职' };
    const objection = (await county.officer.post(`/payouts/${payout.id}/objections`, raised).expect(201)).body as {
      id: string;
    };
    county.today('2024-03-29');
    expect(await refused('no-objection')).toContain('还有异议没有处理');
    const decision = { decision: 'dismissed', reason: '仍在岗' };
    await county.reviewer.post(`/payouts/${payout.id}/objections/${objection.id}/decide`, decision).expect(200);
    expect(await letter('no-objection')).toContain('公示期间收到异议 1 件：经核实异议不成立 1 件，照常发放。');
  });

  it('资金拨付申请 says the approved amount in figures and in words, from which money and subject', async () => {
    await county.reviewer.post(`/payouts/${payout.id}/approve`, {}).expect(200);
    expect(await refused('announcement')).toContain('公示已经结束');
    const text = await letter('funding-request');
    expect(text).toContain('已于2024年3月29日审核批准');
    expect(text).toContain('发放职业津贴 3 人、6 笔，实发金额合计人民币 900.00 元（大写：人民币玖佰元整）。');
    expect(text).toContain('预算科目：2080299');
    expect(text).not.toContain('抵扣');
    const events: { sha256: string }[] = await service.dataSource.query(
      `SELECT details->>'sha256' AS sha256 FROM audit_events WHERE action = 'payout.export' AND details->>'fileName' LIKE '%资金拨付申请%'`,
    );
    expect(events).toHaveLength(1);
  });

  it('are made of the forms that the tool writes', async () => {
    const tool = (await import(pathToFileURL(resolve('tools/word-templates.js')).href)) as {
      TEMPLATES: Record<string, Buffer>;
    };
    for (const kind of LETTER_KINDS) {
      const kept = readFileSync(seedPath(`templates/${kind}.docx`));
      expect(await textOf(tool.TEMPLATES[`${kind}.docx`]!)).toBe(await textOf(kept));
    }
  });
});
