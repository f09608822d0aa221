import type { DataSource } from 'typeorm';
import { CIPHER_TABLES } from '../../keys/cipher-tables.js';
import { type Catalog, type CatalogColumn, readCatalog } from './catalog.js';
import {
  allowedValues,
  APPEND_ONLY,
  columnWords,
  DOMAINS,
  GUARD_WORDS,
  isListOf,
  NEVER_DELETED,
  REFUSE_CHANGE,
  tableWords,
  valueWords,
} from './dictionary-words.js';

/** `docs/zh/数据字典.md`, from a migrated database and the words in the code; a test holds the two together. */
export async function dataDictionary(dataSource: DataSource): Promise<string> {
  const catalog = await readCatalog(dataSource);
  const tables = new Set(catalog.columns.map(({ table }) => table)).size;
  return [
    '# 数据字典',
    '',
    ...INTRODUCTION,
    `共 ${tables} 个表、${catalog.columns.length} 列。`,
    '',
    ...TYPES,
    '',
    '## 目录',
    '',
    ...DOMAINS.flatMap((domain) => [
      `- ${domain.title}：${Object.entries(domain.tables)
        .map(([table, { name }]) => `[${name}](#${anchor(table, name)})`)
        .join('、')}`,
    ]),
    '',
    ...DOMAINS.flatMap((domain) => [
      `## ${domain.title}`,
      '',
      ...Object.keys(domain.tables).flatMap((table) => tablePart(catalog, table)),
      ...Object.entries(domain.views ?? {}).flatMap(([view, words]) => [`### \`${view}\` 视图`, '', words, '']),
    ]),
  ].join('\n');
}

const INTRODUCTION = [
  '由 `node dist/cli.js data-dictionary` 从数据库本身和代码中的说明写成，请不要手工修改。',
  '写给要核对数据、要把数据交给别的系统的人。数据库里的数据只能通过系统修改；要查的，请用只读账号，或先把备份恢复到另一处再查。',
  '',
  '- **密文**：用数据密钥加密，没有密钥谁也读不出。**摘要**：由内容算出、不能还原；查找用的摘要还须有查找密钥才能算出。',
  '- **只增不改**：写入以后数据库拒绝修改和删除，管理员也不例外；要改正的，再写一行说明。',
  '- 名称以“分”计的金额都是整数，单位为分。日期含当天。写入时间都带时区。',
  '- 说明中的“引用”是外键：这一列的值必须是那个表中已有的一行。',
  '',
];

const TYPES = [
  '| 类型 | 是什么 |',
  '| --- | --- |',
  ...Object.entries({
    uuid: '编号，由系统生成，不重复',
    text: '文字，没有长度上限',
    integer: '整数',
    bigint: '大整数',
    smallint: '小整数',
    boolean: '是或否',
    date: '日期',
    timestamptz: '日期和时间，带时区',
    bytea: '二进制，密文和摘要都是',
    jsonb: '结构化的内容，里面再分各项',
    'double precision': '小数，用于学时、分数和面积，不用于金额',
    'text[]': '多个文字',
  }).map(([type, words]) => `| \`${type}\` | ${words} |`),
];

function tablePart(catalog: Catalog, table: string): string[] {
  const words = tableWords(table);
  const columns = catalog.columns.filter((column) => column.table === table);
  return [
    `### \`${table}\` ${words?.name ?? ''}`,
    '',
    words?.row ?? '',
    '',
    '| 列名 | 类型 | 可空 | 说明 |',
    '| --- | --- | --- | --- |',
    ...columns.map((column) => columnRow(catalog, column)),
    '',
    ...rulesOf(catalog, table).map((rule) => `- ${rule}`),
    '',
  ];
}

