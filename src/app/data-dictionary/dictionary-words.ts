import { fieldNameOf } from '../../common/http/field-names.js';
import { CHOICES } from '../openapi/choices.js';
import { COLUMN_WORDS } from './column-words.js';
import { BANKING, CLAIMS, PAYOUTS } from './money-words.js';
import { PEOPLE } from './people-words.js';
import { POLICIES } from './policies-words.js';
import { ACCOUNTS, RUNNING } from './running-words.js';
import { STATIONS, TRAINING } from './station-training-words.js';
import type { Catalog } from './catalog.js';
import type { DomainWords, TableWords } from './words.js';

export const DOMAINS: readonly DomainWords[] = [
  PEOPLE,
  POLICIES,
  PAYOUTS,
  BANKING,
  CLAIMS,
  STATIONS,
  TRAINING,
  ACCOUNTS,
  RUNNING,
];

/** What a trigger that stands before a row holds, by the function that it calls. */
export const GUARD_WORDS: Readonly<Record<string, string>> = {
  attachment_chunks_stay: '内容写入以后只能换用新密钥重新加密，或随附件删去',
  attachments_stay: '写入以后不能改；删去时只清除内容，这一行留下',
  bank_hand_outs_stay: '写入以后只能作废一次，不能改，不能删',
  bank_profiles_stay: '写入以后只能停用一次，不能改，不能删',
  claim_notice_stays: '批准以后只能撤回；撤回以后不能改',
  decided_requests_stay: '决定以后不能改；不能删',
  document_templates_stay: '写入以后只能停用一次，不能改，不能删',
  documents_change_by_key_alone: '只增不改：写入以后只能换用新密钥重新加密，不能删',
  endings_take_their_turn: '第几回由数据库自己数',
  historical_payments_stay: '写入以后只能撤回，金额和日期不能改；撤回以后不能改，不能删',
  lines_change_by_key_alone: '只增不改：写入以后只能换用新密钥重新加密，不能删',
  policy_stays_as_approved: '批准以后除终止日期外不能改，不能删',
  region_setting_changes_stay: '决定以后不能改；不能删',
  sent_payouts_stay: '送银行以后名单和金额不能改，送银行时须与明细相符',
  station_evaluation_schemes_used_stay: '用过以后不能改，不能删',
  stubs_name_survivors: '只能并入在册的记录',
  tail_goes_with_its_number: '改证件号码时须同时改后四位的摘要',
  training_seats_hold: '报名人数不能超过名额和容纳人数',
  training_selection_holds: '入选人数不能超过名额',
  withdrawn_people_have_nothing: '还有任职、证书、发放等的人员不能撤销',
};

/** `refuse_change` is said by what it stands before. */
export const APPEND_ONLY = '只增不改：数据库拒绝修改和删除';
export const NEVER_DELETED = '数据库拒绝删除';
export const REFUSE_CHANGE = 'refuse_change';

export function tableWords(table: string): TableWords | undefined {
  return DOMAINS.map(({ tables }) => tables[table]).find(Boolean);
}

/** The table's own word, then the one that holds wherever the column stands, then that of the field of requests. */
export function columnWords(table: string, column: string): string | undefined {
  return (
    tableWords(table)?.columns?.[column] ??
    COLUMN_WORDS[column] ??
    fieldNameOf(column.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()))
  );
}

/** The words of a column's closed list: the table's own, else of the list of the API that has the same ones. */
export function valueWords(table: string, column: string, values: readonly string[]): Readonly<Record<string, string>> {
  const own = tableWords(table)?.values?.[column];
  if (own) return own;
  const key = values.toSorted().join(' ');
  return Object.values(CHOICES).find(({ words }) => Object.keys(words).toSorted().join(' ') === key)?.words ?? {};
}

/** The values that a check allows of one column, of `col = ANY (ARRAY['a'::text, …])` and nothing else. */
export function allowedValues({ constraints }: Catalog, table: string, column: string): string[] {
  return constraints
    .filter((each) => each.table === table && each.kind === 'c' && isListOf(each.definition, column))
    .flatMap(({ definition }) => [...definition.matchAll(/'([^']*)'::text/g)].map(([, value]) => value ?? ''));
}

export function isListOf(definition: string, column: string): boolean {
  return new RegExp(`^CHECK \\(\\((${column} = ANY|${column} <@) \\(?ARRAY\\[[^\\]]*\\]\\)?\\)\\)$`).test(definition);
}

export interface Gaps {
  tablesWithoutWords: string[];
  columnsWithoutWords: string[];
  valuesWithoutWords: string[];
  guardsWithoutWords: string[];
  /** Words that nothing in the database has any more. */
  leftOver: string[];
}

/** What the words lack and what they have too many, held to the catalog both ways. */
export function gapsOf(catalog: Catalog): Gaps {
  const named = (table: string, column: string): string => `${table}.${column}`;
  const { columns, guards, views } = catalog;
  const tables = [...new Set(columns.map(({ table }) => table))];
  const has = new Set(columns.map(({ table, column }) => named(table, column)));
  const shared = new Set(
    columns.filter(({ table, column }) => !tableWords(table)?.columns?.[column]).map(({ column }) => column),
  );
  const own = DOMAINS.flatMap((domain) => Object.entries(domain.tables));
  const viewWords = DOMAINS.flatMap((domain) => Object.keys(domain.views ?? {}));
  const guarding = guards.map(({ guard }) => guard).filter((guard) => guard !== REFUSE_CHANGE);
  return {
    tablesWithoutWords: [
      ...tables.filter((table) => !tableWords(table)),
      ...views.filter((v) => !viewWords.includes(v)),
    ],
    columnsWithoutWords: columns
      .filter(({ table, column }) => !columnWords(table, column))
      .map(({ table, column }) => named(table, column)),
    valuesWithoutWords: columns.flatMap(({ table, column }) => {
      const values = allowedValues(catalog, table, column);
      const words = valueWords(table, column, values);
      return values.filter((value) => !words[value]).map((value) => `${named(table, column)} ${value}`);
    }),
    guardsWithoutWords: guarding.filter((guard) => !GUARD_WORDS[guard]),
    leftOver: [
      ...own.map(([table]) => table).filter((table) => !tables.includes(table)),
      ...own.flatMap(([table, words]) =>
        [...Object.keys(words.columns ?? {}), ...Object.keys(words.values ?? {})]
          .map((column) => named(table, column))
          .filter((name) => !has.has(name)),
      ),
      ...Object.keys(COLUMN_WORDS).filter((column) => !shared.has(column)),
      ...viewWords.filter((view) => !views.includes(view)),
      ...Object.keys(GUARD_WORDS).filter((guard) => !guarding.includes(guard)),
    ],
  };
}
