import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { ClaimsGround } from '../support/claims/claims-ground.js';
import { pdfOf } from '../support/papers/paper-files.js';
import {
  check,
  download,
  forge,
  type Manifest,
  read,
  readSheets,
  UnpackedPacks,
} from '../support/payouts/audit-packs.js';
import type { LineBody } from '../support/payouts/sent-payout.js';
import { identityNumberOf } from '../support/register/people.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

interface Packed {
  id: string;
  workerId: string;
  name: string;
  sha256: string;
  lineIds: string[];
  template: { sha256: string; versionNo: number | null };
  checks: { label: string; evidence: string }[];
  events: { title: string }[];
}

/** What was paid on application is proved by the application: its facts, its papers and its form are in the pack (domain.md §14). */
describe('the audit pack of what was paid on application', () => {
  let service: TestService;
  let ground: ClaimsGround;
  let payoutId: string;
  let folder: string;
  const packs = new UnpackedPacks();
  beforeAll(async () => {
    service = await openTestService('2024-04-20');
    ground = await new ClaimsGround(service, 3).lay({
      claimBy: 'application',
      checks: [{ code: 'check-1', label: '年度考核合格' }],
      noticeWorkingDays: 0,
    });
    await ground.approved();
    for (const n of [0, 1]) {
      const { id } = await ground.submitted(n, { receivedOn: `2024-04-1${n}` });
      const paper = { objectType: 'claim', objectId: id };
      await ground.officer
        .post('/attachments')
        .field(paper)
        .attach('file', pdfOf(`材料${n}`), '证书.pdf')
        .expect(201);
      const confirmed = { code: '年度考核合格', met: true, evidence: '考核登记表' };
      await ground.officer.post(`/claims/${id}/checks`, confirmed).expect(201);
      await ground.step(id, 'accept');
    }
    // Handed in and not decided: nothing rests on it.
    await ground.submitted(2, { receivedOn: '2024-04-12' });
    const asked = { kind: 'award', regionCode: '341821', asOf: '2024-04-20' };
    payoutId = ((await ground.officer.post('/payouts', asked).expect(201)).body as { id: string }).id;
    folder = await packs.unpack((await download(await service.as('auditor'), payoutId)).bytes);
  });
  afterAll(async () => {
    packs.remove();
    await service.close();
  });

  const claims = (): Packed[] =>
    read(folder, 'claims.jsonl')
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row) as Packed);

  it('tells each claim that a line rests on with its checks, its steps and its lines, and no other', async () => {
    const lines: LineBody[] = await ground.lines(payoutId);
    expect(lines).toHaveLength(2);
    expect(claims().map(({ workerId }) => workerId)).toEqual([ground.workers[0]!.id, ground.workers[1]!.id]);
    for (const { workerId, lineIds, checks, events } of claims()) {
      expect(lineIds).toEqual(lines.filter((line) => line.workerId === workerId).map(({ id }) => id));
      expect(checks).toMatchObject([{ label: '年度考核合格', evidence: '考核登记表', met: true }]);
      expect(events.map(({ title }) => title)).toEqual(expect.arrayContaining(['提交申报', '受理申报']));
    }
  });

  it('holds the form of each, made of what it froze, with its hash and template', async () => {
    const { files } = JSON.parse(read(folder, 'manifest.json')) as Manifest;
    for (const [n, { name, sha256, template }] of claims().entries()) {
      const form = readFileSync(join(folder, name));
      expect(createHash('sha256').update(form).digest('hex')).toBe(sha256);
      expect(files).toContainEqual({ name, sha256, bytes: form.length });
      expect(template.sha256).toMatch(/^[0-9a-f]{64}$/);
      const text = await (await JSZip.loadAsync(form)).file('word/document.xml')!.async('string');
      const words = text.replaceAll(/<[^>]+>/g, '');
      expect(words).toContain(ground.workers[n]!.name);
      expect(words).toContain(identityNumberOf(n + 1));
      expect(words).toContain('年度考核合格');
    }
  });

  it('holds the papers of the claims, and says so in the workbook', async () => {
    const papers = JSON.parse(read(folder, 'attachments.json')) as {
      name: string;
      objectType: string;
      leftOut: boolean;
    }[];
    expect(papers).toMatchObject([
      { objectType: 'claim', name: 'attachments/claim-1.pdf', leftOut: false },
      { objectType: 'claim', name: 'attachments/claim-2.pdf', leftOut: false },
    ]);
    for (const { name } of papers) expect(existsSync(join(folder, name))).toBe(true);
    const sheets = await readSheets(readFileSync(join(folder, 'audit.xlsx')));
    expect(sheets['申报']!.slice(0, 2).map(([name, , notice, received]) => [name, notice, received])).toEqual(
      [0, 1].map((n) => [ground.workers[n]!.name, '郎民函〔2024〕3号《2023年度一次性奖励申报通知》', `2024-04-1${n}`]),
    );
  });

  it('is told of a person who was registered elsewhere since', async () => {
    const moved = async (person: string, employer: string): Promise<void> => {
      const { dataSource } = service;
      await dataSource.query('UPDATE workers SET region_code = $2 WHERE id = $1', [ground.workers[0]!.id, person]);
      await dataSource.query('UPDATE organizations SET region_code = $1', [employer]);
    };
    await moved('341802', '341802001');
    try {
      const reviewer = await service.as('reviewer', '341821');
      await reviewer.get(`/claims/${claims()[0]!.id}`).expect(404);
      const later = await packs.unpack((await download(reviewer, payoutId)).bytes);
      expect(read(later, 'claims.jsonl').trim().split('\n')).toHaveLength(2);
      expect(existsSync(join(later, 'claims/form-2.docx'))).toBe(true);
    } finally {
      await moved('341821', '341821102');
    }
  });

  it('is found genuine, and not with another form or a claim left away', async () => {
    expect(check(folder)).toMatchObject({ status: 0 });
    const { bytes } = await download(await service.as('auditor'), payoutId);
    const other = await packs.unpack(bytes);
    forge(other, 'claims/form-1.docx', (text) => `${text} `);
    expect(check(other)).toMatchObject({
      status: 1,
      said: expect.stringContaining('is not the file that was kept') as string,
    });
    const fewer = await packs.unpack(bytes);
    forge(fewer, 'claims.jsonl', (text) => `${text.trim().split('\n')[0]!}\n`);
    expect(check(fewer)).toMatchObject({ status: 1, said: expect.stringContaining('stands in no list') as string });
  });
});