function columnRow(catalog: Catalog, { table, column, type, nullable }: CatalogColumn): string {
  const short = type.replace('timestamp with time zone', 'timestamptz');
  const said = [columnWords(table, column) ?? '', secretOf(table, column), ...pointsTo(catalog, table, column)];
  const values = allowedValues(catalog, table, column);
  const words = valueWords(table, column, values);
  if (values.length > 0) said.push(`取值：${values.map((value) => `\`${value}\` ${words[value]}`).join('、')}`);
  const text = said.filter(Boolean).join('。');
  return `| \`${column}\` | \`${short}\` | ${nullable ? '可空' : ''} | ${text.replaceAll('|', '\\|')} |`;
}

/** Every place that holds ciphers is listed for the rotation of keys; what else is in bytes is a digest, or a wrapped key. */
function secretOf(table: string, column: string): string {
  const ciphers = CIPHER_TABLES.filter((each) => each.table === table);
  if (ciphers.some((each) => each.columns?.includes(column))) return '密文';
  return ciphers.some((each) => each.json?.column === column) ? '其中的号码仍是密文' : '';
}

function pointsTo({ constraints }: Catalog, table: string, column: string): string[] {
  return constraints.flatMap((each) => {
    if (each.table !== table || each.kind !== 'f' || !each.columns.includes(column)) return [];
    const at = each.targetColumns?.[each.columns.indexOf(column)] ?? '';
    return [`引用 \`${each.target}\`（${tableWords(each.target ?? '')?.name ?? ''}）的 \`${at}\``];
  });
}

function rulesOf(catalog: Catalog, table: string): string[] {
  const of = <T extends { table: string }>(rows: readonly T[]): T[] => rows.filter((row) => row.table === table);
  const constraints = of(catalog.constraints);
  const columns = of(catalog.columns).map(({ column }) => column);
  const keys = (kind: 'p' | 'u'): string[] =>
    constraints.filter((each) => each.kind === kind).map((each) => named(each.columns));
  const checks = constraints
    .filter(({ kind, definition }) => kind === 'c' && !columns.some((column) => isListOf(definition, column)))
    .map(({ definition }) => code(definition.replace(/^CHECK /, '')));
  return [
    ...keys('p').map((key) => `主键：${key}。`),
    ...keys('u').map((key) => `不重复：${key}。`),
    ...of(catalog.uniques).map(
      (each) => `不重复：${named(each.columns)}${each.condition ? `，只限 ${code(each.condition)}` : ''}。`,
    ),
    ...constraints.filter(({ kind }) => kind === 'x').map(({ definition }) => `不重叠：${code(definition)}。`),
    ...guardsOf(catalog, table).map((guard) => `保护：${guard}。`),
    ...(checks.length > 0 ? [`核对：${checks.join('、')}。`] : []),
  ];
}

function guardsOf(catalog: Catalog, table: string): string[] {
  return catalog.guards
    .filter((each) => each.table === table)
    .map(({ guard, onUpdate }) => {
      if (guard !== REFUSE_CHANGE) return GUARD_WORDS[guard] ?? '';
      return onUpdate ? APPEND_ONLY : NEVER_DELETED;
    });
}

function named(columns: readonly string[]): string {
  return columns.map((column) => `\`${column}\``).join('、');
}

/** As PostgreSQL gives it back, without the casts and the outermost brackets that it adds. */
function code(expression: string): string {
  let bare = expression.replace(/::(text|bigint|double precision|jsonb|numeric)(\[\])?/g, '');
  while (isWrapped(bare)) bare = bare.slice(1, -1);
  return `\`${bare.replace(/= ANY \(ARRAY\[([^\]]*)\]\)/g, 'IN ($1)').replace(/<> ALL \(ARRAY\[([^\]]*)\]\)/g, 'NOT IN ($1)')}\``;
}

/** Whether the first bracket is closed by the last. */
function isWrapped(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (const [at, letter] of [...text].entries()) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}

/** As GitHub and the editors make it of a heading. */
function anchor(table: string, name: string): string {
  return `${table}-${name.replace(/[（）]/g, '')}`;
}
