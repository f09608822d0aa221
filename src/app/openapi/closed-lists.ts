import { fieldWords } from '../../common/http/field-names.js';
import { type Choice, CHOICES } from './choices.js';
import { type Draft, operationsOf, refTo, rewriteSchemas } from './document.js';

/** Each closed list becomes a component of its own with its words in Chinese, and stands wherever it is meant by reference. */
export function nameClosedLists(draft: Draft): void {
  const choices: Record<string, Choice> = { ...CHOICES, ...sortsOf(draft) };
  const byWords = new Map(Object.entries(choices).map(([name, { words }]) => [keyOf(Object.keys(words)), name]));
  const used = new Set<string>();
  rewriteSchemas(draft, (schema) => {
    const name = schema.enum && byWords.get(keyOf(schema.enum));
    if (!name) return schema;
    used.add(name);
    const { enum: _words, type: _type, ...rest } = schema;
    return { ...rest, $ref: refTo(name) };
  });
  for (const name of used) {
    const { title, words } = choices[name] ?? { title: '', words: {} };
    draft.components.schemas[name] = {
      type: 'string',
      title,
      enum: Object.keys(words),
      'x-enum-descriptions': Object.values(words),
    };
  }
}

/** The orders of a list: one component for each operation that has them. */
function sortsOf(draft: Draft): Record<string, Choice> {
  const sorts = operationsOf(draft).flatMap(({ operation }) => {
    const sort = operation.parameters?.find(({ name, in: place }) => name === 'sort' && place === 'query');
    const orders = sort?.schema.enum as string[] | undefined;
    return orders ? [[`${operation.operationId.split('_').map(upperFirst).join('')}Sort`, orders] as const] : [];
  });
  return Object.fromEntries(sorts.map(([name, orders]) => [name, { title: '排序', words: wordsOfOrders(orders) }]));
}

/** What answers have and requests do not, or call otherwise. */
const ORDER_WORDS: Readonly<Record<string, string>> = {
  id: '登记先后',
  createdAt: '建立时间',
  lineNo: '序号',
  workerName: '姓名',
  number: '批次号',
  totalFen: '合计金额',
  payeeCount: '人数',
  noticeTo: '公示止日',
  subject: '发放项目',
  receivedOn: '申报日期',
  registrationEndsOn: '登记到期日',
};

function wordsOfOrders(orders: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    orders.map((order) => {
      const [field = '', direction] = order.split(':');
      return [order, `${ORDER_WORDS[field] ?? fieldWords(field)}${direction === 'desc' ? '降序' : '升序'}`];
    }),
  );
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function keyOf(words: readonly unknown[]): string {
  return words
    .filter((word): word is string => typeof word === 'string')
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(' ');
}
