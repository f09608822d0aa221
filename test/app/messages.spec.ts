import { readFileSync } from 'node:fs';
import { fieldWords } from '../../src/common/http/field-names.js';
import { type ChineseText, chineseTexts, FILLED } from '../support/texts/chinese-texts.js';

/** A text that may stand as it is, with its reason. These lists only shrink: one that is not needed fails. */
interface Exception {
  file: string;
  /** A part of the text; without it, all texts of the file. */
  part?: string;
  reason: string;
}

const HALF_WIDTH: readonly Exception[] = [
  {
    file: 'seed/bank-profiles.json',
    reason:
      'column titles are the bank’s; and a file that was handed out is found again by the digest of its whole profile',
  },
  { file: 'src/demo/demo-payouts.ts', part: '失败,账户状态异常', reason: 'cells of a CSV file, as a bank writes them' },
  { file: 'src/demo/demo-payouts.ts', part: '成功,', reason: 'cells of a CSV file, as a bank writes them' },
  {
    file: 'src/demo/demo-payouts.ts',
    part: ',处理结果,失败原因',
    reason: 'cells of a CSV file, as a bank writes them',
  },
  { file: 'src/auth/settings/security-settings.dto.ts', part: 'GB/T', reason: 'describes the interface to developers' },
];

/** Latin words that the people of a bureau know from their own work. */
const KNOWN_WORDS = new Set(
  // Programs, kinds of file and encodings; a standard's number; a unit; the user that the first start creates.
  'Excel Word WPS CSV xlsx docx xls xlsb ods csv pdf zip UTF-8 GB18030 GB SHA-256 MB Ctrl admin JavaScript'.split(' '),
);

/** What whoever runs the service types or looks for, in the command line's own texts: translated, it would not be found. */
const OPERATOR_WORDS = new Set(
  [
    [
      'DATA_DIR',
      'DATA_KEY',
      'NEW_DATA_KEY',
      'LOOKUP_KEY',
      'TOKEN_KEY',
      'KEYS_PASSPHRASE',
      'DATABASE_URL',
      'BACKUP_AT',
      'migrate',
    ],
    ['deploy/postgres/roles.sql', 'roles.sql', 'tmp'],
    ['TLS_CERT', 'TLS_KEY', 'TRUSTED_PROXIES', 'ALLOW_PLAIN_HTTP', 'yes', 'PEM', 'openssl', 'rand', 'base64', 'hex'],
    ['UPGRADE_BACKUP_DIR', 'PostgreSQL', 'PG_VERSION', 'pg_wal', 'pg_hba.conf', 'db', 'installation.json', 'lock.json'],
    ['keys.json', 'keys-import', 'keys-export', 'rotate-keys', '--master', '--reason', 'restore', '--overwrite'],
  ].flat(),
);
const OPERATOR_TEXTS =
  /^src\/(auth\/users\/admin-reset|backup|keys|database|control|common\/config)[./]|^src\/(cli\.ts|app\/starting\/)/;

const LATIN: readonly Exception[] = [
  {
    file: 'src/integrity/audit-pack/audit-pack-readme.ts',
    reason: 'tells an auditor which files there are, and the command to run',
  },
  { file: 'src/cli.ts', part: 'docs/zh/', reason: 'a file of the repository, for developers' },
  {
    file: 'src/app/data-dictionary/data-dictionary.ts',
    part: 'data-dictionary',
    reason: 'the command, for developers',
  },
  { file: 'src/app/openapi.ts', reason: 'the title of the interface, for developers' },
  { file: 'src/auth/settings/security-settings.dto.ts', reason: 'describes the interface to developers' },
  { file: 'src/common/http/validation.ts', part: '（true）', reason: 'what is to be sent has no other spelling' },
  { file: 'seed/bank-profiles.json', part: 'BOM', reason: 'found by its digest; see above' },
  { file: 'seed/bank-profiles.json', part: '{month}', reason: 'filled in before anybody reads it' },
  { file: 'src/demo/demo.ts', part: '/api/docs', reason: 'an address' },
  { file: 'web/completion/index.html', part: 'JY2024-7KQ4M9ZTXA', reason: 'what a certificate’s number looks like' },
];

const TEXTS = chineseTexts();

