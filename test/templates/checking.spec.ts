import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import JSZip from 'jszip';
import { seedPath } from '../../src/common/seed-files.js';
import { filledDocument } from '../../src/exports/documents/word-document.js';
import { NoTemplate, type TemplateFault } from '../../src/templates/content/content-fault.js';
import { checkedTemplate } from '../../src/templates/content/template-check.js';
import { sampleValues } from '../../src/templates/placeholders/template-placeholders.js';
import { TEMPLATE_KINDS, type TemplateKind } from '../../src/templates/placeholders/template-kinds.js';
import { paragraphOf, paragraphsOf, runOf, tableOf, wordFile, type WordParts } from '../support/papers/word-files.js';

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

async function faultsOf(body: string, kind: TemplateKind = 'statement'): Promise<string[]> {
  const checked = await checkedTemplate(kind, await wordFile({ body }));
  return 'faults' in checked ? checked.faults.map(({ message }) => message) : [];
}

async function refusedFor(file: Buffer): Promise<TemplateFault | null> {
  try {
    await checkedTemplate('statement', file);
    return null;
  } catch (error) {
    if (error instanceof NoTemplate) return error.fault;
    throw error;
  }
}

describe('placeholders of a template', () => {
  it.each<[string, string, string]>([
    [
      'an unknown one, with its neighbour',
      paragraphOf('兹有{姓明}同志'),
      '正文第 1 段“兹有{姓明}同志”：没有名为“姓明”的占位符。如果是指“姓名”，请改正。',
    ],
    [
      'one that is like none',
      paragraphOf('首') + paragraphOf('') + paragraphOf('{完全没有这样的东西}'),
      '正文第 2 段“{完全没有这样的东西}”：没有名为“完全没有这样的东西”的占位符。请对照占位符说明改正。',
    ],
    [
      'one in a cell',
      tableOf(['甲', '乙'], ['丙', '{单位名}']),
      '第 1 个表格第 2 行第 2 格“{单位名}”：没有名为“单位名”的占位符',
    ],
    [
      'one that is not closed',
      paragraphOf('姓名：{姓名，单位') + paragraphOf('另起'),
      '正文第 1 段“姓名：{姓名，单位”：左括号 { 之后缺少右括号 }',
    ],
    ['one that is not opened', paragraphOf('姓名：姓名}。'), '右括号 } 之前缺少左括号 {'],
    ['double braces', paragraphOf('{{姓名}}'), '左括号写了两个'],
    ['full-width braces', paragraphOf('｛姓名｝'), '括号是全角的，不会被填写。请改用半角的 {姓名}'],
    ['spaces', paragraphOf('{ 姓名 }'), '请写作 {姓名}'],
    ['nothing', paragraphOf('{}'), '括号中没有文字'],
    ['rows that do not end', paragraphOf('{#发放记录}') + paragraphOf('{项目}'), '{#发放记录} 没有结束'],
    ['rows that did not begin', paragraphOf('{/发放记录}'), '前面没有 {#发放记录}'],
    [
      'rows that cross',
      ['{#发放记录}', '{#有应发未发}', '{/发放记录}', '{/有应发未发}'].map((each) => paragraphOf(each)).join(''),
      '{#有应发未发} 没有在 {/发放记录} 之前结束',
    ],
    ['a column outside of its rows', paragraphOf('{到账日}'), '“到账日”只能写在 {#发放记录} 与 {/发放记录} 之间'],
    ['a value that is repeated', paragraphOf('{#姓名}甲{/姓名}'), '“姓名”是一个值，不能重复'],
    ['rows as a value', paragraphOf('{发放记录}'), '“发放记录”不是一个值，须写作 {#发放记录}……{/发放记录}'],
    [
      'rows that begin in a table and end after it',
      tableOf(['{#发放记录}', '{项目}']) + paragraphOf('{/发放记录}'),
      '{#发放记录} 在第 1 个表格第 1 行第 1 格，{/发放记录} 却在别处',
    ],
    ['other signs of the library', paragraphOf('{@姓名}'), '没有名为“@姓名”的占位符'],
    ['another delimiter', paragraphOf('{=<% %>=}'), '没有名为“=<% %>=”的占位符'.replaceAll('<', '<')],
  ])('%s is refused with its place', async (_what, body, says) => {
    const faults = await faultsOf(body.replaceAll('<% %>', '&lt;% %&gt;'));
    expect(faults.join('\n')).toContain(says);
  });

  it('names every fault at once, also of page headers', async () => {
    const header = `<?xml version="1.0"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraphOf('{抬头}')}</w:hdr>`;
    const file = await wordFile({
      body: paragraphOf('{甲}') + paragraphOf('{乙}'),
      parts: { 'word/header1.xml': header },
    });
    const checked = await checkedTemplate('statement', file);
    const places = 'faults' in checked ? checked.faults.map(({ message }) => message.split('“')[0]) : [];
    expect(places).toEqual(['正文第 1 段', '正文第 2 段', '页眉第 1 段']);
  });

  it('are found where Word split them, and are known in and out of rows', async () => {
    const body =
      paragraphOf('姓', '名：{', '姓', '名', '}') +
      tableOf(['项目', '金额', '谁'], ['{#发放记录}{项目}', '{应发}', '{姓名}{/发放记录}']) +
      paragraphOf('{^有应发未发}没有{/有应发未发}');
    const checked = await checkedTemplate('statement', await wordFile({ body }));
    expect(checked).toHaveProperty('content');
    const filled = filledDocument((checked as { content: Buffer }).content, sampleValues('statement'));
    const [first, ...cells] = await paragraphsOf(filled);
    const last = cells.pop();
    const rows = [0, 3, 6].map((at) => cells.slice(at, at + 3).join(' '));
    expect([first, ...rows, last]).toEqual([
      '姓名：张示例',
      '项目 金额 谁',
      '2025年12月职业津贴 150.00 张示例',
      '2026年1月职业津贴 150.00 张示例',
      '',
    ]);
  });
});

