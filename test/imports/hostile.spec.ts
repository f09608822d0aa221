import { connect, type AddressInfo } from 'node:net';
import ExcelJS from 'exceljs';
import { dumpOf, errorsOf, importRoster } from '../support/roster/imports.js';
import { rosterWorkbook } from '../support/roster/roster-workbook.js';
import { zipOf, type ZipPart } from '../support/roster/zip.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ROOT = `<Relationships><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const BOOK = '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>';
const BOOK_RELATIONS = `<Relationships><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;

/** A workbook's parts, the sheet as stated, further parts added. */
function partsOf(sheet: string | Buffer, ...more: ZipPart[]): ZipPart[] {
  return [
    { name: '[Content_Types].xml', data: TYPES },
    { name: '_rels/.rels', data: ROOT },
    { name: 'xl/workbook.xml', data: BOOK },
    { name: 'xl/_rels/workbook.xml.rels', data: BOOK_RELATIONS },
    { name: 'xl/worksheets/sheet1.xml', data: sheet },
    ...more,
  ];
}

const EMPTY_SHEET = '<worksheet><sheetData/></worksheet>';

const HOSTILE: [name: string, status: number, code: string, content: () => Promise<Buffer> | Buffer][] = [
  [
    'a sheet that unpacks to a thousand times its size',
    413,
    'WORKBOOK_UNPACKS_TOO_LARGE',
    () => zipOf(partsOf(Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(96 * 1024 * 1024, 32)]))),
  ],
  [
    'a sheet that says it has a gigabyte',
    413,
    'WORKBOOK_UNPACKS_TOO_LARGE',
    () => zipOf(partsOf(EMPTY_SHEET, { name: 'xl/media/image1.png', data: 'x', declaredSize: 0x4000_0000 })),
  ],
  ['three thousand parts', 413, 'WORKBOOK_TOO_MANY_PARTS', () => zipOf(partsOf(EMPTY_SHEET, ...manyParts()))],
  ['a text file', 415, 'WORKBOOK_NOT_A_WORKBOOK', () => Buffer.from('姓名,身份证号\n张三,1\n')],
  ['a zip of something else', 415, 'WORKBOOK_NOT_A_WORKBOOK', () => zipOf([{ name: 'readme.txt', data: 'hello' }])],
  [
    'an Excel 97 workbook',
    415,
    'WORKBOOK_OLD_FORMAT',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]),
  ],
  ['nothing', 422, 'WORKBOOK_FILE_EMPTY', () => Buffer.alloc(0)],
  ['macros', 422, 'WORKBOOK_MACROS', () => zipOf(partsOf(EMPTY_SHEET, { name: 'xl/vbaProject.bin', data: 'x' }))],
  [
    'links to other files',
    422,
    'WORKBOOK_EXTERNAL_LINKS',
    () => zipOf(partsOf(EMPTY_SHEET, { name: 'xl/externalLinks/externalLink1.xml', data: '<x/>' })),
  ],
  [
    'an external entity',
    422,
    'WORKBOOK_UNSAFE_XML',
    () => zipOf(partsOf('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>')),
  ],
  [
    'a workbook cut in the middle',
    422,
    'WORKBOOK_DAMAGED',
    async () => (await rosterWorkbook().certified().bytes()).subarray(0, 4_000),
  ],
  ['a file over the limit', 413, 'HTTP_413', () => Buffer.alloc(65 * 1024 * 1024, 1)],
];

function manyParts(): ZipPart[] {
  return Array.from({ length: 3_000 }, (_, index) => ({ name: `xl/media/${index}.png`, data: 'x' }));
}

async function residentBytes(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  return process.memoryUsage().rss;
}

describe('a file that is no honest workbook', () => {
  let service: TestService;
  let officer: Session;
  let before: unknown;
  beforeAll(async () => {
    service = await openTestService();
    officer = await service.as('officer');
    await service.app.listen(0, '127.0.0.1');
    before = await dumpOf(service);
  });
  afterAll(() => service.close());

  const send = async (content: Buffer): Promise<number> =>
    (await officer.post('/imports/roster').attach('file', content, 'a.xlsx')).status;
  const serviceIsWell = async (): Promise<void> => {
    await officer.get('/workers').expect(200);
    const good = await importRoster(officer, rosterWorkbook().certified(), { mode: 'check' });
    expect(good.counts).toMatchObject({ rows: 1, created: 1 });
    expect(await dumpOf(service)).toEqual(before);
  };

  it.each(HOSTILE)(
    'is refused with a problem document, and the service stays well: %s',
    async (_, status, code, make) => {
      const content = await make();
      const answer = await officer.post('/imports/roster').attach('file', content, '花名册.xlsx').expect(status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ status, code, requestId: expect.any(String) });
      expect((answer.body as { detail: string }).detail).toMatch(/。$/);
      await serviceIsWell();
    },
  );

  it('is asked for where there is none, or it comes under another name, or twice', async () => {
    const content = await rosterWorkbook().certified().bytes();
    const none = await officer.post('/imports/roster').field('note', 'x').expect(400);
    expect(none.body).toMatchObject({ code: 'FILE_MISSING' });
    const json = await officer.post('/imports/roster', {}).expect(400);
    expect(json.body).toMatchObject({ code: 'FILE_MISSING' });
    const misnamed = await officer.post('/imports/roster').attach('workbook', content, 'a.xlsx').expect(400);
    expect(misnamed.headers['content-type']).toContain('application/problem+json');
    const twice = await officer
      .post('/imports/roster')
      .attach('file', content, 'a.xlsx')
      .attach('file', content, 'b.xlsx')
      .expect(400);
    expect(twice.headers['content-type']).toContain('application/problem+json');
    await officer.post('/imports/roster?mode=some').attach('file', content, 'a.xlsx').expect(400);
    await serviceIsWell();
  });

  it('may break off in the middle of the upload', async () => {
    const { port } = (service.app.getHttpServer() as { address(): AddressInfo }).address();
    for (const ended of [true, false]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(
            `POST /api/v1/imports/roster HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${officer.token}\r\n` +
              `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: ${ended ? 90 : 9_000_000}\r\n\r\n` +
              '--b\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK',
          );
          socket.write('x'.repeat(200));
          setTimeout(() => socket.destroy(), 200);
        });
        socket.on('error', () => socket.destroy());
        socket.on('close', () => resolve());
      });
    }
    await serviceIsWell();
  });

  it('may hold characters that no database takes', async () => {
    const odd = '_x0000_张_xD840_三_xDC00_';
    const answer = await importRoster(
      officer,
      rosterWorkbook().certified({
        姓名: odd,
        入职日期: `${'a'.repeat(79)}𠀀𠀀`,
        备注: odd,
        工作单位: `${odd}社区`,
        证书管理号: odd,
      }),
      { status: 422 },
    );
    expect(errorsOf(answer)).toEqual(['持证社工花名册!J2 date-unreadable']);
    await officer.get(`/imports/${answer.id}/annotated.xlsx`).expect(200);
    const taken = await importRoster(officer, rosterWorkbook().person({ 姓名: odd, 工作单位: odd, 备注: odd }));
    const again = await importRoster(officer, rosterWorkbook().person({ 姓名: odd, 工作单位: odd, 备注: odd }));
    expect(again.counts).toMatchObject({ unchanged: 1 });
    for (const { id } of [again, taken]) await officer.post(`/imports/${id}/undo`, {}).expect(200);
    await serviceIsWell();
  });

  it('may hold names of objects in place of words', async () => {
    for (const word of ['__proto__', 'constructor', 'toString', '=1+1', '@x', "'; DROP TABLE workers; --"]) {
      const answer = await importRoster(
        officer,
        rosterWorkbook().certified({
          姓名: word,
          工作单位: word,
          单位类别: word,
          证书级别: word,
          '乡镇（街道）': word,
        }),
        { mode: 'check' },
      );
      expect(errorsOf(answer).length).toBeGreaterThan(1);
    }
    await serviceIsWell();
  });

  it('does not keep the memory that refused files took', async () => {
    const bomb = await HOSTILE[0]![3]();
    const large = Buffer.alloc(63 * 1024 * 1024, 1);
    large.write('PK');
    expect([await send(bomb), await send(large)]).toEqual([413, 422]);
    const start = await residentBytes();
    for (let round = 0; round < 6; round++) await Promise.all([send(bomb), send(large)]);
    expect((await residentBytes()) - start).toBeLessThan(600 * 1024 * 1024);
  });

  it('gives the workbook back with each finding at its cell, ready to be mended and read again', async () => {
    const bad = await rosterWorkbook()
      .certified({ 离职日期: '2001-01-01' })
      .revocation({ 撤销日期: '2020-01-01' })
      .bytes();
    const refused = await importRoster(officer, bad, { status: 422 });
    const answer = await officer.get(`/imports/${refused.id}/annotated.xlsx`).responseType('blob').expect(200);
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('花名册_问题标注.xlsx'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.body as never);
    const sheet = book.getWorksheet('持证社工花名册')!;
    expect(JSON.stringify(sheet.getCell('K2').note)).toContain('离职日期早于入职日期');
    expect(book.getWorksheet('问题清单')!.rowCount).toBe(3);
    sheet.getCell('K2').value = '2024-01-01';
    book.getWorksheet('证书撤销')!.getCell('C2').value = '2024-01-01';
    const mended = await importRoster(officer, Buffer.from(await book.xlsx.writeBuffer()), { mode: 'check' });
    expect(errorsOf(mended)).toEqual([]);
    expect(mended.counts).toMatchObject({ rows: 2, rejected: 0 });
  });

  it('is spared by the template, which can be filled in and read', async () => {
    const answer = await officer.get('/imports/roster/template.xlsx').responseType('blob').expect(200);
    const empty = await importRoster(officer, answer.body as Buffer, { status: 422 });
    expect(errorsOf(empty)).toEqual(['持证社工花名册 sheet-empty']);
    const auditor = await service.as('auditor');
    await auditor.get('/imports/roster/template.xlsx').expect(200);
    await auditor.get(`/imports/${empty.id}/annotated.xlsx`).expect(403);
    const finance = await service.as('finance');
    await finance.get('/imports').expect(403);
    await auditor.post('/imports/roster').attach('file', Buffer.from('x'), 'a.xlsx').expect(403);
  });
});