/** The marks that Chinese is set with are full-width. Between digits they are part of a number or a time: `08:30`. */
function halfWidthMarks(text: string): string[] {
  return [...text.matchAll(/[,;:!?()"]|(?<=\p{Script=Han})\.(?![\w□])/gu)]
    .filter(({ 0: mark, index }) => {
      const [before, after] = [text.charAt(index - 1), text.charAt(index + 1)];
      const inNumber = /[,:]/.test(mark) && /\d/.test(before) && /\d/.test(after);
      return !inNumber && !text.startsWith('://', index);
    })
    .map(({ 0: mark }) => mark);
}

function unknownWords({ file, text }: ChineseText): string[] {
  const words = text.match(/(?:--|\b)[A-Za-z_][\w./-]+/g) ?? [];
  const isOperators = OPERATOR_TEXTS.test(file);
  return words.filter((word) => !KNOWN_WORDS.has(word) && !(isOperators && OPERATOR_WORDS.has(word)));
}

function isExcepted(exceptions: readonly Exception[], { file, text }: ChineseText): boolean {
  return exceptions.some((exception) => exception.file === file && text.includes(exception.part ?? ''));
}

/** Where the texts stand in which something was found, and what. */
function offending(find: (text: ChineseText) => string[], exceptions: readonly Exception[]): string[] {
  return TEXTS.filter((text) => !isExcepted(exceptions, text)).flatMap((text) => {
    const found = find(text);
    return found.length > 0 ? [`${text.file}:${text.line} ${found.join(' ')} in ${text.text}`] : [];
  });
}

function unneeded(find: (text: ChineseText) => string[], exceptions: readonly Exception[]): Exception[] {
  return exceptions.filter((one) => !TEXTS.some((text) => isExcepted([one], text) && find(text).length > 0));
}

describe('what people of a bureau read', () => {
  const marks = ({ text }: ChineseText): string[] => halfWidthMarks(text);

  it('is found: sources, pages and seeds', () => {
    const files = new Set(TEXTS.map(({ file }) => file));
    expect(TEXTS.length).toBeGreaterThan(2_000);
    for (const file of ['src/payouts/payouts-errors.ts', 'web/screen/screen.js', 'web/screen/index.html']) {
      expect(files).toContain(file);
    }
    expect(files).toContain('seed/sample-policies.json');
    expect(TEXTS.find(({ file }) => file === 'src/common/errors.ts')?.text).toContain(`没有找到该${FILLED}。`);
  });

  it('is set with full-width punctuation', () => {
    expect(offending(marks, HALF_WIDTH)).toEqual([]);
    expect(unneeded(marks, HALF_WIDTH)).toEqual([]);
  });

  it('has no word in another language that a clerk need not know', () => {
    expect(offending(unknownWords, LATIN)).toEqual([]);
    expect(unneeded(unknownWords, LATIN)).toEqual([]);
    const said = TEXTS.flatMap(({ text }) => text.match(/(?:--|\b)[A-Za-z_][\w./-]+/g) ?? []);
    expect([...KNOWN_WORDS, ...OPERATOR_WORDS].filter((word) => !said.includes(word))).toEqual([]);
  });

  it.each([
    ['a comma', '请先登录,再办理', [',']],
    ['brackets', '所属县(市、区)', ['(', ')']],
    ['a mark after what is filled in', `已有${FILLED}:请核对`, [':']],
    ['what a list is joined with', `您不能批准:${FILLED};${FILLED}`, [':', ';']],
    ['a stop', '请核对.', ['.']],
    ['quotes', '请选"是"', ['"', '"']],
    ['neither a time nor a sum', '08:30 起,共 1,000.00 元', [',']],
    ['neither a file nor an address', '见模板.xlsx 和 http://127.0.0.1', []],
  ])('is searched for %s', (_what, text, found) => {
    expect(halfWidthMarks(text)).toEqual(found);
  });

  it('names every field of a request in Chinese', () => {
    expect(
      requestFields().filter((field) => !/^\p{Script=Han}+(（\p{Script=Han}+）)?$/u.test(fieldWords(field))),
    ).toEqual([]);
    expect(fieldWords('eligibleEmployers.0.kind')).toBe('发放对象第 1 项的类别');
    expect(fieldWords('ratesFen.junior')).toBe('标准的初级');
    expect(fieldWords('colour')).toBe('colour');
  });
});

interface Schema {
  $ref?: string;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
}
interface Operation {
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Every name that a query, a path or a body can hold, from the committed description of the interface. */
function requestFields(): string[] {
  const description = 'docs/openapi.json';
  const { paths, components } = JSON.parse(readFileSync(description, 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  const fields = new Set<string>();
  const seen = new Set<string>();
  const walk = ({ $ref, items, allOf = [], anyOf = [], oneOf = [], properties = {} }: Schema): void => {
    const name = $ref?.split('/').at(-1);
    if (name !== undefined && !seen.has(name)) {
      seen.add(name);
      walk(components.schemas[name] ?? {});
    }
    for (const part of [...allOf, ...anyOf, ...oneOf, ...(items ? [items] : []), ...Object.values(properties)])
      walk(part);
    for (const field of Object.keys(properties)) fields.add(field);
  };
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    for (const { in: place, name } of operation.parameters ?? []) if (place !== 'header') fields.add(name);
    for (const { schema } of Object.values(operation.requestBody?.content ?? {})) walk(schema);
  }
  return [...fields];
}