describe('a file that is to be a template', () => {
  const whole: WordParts = { body: paragraphOf('{姓名}') };
  const related = (type: string, target: string, mode = ''): WordParts => ({
    ...whole,
    relationships: `<Relationship Id="rId9" Type="${REL}/${type}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`,
  });
  it.each<[string, WordParts, TemplateFault]>([
    ['macros', { ...whole, parts: { 'word/vbaProject.bin': 'x' } }, 'macros'],
    [
      'the type of one with macros',
      { ...whole, contentType: 'application/vnd.ms-word.document.macroEnabled.main+xml' },
      'macros',
    ],
    [
      'the type of a Word template',
      { ...whole, contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml' },
      'word-template',
    ],
    [
      'a workbook within',
      { ...whole, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' },
      'workbook',
    ],
    ['an embedded workbook', { ...whole, parts: { 'word/embeddings/Sheet1.xlsx': 'x' } }, 'embedded'],
    ['a program for a picture', { ...whole, parts: { 'word/media/image1.png': Buffer.from('MZ...') } }, 'embedded'],
    ['a further document', related('aFChunk', 'part.xml'), 'embedded'],
    ['a link', related('hyperlink', 'https://example.com/', 'External'), 'hyperlink'],
    ['a template elsewhere', related('attachedTemplate', 'http://example.com/a.dotm', 'External'), 'external-template'],
    ['a picture elsewhere', related('image', '\\\\host\\a.png', 'External'), 'external'],
    ['a field that fetches', { body: `<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;c:/x&quot; "/></w:p>` }, 'field'],
    [
      'a field that starts a program, in pieces',
      {
        body: `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      },
      'field',
    ],
    ['changes that nobody accepted', { body: `<w:p><w:ins w:id="1">${runOf('{姓名}')}</w:ins></w:p>` }, 'revisions'],
    ['remarks', { body: `<w:p>${runOf('{姓名}')}<w:r><w:commentReference w:id="0"/></w:r></w:p>` }, 'comments'],
    ['entities', { ...whole, parts: { 'word/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' } }, 'damaged'],
    ['a text that is no XML', { ...whole, parts: { 'word/document.xml': '<w:document><w:p>' } }, 'damaged'],
    ['a bomb', { ...whole, parts: { 'word/styles.xml': Buffer.alloc(5 * 1024 * 1024, ' ') } }, 'unpacks'],
    [
      'too much text',
      { ...whole, parts: Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`word/p${n}.xml`, '<a/>'])) },
      'unpacks',
    ],
  ])('with %s is refused', async (_what, parts, fault) => {
    expect(await refusedFor(await wordFile(parts))).toBe(fault);
  });

  it('that is something else is refused', async () => {
    expect(await refusedFor(Buffer.from('%PDF-1.7'))).toBe('not-word');
    expect(await refusedFor(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).toBe('old-or-locked');
    const zip = await new JSZip().file('a.xml', '<a/>').generateAsync({ type: 'nodebuffer' });
    expect(await refusedFor(zip)).toBe('not-word');
    const file = await wordFile(whole);
    expect(await refusedFor(file.subarray(0, file.length - 30))).toBe('damaged');
  });

  it('may have page numbers and pictures', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const body = `<w:p>${runOf('{姓名}')}<w:fldSimple w:instr=" PAGE "/></w:p>`;
    expect(await refusedFor(await wordFile({ body, parts: { 'word/media/image1.png': png } }))).toBeNull();
  });
});

describe('the templates that ship with the product', () => {
  it.each(TEMPLATE_KINDS)(
    '%s is as the tool writes it, passes its own check and is filled in without a gap',
    async (kind) => {
      const tool = (await import(pathToFileURL(resolve('tools/word-templates.js')).href)) as {
        TEMPLATES: Record<string, Buffer>;
      };
      const kept = readFileSync(seedPath(`templates/${kind}.docx`));
      expect(await paragraphsOf(tool.TEMPLATES[`${kind}.docx`]!)).toEqual(await paragraphsOf(kept));
      const checked = await checkedTemplate(kind, kept);
      expect(checked).not.toHaveProperty('faults');
      const filled = filledDocument(kept, sampleValues(kind));
      expect((await paragraphsOf(filled)).join('\n')).not.toMatch(/[{}]|undefined|null/);
      expect(filledDocument(kept, sampleValues(kind))).toEqual(filled);
    },
  );
});
