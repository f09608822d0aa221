import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pdfOf, photographAt } from '../support/papers/paper-files.js';
import { makePayable } from '../support/register/payees.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { RegisterBuilder } from '../support/register/register.js';
import {
  check,
  download,
  forge,
  type Manifest,
  read,
  readSheets,
  UnpackedPacks,
} from '../support/payouts/audit-packs.js';
import { answerBank } from '../support/payouts/bank-answers.js';
import { PayoutSteps, TO_THE_BANK, type PayoutBody } from '../support/payouts/payout-steps.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const LANGXI = '341821';

describe('the audit pack of a payout', () => {
  let service: TestService;
  let steps: PayoutSteps;
  let settled: PayoutBody;
  const packs = new UnpackedPacks();
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    steps = new PayoutSteps(service);
    await putInForce(service, stipendPolicy({ effectiveFrom: '2024-01', noticeWorkingDays: 0 }));
    const register = new RegisterBuilder(service.dataSource);
    const village = register.organization({ regionCode: '341821100' });
    for (let n = 0; n < 5; n++) {
      const posts = [{ at: village, startOn: '2022-01-01' }];
      register.worker({ regionCode: LANGXI, posts, certificates: [{ approvedOn: '2023-03-10' }] });
    }
    await register.save();
    await makePayable(service.dataSource);
    const { id } = await steps.create({ kind: 'stipend', regionCode: LANGXI, asOf: '2024-01-31' });
    const [held, back] = await steps.lines(id);
    const officer = await service.as('officer');
    await officer.post(`/payouts/${id}/lines/${held!.id}/hold`, { reason: '材料待补' }).expect(200);
    const paper = { objectType: 'payout', objectId: id };
    await officer.post('/attachments').field(paper).attach('file', photographAt('30.94N'), '公示照片.jpg').expect(201);
    const wrong = await officer.post('/attachments').field(paper).attach('file', pdfOf('x'), '传错.pdf').expect(201);
    await officer
      .delete(`/attachments/${(wrong.body as { id: string }).id}?reason=${encodeURIComponent('传错')}`)
      .expect(204);
    await steps.take(id, ...TO_THE_BANK);
    const by = (await service.as('finance')).userId;
    await answerBank(service.dataSource, { payoutId: id, by, on: '2024-03-01', returned: [back!.id] });
    settled = await steps.get(id);
  });
  afterAll(async () => {
    packs.remove();
    await service.close();
  });

  it('holds what the payout rests on, and a script that knows only the pack finds it genuine', async () => {
    const { bytes, answer } = await download(await service.as('auditor'), settled.id);
    expect(answer.headers['content-type']).toContain('application/zip');
    expect(decodeURIComponent(answer.headers['content-disposition'] ?? '')).toContain(`审计包_${settled.number}.zip`);
    const folder = await packs.unpack(bytes);
    const { seal, files } = JSON.parse(read(folder, 'manifest.json')) as Manifest;
    expect(seal).toBe(settled.seal);
    expect(files.map(({ name }) => name)).toEqual([
      'README.txt',
      'check.html',
      'payout.json',
      'policies.json',
      'lines.jsonl',
      'lines-not-sent.jsonl',
      'events.json',
      'objections.json',
      'endings.jsonl',
      'corrections.json',
      'bank-return-rows.jsonl',
      'documents.json',
      'documents/notice-1.xlsx',
      'documents/workbook-1.xlsx',
      'claims.jsonl',
      'attachments.json',
      'attachments/payout-1.jpg',
      'audit.xlsx',
    ]);
    const papers = JSON.parse(read(folder, 'attachments.json')) as object[];
    expect(papers).toMatchObject([
      { name: 'attachments/payout-1.jpg', fileName: '公示照片.jpg', keptBy: 'officer 341800', removedAt: null },
      { name: null, fileName: '传错.pdf', removedBy: 'officer 341800', removalReason: '传错' },
    ]);
    const photograph = readFileSync(join(folder, 'attachments/payout-1.jpg'));
    expect(createHash('sha256').update(photograph).digest('hex')).toBe((papers[0] as { sha256: string }).sha256);
    expect(photograph.includes('30.94N')).toBe(false);
    const events = JSON.parse(read(folder, 'events.json')) as { action: string; actor: string }[];
    expect(events.map(({ action }) => action).join(' ')).toBe('create hold submit accept publish approve send');
    expect(JSON.parse(read(folder, 'policies.json'))).toMatchObject([
      { documentNo: '民〔2023〕2号', createdByName: 'officer 341800', approvedByName: 'reviewer 341800' },
    ]);
    const endings = read(folder, 'endings.jsonl').trim().split('\n');
    const outcomes = endings.map((row) => (JSON.parse(row) as { outcome: string }).outcome);
    expect(outcomes.toSorted()).toEqual(['left-out', 'paid', 'paid', 'paid', 'returned']);
    expect(read(folder, 'lines-not-sent.jsonl').trim().split('\n')).toHaveLength(1);
    const workbook = await readSheets(readFileSync(join(folder, 'audit.xlsx')));
    expect(Object.keys(workbook)).toEqual([
      '批次概况',
      '明细与依据',
      '未送银行的明细',
      '政策依据',
      '申报',
      '步骤和审批',
      '公示异议',
      '了结情况',
      '文件清单',
    ]);
    expect(workbook['批次概况']).toContainEqual(['封印', settled.seal, '']);
    expect(workbook['步骤和审批']!.map(([, , step]) => step)).toContain('发放批次批准');
    expect(workbook['公示异议']!.flat()).toContain('没有记录。');
    const told = workbook['文件清单']!.map(([name, , , sha256]) => [name, sha256]);
    for (const { name, sha256 } of files.slice(0, -1)) expect(told).toContainEqual([name, sha256]);
    const { status, said } = check(folder);
    expect(said).toContain(`genuine: ${settled.number}, 4 lines, ${settled.totalFen} fen, seal ${settled.seal}`);
    expect(status).toBe(0);
    const [event]: { details: { sha256: string }; reason: string }[] = await service.dataSource.query(
      `SELECT details, reason FROM audit_events WHERE action = 'payout.export' AND object_id = $1`,
      [settled.id],
    );
    expect(event).toMatchObject({
      reason: '年度审计',
      details: { sha256: createHash('sha256').update(bytes).digest('hex') },
    });
  });

  const FORGERIES: [string, (folder: string) => void, string][] = [
    ['a changed file', (f) => writeFileSync(join(f, 'events.json'), '[]'), 'events.json: changed or missing'],
    ['a missing file', (f) => rmSync(join(f, 'objections.json')), 'objections.json: changed or missing'],
    [
      'a file put in',
      (f) => writeFileSync(join(f, 'documents', 'more.txt'), '-'),
      'documents/more.txt: was not packed',
    ],
    [
      'a changed account with a mended manifest',
      (f) => forge(f, 'lines.jsonl', (text) => text.replace('62284800700', '62284800701')),
      'is not what was sealed',
    ],
    [
      'two lines in each other’s place',
      (f) =>
        forge(f, 'lines.jsonl', (text) => {
          const [first, second, ...rest] = text.trim().split('\n');
          return [second, first, ...rest, ''].join('\n');
        }),
      'is not what was sealed',
    ],
    [
      'an event left away with a mended manifest',
      (f) =>
        forge(f, 'events.json', (text) => {
          const events = JSON.parse(text) as { action: string }[];
          return JSON.stringify(events.filter(({ action }) => action !== 'hold'));
        }),
      'events.json: step 2 is not the one that was',
    ],
    [
      'the last event left away with a mended manifest',
      (f) => forge(f, 'events.json', (text) => JSON.stringify((JSON.parse(text) as object[]).slice(0, -1))),
      'events.json: does not end as the manifest says',
    ],
    [
      'another amount of a line with a mended manifest',
      (f) => forge(f, 'lines.jsonl', (text) => text.replace(/,(\d+),0\],"decision"/, ',99900,0],"decision"')),
      'pays another amount than was decided',
    ],
    [
      'a line left away with a mended seal',
      (f) => {
        forge(f, 'lines.jsonl', (text) => `${text.trim().split('\n').slice(1).join('\n')}\n`);
        const manifest = JSON.parse(read(f, 'manifest.json')) as Manifest;
        manifest.seal = null;
        writeFileSync(join(f, 'manifest.json'), JSON.stringify(manifest));
      },
      'does not add up to the payout',
    ],
    [
      'an ending left away',
      (f) => forge(f, 'endings.jsonl', (text) => text.trim().split('\n').slice(0, -1).join('\n')),
      'a line has no ending',
    ],
    [
      'another notice than was posted',
      (f) => forge(f, 'documents/notice-1.xlsx', (text) => `${text} `),
      'is not the file that was kept',
    ],
  ];
  it.each(FORGERIES)('does not pass with %s', async (_what, tamper, fault) => {
    const folder = await packs.unpack((await download(await service.as('auditor'), settled.id)).bytes);
    tamper(folder);
    const { status, said } = check(folder);
    expect(said).toContain(fault);
    expect(status).toBe(1);
  });

  it('is there for a draft, too, and passes without a seal', async () => {
    const draft = await steps.create({ kind: 'stipend', regionCode: LANGXI, asOf: '2024-02-29' });
    const { status, said } = check(await packs.unpack((await download(await service.as('finance'), draft.id)).bytes));
    expect(said).toContain('seal null');
    expect(status).toBe(0);
  });

  it('is for auditor, admin, finance and reviewer of the region, and for nobody else', async () => {
    await (await service.as('officer')).get(`/payouts/${settled.id}/audit-pack.zip`).expect(403);
    await (await service.as('auditor', '341881')).get(`/payouts/${settled.id}/audit-pack.zip`).expect(404);
    await (await service.as('auditor', LANGXI)).get(`/payouts/${settled.id}/audit-pack.zip`).expect(200);
    await (await service.as('reviewer')).get(`/payouts/${settled.id}/audit-pack.zip`).expect(200);
  });

  it('is given out also where the lines in the database were changed, and shows it', async () => {
    const { dataSource } = service;
    const [{ name }] = await dataSource.query<[{ name: string }]>(
      `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = 'payout_lines'::regclass AND tgname = 'payout_lines_append_only'`,
    );
    await dataSource.query(`ALTER TABLE payout_lines DISABLE TRIGGER ${name}`);
    await dataSource.query(
      'UPDATE payout_lines SET amount_fen = amount_fen + 100, owed_fen = owed_fen + 100 WHERE payout_id = $1 AND line_no = 3',
      [settled.id],
    );
    const { bytes } = await download(await service.as('auditor'), settled.id);
    const { status, said } = check(await packs.unpack(bytes));
    expect(said).toContain('lines.jsonl: is not what was sealed');
    expect(status).toBe(1);
  });
});
