import type { AuditEvent } from '../audit/audit-event.entity.js';
import { eventTitle, OBJECT_NAMES } from '../common/event-titles.js';
import { dateInWords, rowsOf, type RowSource, type Sheet, type SheetColumn, type SheetRow } from '../exports/sheet.js';
import { linesOf } from '../exports/sheet-style.js';
import { eventFacts, eventWords, type RegionNames } from './history-words.js';

/** 操作日志 on paper. Pure; what is logged holds personal numbers masked only. */

const CHANGES_WIDTH = 56;

/** Together about what A4 landscape holds at 9 points. */
const COLUMNS: readonly SheetColumn[] = [
  { title: '时间', kind: 'text', width: 11, align: 'center' },
  { title: '谁', kind: 'text', width: 12, align: 'center' },
  { title: '做了什么', kind: 'text', width: 20 },
  { title: '对象', kind: 'text', width: 14, align: 'center' },
  { title: '变化（原→现）', kind: 'text', width: CHANGES_WIDTH },
  { title: '原因', kind: 'text', width: 26 },
  { title: '地址', kind: 'text', width: 16, align: 'center' },
];

/** A row is 409 points high at most, which is this many lines; what is longer goes on in the next row. */
const MOST_LINES = 28;

const TIME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });

export interface AuditSheetInput {
  regionName: string;
  departmentName: string;
  /** The day printed on the sheet, `YYYY-MM-DD`. */
  preparedOn: string;
  from?: string;
  to?: string;
  /** What else the list was narrowed to, in words. */
  narrowedTo: readonly string[];
  total: number;
  events: RowSource<AuditEvent & { regions: RegionNames }>;
}

export function auditSheet(input: AuditSheetInput): Sheet {
  const { regionName, departmentName, preparedOn, events, total, narrowedTo } = input;
  async function* rows(): AsyncGenerator<SheetRow> {
    for await (const event of events) yield* rowsOfEvent(event);
    const chosen = narrowedTo.length > 0 ? `只列${narrowedTo.join('、')}。` : '';
    yield {
      kind: 'band',
      framed: false,
      text:
        total === 0
          ? `${chosen}这段期间没有符合条件的操作。`
          : `${chosen}共 ${total} 条，由新到旧排列；时间为北京时间，证件号码、手机号和银行账号均已遮盖。`,
    };
  }
  return {
    name: '操作日志',
    title: `${regionName}操作日志`,
    info: [`导出单位：${departmentName}`, periodWords(input), `导出日期：${dateInWords(preparedOn)}`],
    columns: COLUMNS,
    rows: rowsOf(rows),
    footer: '操作日志',
  };
}

function periodWords({ from, to }: Pick<AuditSheetInput, 'from' | 'to'>): string {
  if (from && to) return `期间：${dateInWords(from)}至${dateInWords(to)}`;
  if (from) return `期间：${dateInWords(from)}起`;
  return to ? `期间：截至${dateInWords(to)}` : '期间：全部';
}

function* rowsOfEvent(event: AuditEvent & { regions: RegionNames }): Generator<SheetRow> {
  const { at, actorName, action, objectType, reason, address } = event;
  const [first = '', ...rest] = partsOf(told(event));
  const title = eventTitle(action, objectType);
  const object = OBJECT_NAMES[objectType] ?? '其他';
  yield { kind: 'line', cells: [TIME.format(at), actorName ?? '系统', title, object, first, reason, address] };
  for (const part of rest) yield { kind: 'line', cells: [null, null, '（续上）', null, part, null, null] };
}

/** What changed; of an event that changed no field, what else it tells. */
function told({ action, details, regions }: AuditEvent & { regions: RegionNames }): string {
  const changes = eventWords(action, details, regions);
  if (changes !== '') return `${changes}。`;
  const facts = eventFacts(action, details, regions).map(({ name, value }) => `${name}：${value}`);
  return facts.length > 0 ? `${facts.join('；')}。` : '';
}

/** Cut where a row would be higher than a sheet can hold. */
function partsOf(words: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of words) {
    // Measured only near the end of what may fit: each line holds a few dozen characters.
    if (part.length >= MOST_LINES * 20 && linesOf(part + character, CHANGES_WIDTH) > MOST_LINES) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
