import { createHash } from 'node:crypto';
import { PersonalData } from '../../src/common/secrets/personal-data.js';
import { IntegrityService } from '../../src/integrity/integrity.service.js';
import { DataKeysService } from '../../src/keys/watch/data-keys.service.js';
import { rotateKeys } from '../../src/keys/rotation/rotation.js';
import { createWorker, identityNumberOf } from '../support/register/people.js';
import { plainValues, rotationStage, versionsOf } from '../support/keys/key-world.js';
import { everyRow } from '../support/keys/backup-places.js';
import { pdfOf } from '../support/papers/paper-files.js';
import { bytesOf, SmallCounty } from '../support/payouts/sent-payout.js';
import { rosterWorkbook } from '../support/roster/roster-workbook.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

/** Of eight pieces, with words that would be found in a dump. */
const WORDS = '身份证复印件 HOUSEHOLD-REGISTER-PAGE';
const SCAN = Buffer.concat([pdfOf(WORDS), Buffer.alloc(2_000_000, WORDS), Buffer.from('\n%%EOF\n')]);
/** As people name their files. */
const NAME = `${identityNumberOf(1)}身份证.pdf`;

describe('papers as they are kept', () => {
  let service: TestService;
  let county: SmallCounty;
  let id: string;
  beforeAll(async () => {
    service = await openTestService('2024-02-20');
    county = await new SmallCounty(service).open(2);
    id = await keep(SCAN, NAME);
  });
  afterAll(() => service.close());

  async function keep(file: Buffer, name: string): Promise<string> {
    const place = { objectType: 'worker', objectId: county.workers[0]!.id };
    const answer = await county.officer.post('/attachments').field(place).attach('file', file, name).expect(201);
    return (answer.body as { id: string }).id;
  }
  const content = async (): Promise<Buffer> =>
    (await bytesOf(county.officer.get(`/attachments/${id}`).expect(200))).content;
  const broken = async (): Promise<string[]> => {
    const { checks } = await service.app.get(IntegrityService).checkAll();
    return checks.filter(({ ok }) => !ok).flatMap(({ name, examples }) => [name, ...examples]);
  };

  it('stand in the database in pieces of which nothing can be read, neither content nor name', async () => {
    const dump = [...(await everyRow(service.dataSource)).values()].flat().join('\n');
    for (const secret of [WORDS, 'HOUSEHOLD-REGISTER', '%PDF-1.7', NAME, identityNumberOf(1)]) {
      expect(dump.includes(secret)).toBe(false);
      expect(dump.includes(Buffer.from(secret).toString('hex'))).toBe(false);
    }
    const [{ pieces, widest }] = await service.dataSource.query<[{ pieces: number; widest: number }]>(
      'SELECT count(*)::int AS pieces, max(length(content_cipher)) AS widest FROM attachment_chunks WHERE attachment_id = $1',
      [id],
    );
    expect(pieces).toBe(8);
    expect(widest).toBeLessThan(300_000);
    expect((await content()).equals(SCAN)).toBe(true);
  });

  it('are written anew under the next data key, and read as before', async () => {
    const before = await plainValues(service.dataSource, service.app.get(PersonalData));
    const { stage, close } = await rotationStage(service);
    const { version, rows } = await rotateKeys(stage);
    await close();
    await service.app.get(DataKeysService).refresh();
    expect(rows).toMatchObject({ attachments: 1, attachment_chunks: 8 });
    const versions = await versionsOf(service.dataSource);
    expect(versions.attachments).toEqual({ [version]: 1 });
    expect(versions.attachment_chunks).toEqual({ [version]: 8 });
    expect(await plainValues(service.dataSource, service.app.get(PersonalData))).toEqual(before);
    expect((await content()).equals(SCAN)).toBe(true);
  });

  it('stay as they are: the database refuses to change, delete or empty them', async () => {
    const { dataSource } = service;
    for (const sql of [
      `UPDATE attachments SET sha256 = 'x'`,
      'DELETE FROM attachments',
      'TRUNCATE attachments CASCADE',
      'DELETE FROM attachment_chunks',
      'UPDATE attachment_chunks SET n = n + 100',
    ]) {
      await expect(dataSource.query(sql)).rejects.toMatchObject({ driverError: { code: '23001' } });
    }
  });

  it('of which a piece was lost, changed or put for another are found out', async () => {
    expect(await broken()).toEqual([]);
    const swap = (one: number, other: number): Promise<unknown> =>
      service.dataSource.query(
        `UPDATE attachment_chunks c SET content_cipher = o.content_cipher FROM attachment_chunks o
         WHERE c.attachment_id = $1 AND o.attachment_id = $1 AND (c.n, o.n) IN (($2::int, $3::int), ($3::int, $2::int))`,
        [id, one, other],
      );
    await swap(1, 2);
    expect(await broken()).toEqual(['attachments', `attachment ${id}`]);
    await county.officer.get(`/attachments/${id}`).expect(500);
    await swap(1, 2);
    expect(await broken()).toEqual([]);
    expect(
      createHash('sha256')
        .update(await content())
        .digest('hex'),
    ).toBe(createHash('sha256').update(SCAN).digest('hex'));
  });

  it('of two records that become one person are the survivor’s, each once', async () => {
    const { officer, workers } = county;
    const reviewer = await service.as('reviewer');
    const [survivor] = workers;
    const duplicate = await createWorker(officer, 9, { regionCode: '341821' });
    const same = pdfOf('两边都有');
    await keep(same, '甲.pdf');
    for (const [file, name] of [
      [same, '乙.pdf'],
      [pdfOf('只在一边'), '丙.pdf'],
    ] as const) {
      const place = { objectType: 'worker', objectId: duplicate.id };
      await officer.post('/attachments').field(place).attach('file', file, name).expect(201);
    }
    const asked = { duplicateId: duplicate.id, reason: '同一个人' };
    const merge = (await officer.post(`/workers/${survivor!.id}/merge`, asked).expect(201)).body as { id: string };
    await reviewer.post(`/workers/${survivor!.id}/merges/${merge.id}/confirm`, { comment: '属实' }).expect(200);
    const list = await officer.get(`/attachments?objectType=worker&objectId=${survivor!.id}`).expect(200);
    const names = (list.body as { items: { fileName: string }[] }).items.map(({ fileName }) => fileName);
    expect(names).toEqual([NAME, '甲.pdf', '丙.pdf']);
  });

  it('keep the import that made their person from being undone, until they are removed', async () => {
    const { officer } = county;
    const book = await rosterWorkbook()
      .person({ 姓名: '表中人', 身份证号: identityNumberOf(399), 手机号: null })
      .bytes();
    const made = await officer.post('/imports/roster').attach('file', book, '花名册.xlsx').expect(200);
    const found = await officer.get(`/workers?search=${encodeURIComponent('表中人')}`).expect(200);
    const [person] = (found.body as { items: { id: string }[] }).items;
    const place = { objectType: 'worker', objectId: person!.id };
    const paper = await officer.post('/attachments').field(place).attach('file', pdfOf('表'), '表.pdf').expect(201);
    const undo = `/imports/${(made.body as { id: string }).id}/undo`;
    const refused = await officer.post(undo, { reason: '传错' }).expect(409);
    expect(refused.body).toMatchObject({ code: 'IMPORT_RELIED_ON' });
    const reason = encodeURIComponent('随导入撤销');
    await officer.delete(`/attachments/${(paper.body as { id: string }).id}?reason=${reason}`).expect(204);
    await officer.post(undo, { reason: '传错' }).expect(200);
  });
});
