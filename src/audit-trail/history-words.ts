import { ROLE_NAMES } from '../auth/access/roles.js';
import { LEVEL_NAMES, type Level } from '../certificates/level.js';
import { fieldWords } from '../common/http/field-names.js';
import { yuanText } from '../common/values/money.js';
import { PAY_KIND_NAMES, periodText } from '../ledger/subject.js';
import { STATE_NAMES } from '../payouts/payout-life.js';
import { STATION_GRADE_NAMES, STATION_KIND_NAMES } from '../stations/station.entity.js';
import { ATTENDANCE_STATUS_NAMES } from '../training/attendance/attendance.entity.js';
import { HALF_DAY_MARK_NAMES } from '../training/half-days/half-day-rules.js';
import { TRAINING_LINE_NAMES } from '../training/programmes/programme.entity.js';
import { SESSION_MODE_NAMES } from '../training/sessions/training-session.entity.js';
import { STAFFING_NAMES } from '../workers/posts/staffing.js';
import { ORGANIZATION_KIND_NAMES } from '../workers/organizations/organization-kind.js';

/** An event about a person in words (domain.md §13). Pure; what is logged holds personal numbers masked only. */

/** What the fields of events are called where their general name would mislead. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  'post.endOn': '离职日期',
  'post.startOn': '入职日期',
  'registration.startOn': '登记日期',
  'registration.endOn': '登记有效期至',
  'post.organizationName': '工作单位',
  'post.founded': '新单位',
  'worker.name': '姓名',
  'station.startOn': '驻站日期',
  'station.endOn': '离站日期',
};

type Fields = Readonly<Record<string, unknown>>;

/** Regions by their code. */
export type RegionNames = ReadonlyMap<string, string>;
/** Fields that hold the code of a region. */
const REGION_FIELD = /(?:region|Region|county|registrar|township)Code$/;

/** The codes of regions that an event names. */
export function regionCodesOf(details: Fields | null): string[] {
  return [details, details?.['before'], details?.['after']].flatMap((part) =>
    Object.entries(fieldsOf(part)).flatMap(([field, value]) =>
      REGION_FIELD.test(field) && typeof value === 'string' ? [value] : [],
    ),
  );
}

export interface ChangedField {
  name: string;
  /** Null where there was nothing of the kind before, or is none any more. */
  before: string | null;
  after: string | null;
}

/** Each field that differs, before and after; of something new or gone what it is or was. */
export function eventChanges(action: string, details: Fields | null, regions: RegionNames): ChangedField[] {
  const before = fieldsOf(details?.['before']);
  const after = fieldsOf(details?.['after']);
  const subject = action.split('.')[0] ?? '';
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field): ChangedField[] => {
    const name = nameOf(subject, field);
    const [was, is] = [shown(before[field], field, regions), shown(after[field], field, regions)];
    if (name === null || was === undefined || is === undefined || was === is) return [];
    if (field in before && field in after) return [{ name, before: was, after: is }];
    const only = field in before ? was : is;
    if (only === EMPTY) return [];
    return field in before ? [{ name, before: only, after: null }] : [{ name, before: null, after: only }];
  });
}

/** `离职日期：（空）→ 2024-06-30`; of something new or gone what it is or was. */
export function eventWords(action: string, details: Fields | null, regions: RegionNames): string {
  return eventChanges(action, details, regions)
    .map(({ name, before, after }) =>
      before !== null && after !== null ? `${name}：${before} → ${after}` : `${name}：${before ?? after}`,
    )
    .join('；');
}

/** What else an event tells in plain values: counts, days, file names. */
export function eventFacts(
  action: string,
  details: Fields | null,
  regions: RegionNames,
): { name: string; value: string }[] {
  const subject = action.split('.')[0] ?? '';
  const counts = fieldsOf(details?.['counts']);
  return Object.entries({ ...counts, ...details }).flatMap(([field, value]) => {
    const name = COUNT_NAMES[field] ?? nameOf(subject, field);
    const text = shown(value, field, regions);
    return name === null || text === undefined || text === EMPTY || KEY.test(text) ? [] : [{ name, value: text }];
  });
}

/** Codes and hashes tell people nothing. */
const KEY = /^(?:[a-z_-]+|[0-9a-f]{32,})$/;

const COUNT_NAMES: Readonly<Record<string, string>> = {
  rows: '行数',
  created: '新增',
  updated: '更新',
  unchanged: '不变',
  rejected: '有误',
  lineCount: '笔数',
  payeeCount: '人数',
  number: '批次号',
};

/** Null for a field without a Chinese name: a key of the database tells people nothing. */
function nameOf(subject: string, field: string): string | null {
  const name = OWN_NAMES[`${subject}.${field}`] ?? fieldWords(field);
  return /[A-Za-z]/.test(name) ? null : name;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Closed lists in words; what stands in none of them and looks like a code is left out. */
const VALUES: Readonly<Record<string, string>> = {
  ...LEVEL_NAMES,
  ...ROLE_NAMES,
  ...ORGANIZATION_KIND_NAMES,
  ...STAFFING_NAMES,
  ...STATION_KIND_NAMES,
  ...STATION_GRADE_NAMES,
  ...TRAINING_LINE_NAMES,
  ...SESSION_MODE_NAMES,
  ...ATTENDANCE_STATUS_NAMES,
  ...HALF_DAY_MARK_NAMES,
  ...STATE_NAMES,
  ...PAY_KIND_NAMES,
};
const CODE = /^[a-z]+(?:[_-][a-z]+)*$/;

const EMPTY = '（空）';

/** Undefined for what is no plain value. */
function shown(value: unknown, field: string, regions: RegionNames): string | undefined {
  if (value === null || value === undefined || value === '') return EMPTY;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return field.endsWith('Fen') ? `${yuanText(value)} 元` : String(value);
  // Ids say nothing to a reader.
  if (typeof value !== 'string' || /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return undefined;
  if (field === 'subject') return subjectWords(value);
  if (REGION_FIELD.test(field)) return regions.get(value) ?? value;
  // User names are codes by their look, and names all the same.
  return VALUES[value] ?? (CODE.test(value) && field !== 'username' ? undefined : value);
}

/** The ledger's key in words: `award:senior` → 一次性奖励（高级）. */
function subjectWords(subject: string): string {
  const [kind, of = ''] = subject.split(':');
  return kind === 'award' ? `一次性奖励（${LEVEL_NAMES[of as Level]}）` : `职业津贴 ${periodText(of)}`;
}
