import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import JSZip from 'jszip';
import type { Response } from 'supertest';
import { makePayable } from '../support/register/payees.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { RegisterBuilder } from '../support/register/register.js';
import { answerBank } from '../support/payouts/bank-answers.js';
import { PayoutSteps, TO_THE_BANK, type PayoutBody } from '../support/payouts/payout-steps.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const SCRIPT = resolve('docs/check-audit-pack.mjs');
const LANGXI = '341821';

interface Manifest {
  seal: string | null;
  files: { name: string; sha256: string; bytes: number }[];
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

async function download(session: Session, id: string): Promise<{ bytes: Buffer; answer: Response }> {
  const answer = await session
    .get(`/payouts/${id}/audit-pack.zip?reason=${encodeURIComponent('年度审计')}`)
    .responseType('blob')
    .expect(200);
  return { bytes: answer.body as Buffer, answer };
}

function check(folder: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, folder], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

/** Changes a file and, as somebody careful would, its hash in the manifest. */
function forge(folder: string, name: string, change: (text: string) => string): void {
  const text = change(read(folder, name));
  expect(text).not.toBe(read(folder, name));
  writeFileSync(join(folder, name), text);
  const manifest = JSON.parse(read(folder, 'manifest.json')) as Manifest;
  for (const file of manifest.files.filter((each) => each.name === name)) {
    file.sha256 = createHash('sha256').update(text).digest('hex');
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

describe('the audit pack of a payout', () => {
  let service: TestService;
  let steps: PayoutSteps;
  let settled: PayoutBody;
  const folders: string[] = [];
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
    await steps.take(id, ...TO_THE_BANK);
    const by = (await service.as('finance')).userId;
    await answerBank(service.dataSource, { payoutId: id, by, on: '2024-03-01', returned: [back!.id] });
    settled = await steps.get(id);
  });
  afterAll(async () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    await service.close();
  });

  async function unpack(bytes: Buffer): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'audit-pack-'));
    folders.push(folder);
    const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
    for (const file of Object.values(zip.files).filter(({ dir }) => !dir)) {
      mkdirSync(dirname(join(folder, file.name)), { recursive: true });
      writeFileSync(join(folder, file.name), await file.async('nodebuffer'));
    }
    return folder;
  }

  it('holds what the payout rests on, and a script that knows only the pack finds it genuine', async () => {
    const { bytes, answer } = await download(await service.as('auditor'), settled.id);
    expect(answer.headers['content-type']).toContain('application/zip');
    expect(decodeURIComponent(answer.headers['content-disposition'] ?? '')).toContain(`审计包_${settled.number}.zip`);
    const folder = await unpack(bytes);
    const { seal, files } = JSON.parse(read(folder, 'manifest.json')) as Manifest;
    expect(seal).toBe(settled.seal);
    expect(files.map(({ name }) => name)).toEqual([
      'README.txt',
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
    ]);
    const events = JSON.parse(read(folder, 'events.json')) as { action: string; actor: string }[];
    expect(events.map(({ action }) => action).join(' ')).toBe('create hold submit accept publish approve send');
    expect(JSON.parse(read(folder, 'policies.json'))).toMatchObject([
      { documentNo: '民〔2023〕2号', createdByName: 'officer 341800', approvedByName: 'reviewer 341800' },
    ]);
    const endings = read(folder, 'endings.jsonl').trim().split('\n');
    const outcomes = endings.map((row) => (JSON.parse(row) as { outcome: string }).outcome);
    expect(outcomes.toSorted()).toEqual(['left-out', 'paid', 'paid', 'paid', 'returned']);
    expect(read(folder, 'lines-not-sent.jsonl').trim().split('\n')).toHaveLength(1);
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
    const folder = await unpack((await download(await service.as('auditor'), settled.id)).bytes);
    tamper(folder);
    const { status, said } = check(folder);
    expect(said).toContain(fault);
    expect(status).toBe(1);
  });

  it('is there for a draft, too, and passes without a seal', async () => {
    const draft = await steps.create({ kind: 'stipend', regionCode: LANGXI, asOf: '2024-02-29' });
    const { status, said } = check(await unpack((await download(await service.as('finance'), draft.id)).bytes));
    expect(said).toContain('seal null');
    expect(status).toBe(0);
  });

  it('is for auditor, admin, finance and reviewer of the region, and for nobody else', async () => {
    await (await service.as('officer')).get(`/payouts/${settled.id}/audit-pack.zip`).expect(403);
    await (await service.as('auditor', '341881')).get(`/payouts/${settled.id}/audit-pack.zip`).expect(404);
    await (await service.as('auditor', LANGXI)).get(`/payouts/${settled.id}/audit-pack.zip`).expect(200);
    await (await service.as('reviewer')).get(`/payouts/${settled.id}/audit-pack.zip`).expect(200);
  });
});
