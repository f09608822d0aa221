import ExcelJS from 'exceljs';
import { zipOf, type ZipPart } from '../../test/support/roster/zip.js';
import { WORKBOOK_LIMITS } from './workbook-archive.js';
import { WorkbookRefused, type WorkbookRefusal } from './workbook-errors.js';
import { columnLetters, Workbook, type RawRow } from './workbook-reader.js';

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The parts of the smallest workbook; `rows` is the inside of sheetData. */
function parts(rows: string, extra: ZipPart[] = [], workbookPr = ''): ZipPart[] {
  return [
    { name: '[Content_Types].xml', data: TYPES },
    {
      name: '_rels/.rels',
      data: `<Relationships><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<x:workbook xmlns:x="${MAIN}" xmlns:r="${RELATION}">${workbookPr}<x:sheets><x:sheet name="表" sheetId="1" r:id="r1"/></x:sheets></x:workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships><Relationship Id="r1" Type="${RELATION}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
    },
    ...extra,
  ];
}

async function read(bytes: Buffer | string, limits = WORKBOOK_LIMITS): Promise<RawRow[]> {
  const workbook = await Workbook.open(bytes, limits);
  const rows: RawRow[] = [];
  try {
    for (const sheet of workbook.sheets) for await (const batch of workbook.rows(sheet)) rows.push(...batch);
  } finally {
    workbook.close();
  }
  return rows;
}

async function refusal(bytes: Buffer, limits = WORKBOOK_LIMITS): Promise<WorkbookRefusal | 'read'> {
  try {
    await read(bytes, limits);
    return 'read';
  } catch (error) {
    if (error instanceof WorkbookRefused) return error.code;
    throw error;
  }
}

const cellsOf = (rows: readonly RawRow[]): string[] =>
  rows.flatMap((row) => row.cells.flatMap((cell) => (cell ? [`${cell.kind}:${cell.text}`] : [])));

describe('reading workbooks', () => {
  it('reads every kind of cell, whatever the prefix of its tags', async () => {
    const rows = `<x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="B2" t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c>
      <x:c r="C2"><x:v>12</x:v></x:c><x:c r="D2" t="b"><x:v>1</x:v></x:c><x:c r="E2" t="e"><x:v>#N/A</x:v></x:c>
      <x:c r="F2"><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c r="G2" t="str"><x:v>丙</x:v></x:c><x:c r="H2" t="n"><x:v></x:v></x:c></x:row>`;
    const strings = `<sst xmlns="${MAIN}"><si><r><t>甲</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 一</t></r><rPh><t>jia</t></rPh></si></sst>`;
    const found = await read(zipOf(parts(rows, [{ name: 'xl/sharedStrings.xml', data: strings }])));
    expect(cellsOf(found)).toEqual([
      'text:甲 一',
      'text:乙',
      'number:12',
      'boolean:1',
      'error:#N/A',
      'formula:1+1',
      'text:丙',
    ]);
    expect(found[0]!.row).toBe(2);
  });

  it('counts rows and cells that do not name their place', async () => {
    const found = await read(
      zipOf(parts('<x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row>')),
    );
    expect(found.map((row) => row.row)).toEqual([1, 2]);
  });

  it('reads what exceljs writes: rich text, links, dates and hidden rows', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('表');
    sheet.addRow([
      { richText: [{ text: '张' }, { text: '三', font: { bold: true } }] },
      { text: '邮箱', hyperlink: 'mailto:a@example.org' },
      new Date('2023-09-01T10:30:00Z'),
    ]).hidden = true;
    const found = await read(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(found[0]!.hidden).toBe(true);
    expect(cellsOf(found)).toEqual(['text:张三', 'text:邮箱', 'date:45170.4375']);
  });

  it('says which day count the workbook uses', async () => {
    const workbook = await Workbook.open(zipOf(parts('', [], '<x:workbookPr date1904="1"/>')));
    expect(workbook.date1904).toBe(true);
    workbook.close();
  });

  it('names columns as Excel does', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('files that are no workbook', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'file-empty'],
    ['a CSV named .xlsx', Buffer.from('姓名,身份证号\n张三,1'), 'not-a-workbook'],
    ['a web page named .xlsx', Buffer.from('<html><table></table></html>'), 'not-a-workbook'],
    ['an Excel 97 file', Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'), 'old-format'],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['some other zip', zipOf([{ name: 'readme.txt', data: 'hello' }]), 'not-a-workbook'],
    ['a binary workbook', zipOf([{ name: 'xl/workbook.bin', data: 'x' }]), 'other-format'],
    ['the beginning of a zip', zipOf(parts('')).subarray(0, 200), 'damaged'],
  ] as const)('refuses %s', async (_what, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });
});

describe('hostile workbooks', () => {
  const row = '<x:row><x:c><x:v>1</x:v></x:c></x:row>';

  it('refuses a bomb by what it declares, before unpacking', async () => {
    const bomb = zipOf(parts(`${row}${' '.repeat(8 * 1024 * 1024)}`));
    expect(await refusal(bomb)).toBe('unpacks-too-large');
  });

  it('refuses a bomb that lies about its size, while unpacking', async () => {
    const bomb = parts(`${row}${' '.repeat(8 * 1024 * 1024)}`).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, declaredSize: 1000 } : part,
    );
    expect(await refusal(zipOf(bomb))).toBe('unpacks-too-large');
  });

  it('holds the limit of all parts together against the bytes that come out', async () => {
    const bytes = zipOf(parts(row.repeat(50_000)));
    expect(await refusal(bytes, { ...WORKBOOK_LIMITS, maxUnpackedBytes: 1_000_000 })).toBe('unpacks-too-large');
    expect(await refusal(bytes, { ...WORKBOOK_LIMITS, maxRatio: 1e9, maxRows: 40_000 })).toBe('too-many-rows');
  });

  it('refuses more shared strings than fit', async () => {
    const strings = { name: 'xl/sharedStrings.xml', data: `<sst>${'<si><t/></si>'.repeat(2000)}</sst>` };
    expect(await refusal(zipOf(parts(row, [strings])), { ...WORKBOOK_LIMITS, maxSharedStrings: 1000 })).toBe(
      'unpacks-too-large',
    );
  });

  it('refuses a text without end', async () => {
    const bytes = zipOf(
      parts(`<x:row><x:c t="inlineStr"><x:is><x:t>${'a'.repeat(2_000_000)}</x:t></x:is></x:c></x:row>`),
    );
    expect(await refusal(bytes)).toBe('damaged');
  });

  it.each([
    ['a DTD', '<!DOCTYPE x [<!ENTITY a "aaaa">]><x/>', 'unsafe-xml'],
    ['an unknown entity', '<sst><si><t>&a;</t></si></sst>', 'damaged'],
    ['broken XML', '<sst><si>', 'damaged'],
    ['nesting without end', '<a>'.repeat(100), 'damaged'],
    ['bytes that are no UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xff]), 'damaged'],
  ] as const)('refuses %s in a part', async (_what, data, code) => {
    expect(await refusal(zipOf(parts(row, [{ name: 'xl/sharedStrings.xml', data }])))).toBe(code);
  });

  it.each([
    ['macros', 'xl/vbaProject.bin', 'macros'],
    ['links to other files', 'xl/externalLinks/externalLink1.xml', 'external-links'],
    ['a path out of the archive', '../../etc/cron.d/job', 'unsafe-part-name'],
    ['an absolute path', '/etc/passwd', 'unsafe-part-name'],
    ['a part twice', 'XL/workbook.xml', 'unsafe-part-name'],
  ] as const)('refuses %s', async (_what, name, code) => {
    expect(await refusal(zipOf(parts(row, [{ name, data: 'x' }])))).toBe(code);
  });

  it('refuses encrypted parts, too many parts, too large files', async () => {
    expect(await refusal(zipOf(parts(row, [{ name: 'x', data: 'x', encrypted: true }])))).toBe('encrypted');
    const many = Array.from({ length: 50 }, (_, n) => ({ name: `x${n}`, data: 'x' }));
    expect(await refusal(zipOf(parts(row, many)), { ...WORKBOOK_LIMITS, maxEntries: 20 })).toBe('too-many-parts');
    expect(await refusal(zipOf(parts(row)), { ...WORKBOOK_LIMITS, maxFileBytes: 100 })).toBe('file-too-large');
  });

  it('refuses macros that only the content types tell of', async () => {
    const [types, ...rest] = parts(row);
    const data = String(types!.data).replace('application/xml', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml');
    expect(await refusal(zipOf([{ ...types!, data }, ...rest]))).toBe('macros');
  });

  it('refuses rows and cells that stand twice, which two programs would read differently', async () => {
    expect(await refusal(zipOf(parts('<x:row r="3"/><x:row r="3"/>')))).toBe('damaged');
    expect(await refusal(zipOf(parts('<x:row r="3"><x:c r="B3"/><x:c r="A3"/></x:row>')))).toBe('damaged');
  });

  it('survives any one byte changed', async () => {
    const whole = zipOf(parts(row.repeat(20)));
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      // Either it is read or it is refused; anything else throws out of here.
      await refusal(changed);
    }
  });

  it('survives being cut anywhere', async () => {
    const whole = zipOf(parts(row.repeat(20)));
    for (let length = 1; length < whole.length; length += 13) {
      expect(await refusal(whole.subarray(0, length))).not.toBe('read');
    }
  });
});
