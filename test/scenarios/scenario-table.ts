import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Level, LEVEL_NAMES } from '../../src/certificates/level.js';
import { addDays, addMonthsToDate, isDate, isMonth, monthRange } from '../../src/common/values/months.js';
import { readSeed } from '../../src/common/seed-files.js';
import {
  type AwardPolicyTerms,
  type DayRange,
  type EligibleEmployer,
  EMPLOYER_CHECK,
  type NoticeFact,
  type PolicyCheck,
  type ServiceTerms,
  type StipendPolicyTerms,
  type YearTerms,
} from '../../src/policies/terms/policy-terms.js';
import { yearPeriod } from '../../src/ledger/subject.js';
import { REASON_NAMES } from '../../src/policies/terms/reason-names.js';
import type {
  CertificateFact,
  ClaimFact,
  PostFact,
  WaiverFact,
  WorkerFacts,
} from '../../src/policies/facts/worker-facts.js';
import { parseRegionTree } from '../../src/regions/region-tree.js';
import { STAFFING_NAMES, type Staffing } from '../../src/workers/posts/staffing.js';
import { ORGANIZATION_KIND_NAMES, type OrganizationKind } from '../../src/workers/organizations/organization-kind.js';

/**
 * Reads the tables in test/scenarios, which officials write in Chinese (see the README there). Whatever it cannot
 * read it refuses, naming the file, the place and the key: a scenario that is silently half read proves nothing.
 */
const FOLDER = 'test/scenarios/';

/** A mapping from the table, and where it stands, for the error's sake. */
interface Node {
  at: string;
  value: Record<string, unknown>;
}

export interface Scenario {
  name: string;
  /** Its row as written; read when its test runs, so that a mistake fails that test alone. */
  node: Node;
  policies: Node;
}

export interface ScenarioFile {
  file: string;
  kind: '一次性奖励' | '职业津贴';
  about: string;
  scenarios: Scenario[];
}

export interface AwardExpectation {
  certificateNo: string;
  owedFen: number;
  policyId: string | null;
  reasons: string[] | null;
}

export interface StipendExpectation {
  month: string;
  owedFen: number;
  level: Level | null;
  certificateNo: string | null;
  policyId: string | null;
  others: string[] | null;
  reasons: string[] | null;
}

export function scenarioFiles(): ScenarioFile[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => readScenarioFile(name, readFileSync(`${FOLDER}${name}`, 'utf8')));
}

export function readScenarioFile(file: string, yaml: string): ScenarioFile {
  const top = mapping(file, parse(yaml));
  onlyKeys(top, ['类别', '说明', '政策库', '情形表']);
  const kind = oneOf(top, '类别', { 一次性奖励: '一次性奖励', 职业津贴: '职业津贴' } as const);
  const policies = mapping(`${file} 的「政策库」`, top.value['政策库']);
  const scenarios = list(top, '情形表').map((node) => ({ name: word(node, '情形'), node, policies }));
  return { file, kind, about: word(top, '说明'), scenarios };
}

const COMMON_KEYS = ['情形', '政策', '任职', '证书', '停发', '放弃', '申报', '截至', '应发', '不发'];

export function readAwardScenario({ node, policies }: Scenario) {
  onlyKeys(node, [...COMMON_KEYS, '已发']);
  const facts = workerFacts(node);
  const expected = [
    ...list(node, '应发').map((row): AwardExpectation => {
      onlyKeys(row, ['证书', '金额', '政策', '说明']);
      return {
        certificateNo: word(row, '证书'),
        owedFen: fen(row, '金额'),
        policyId: word(row, '政策'),
        reasons: reasons(row, '说明'),
      };
    }),
    ...list(node, '不发').map((row): AwardExpectation => {
      onlyKeys(row, ['证书', '原因']);
      return { certificateNo: word(row, '证书'), owedFen: 0, policyId: null, reasons: reasons(row, '原因') ?? [] };
    }),
  ];
  return { facts, policies: chosenPolicies(node, policies, awardPolicy), asOf: asOf(node), expected };
}

export function readStipendScenario({ node, policies }: Scenario) {
  onlyKeys(node, [...COMMON_KEYS, '核定月份', '已发津贴']);
  const [fromMonth, toMonth] = range(node, '核定月份', isMonth);
  const expected = [
    ...list(node, '应发').flatMap((row): StipendExpectation[] => {
      onlyKeys(row, ['月份', '年度', '级别', '证书', '金额', '政策', '其他符合', '说明']);
      const said = {
        owedFen: fen(row, '金额'),
        level: has(row, '级别') ? level(row) : null,
        certificateNo: has(row, '证书') ? word(row, '证书') : null,
        policyId: word(row, '政策'),
        others: has(row, '其他符合') ? texts(row, '其他符合') : null,
        reasons: reasons(row, '说明'),
      };
      return periods(row).map((month) => ({ month, ...said }));
    }),
    ...list(node, '不发').flatMap((row): StipendExpectation[] => {
      onlyKeys(row, ['月份', '年度', '原因']);
      const said = { owedFen: 0, level: null, certificateNo: null, policyId: null, others: null };
      return periods(row).map((month) => ({ month, ...said, reasons: reasons(row, '原因') ?? [] }));
    }),
  ];
  const options = { fromMonth: fromMonth!, toMonth: toMonth ?? fromMonth!, asOf: asOf(node), includeRefused: true };
  return { facts: workerFacts(node), policies: chosenPolicies(node, policies, stipendPolicy), options, expected };
}

// ---- people

function workerFacts(node: Node): WorkerFacts {
  return {
    workerId: 'w1',
    posts: list(node, '任职').map(post),
    certificates: list(node, '证书').map(certificate),
    suspensions: list(node, '停发').map((row) => {
      onlyKeys(row, ['自', '至', '原因']);
      return {
        fromMonth: text(row, '自', isMonth, '月份'),
        toMonth: has(row, '至') ? text(row, '至', isMonth, '月份') : null,
        reason: has(row, '原因') ? word(row, '原因') : '未注明',
      };
    }),
    waivers: list(node, '放弃').map((row): WaiverFact => {
      onlyKeys(row, ['日期', '奖励', '津贴']);
      const [waivedOn, paper] = [day(row, '日期'), '放弃声明'];
      if (has(row, '奖励')) {
        const given = word(row, '奖励') === '全部' ? null : oneOf(row, '奖励', LEVEL_WORDS);
        return { kind: 'award', subject: given && `award:${given}`, fromMonth: null, waivedOn, paper };
      }
      const isAll = word(row, '津贴') === '全部';
      const subject = isAll ? null : `stipend:${period(row, '津贴')}`;
      return { kind: 'stipend', subject, fromMonth: isAll ? waivedOn.slice(0, 7) : null, waivedOn, paper };
    }),
    claims: list(node, '申报').map(claim),
    stipendsPaid: texts(node, '已发津贴').map((each) => ({
      period: period({ at: node.at, value: { 已发津贴: each } }, '已发津贴'),
      payerRegionCode: null,
    })),
    awardsPaid: list(node, '已发').map((row) => {
      onlyKeys(row, ['级别', '金额', '日期', '本系统']);
      const byHistory = !has(row, '本系统') || !yes(row, '本系统');
      return { level: level(row), paidFen: fen(row, '金额'), paidOn: day(row, '日期'), byHistory };
    }),
  };
}

function post(row: Node): PostFact {
  onlyKeys(row, ['单位', '类别', '登记机关', '地区', '入职', '离职', '用工性质']);
  return {
    organizationName: has(row, '单位') ? word(row, '单位') : word(row, '类别'),
    kind: oneOf(row, '类别', KINDS),
    registrarCode: has(row, '登记机关') ? region(row, '登记机关').code : null,
    regionPath: region(row, '地区').path,
    startOn: day(row, '入职'),
    endOn: has(row, '离职') ? day(row, '离职') : null,
    staffing: has(row, '用工性质') ? oneOf(row, '用工性质', STAFFING_WORDS) : null,
  };
}

const CLAIM_STATES = { 待审核: 'submitted', 退回补正: 'returned', 受理: 'accepted', 不予受理: 'rejected' } as const;

/** Of a certificate, or of a notice for months; accepted unless it says otherwise. */
function claim(row: Node, n: number): ClaimFact {
  onlyKeys(row, ['地区', '证书', '通知', '日期', '状态', '核对']);
  return {
    id: `申报${n + 1}`,
    regionCode: region(row, '地区').code,
    kind: has(row, '证书') ? 'award' : 'stipend',
    certificateId: has(row, '证书') ? word(row, '证书') : null,
    noticeId: has(row, '通知') ? word(row, '通知') : null,
    receivedOn: day(row, '日期'),
    state: has(row, '状态') ? oneOf(row, '状态', CLAIM_STATES) : 'accepted',
    checks: list(row, '核对').map((entry) => {
      onlyKeys(entry, ['项目', '结果']);
      const met = oneOf(entry, '结果', { 符合: 'yes', 不符合: 'no' } as const) === 'yes';
      return { code: word(entry, '项目'), met, evidence: '材料', by: '经办人', on: day(row, '日期') };
    }),
  };
}

function certificate(row: Node): CertificateFact {
  onlyKeys(row, ['级别', '编号', '批准', '申报', '登记', '撤销', '自始无效']);
  // Most people hold one certificate a level, so that its level names it.
  const certificateNo = has(row, '编号') ? word(row, '编号') : word(row, '级别');
  return {
    id: certificateNo,
    certificateNo,
    level: level(row),
    approvedOn: day(row, '批准'),
    declaredOn: day(row, has(row, '申报') ? '申报' : '批准'),
    revokedOn: has(row, '撤销') ? day(row, '撤销') : null,
    void: has(row, '自始无效') && yes(row, '自始无效'),
    registrations: texts(row, '登记').map((each) => {
      const [startOn, endOn] = range({ at: row.at, value: { 登记: each } }, '登记', isDate);
      return { startOn: startOn!, endOn: endOn ?? addDays(addMonthsToDate(startOn!, 36), -1) };
    }),
  };
}

// ---- policies

type ReadPolicy<T> = (row: Node, id: string) => T;

/** The policies of a scenario: names from the file's 政策库, or one of them with some terms changed (沿用). */
function chosenPolicies<T>(node: Node, library: Node, read: ReadPolicy<T>): T[] {
  const chosen = node.value['政策'];
  if (!Array.isArray(chosen)) throw new Error(`${node.at}：「政策」应为列表`);
  return chosen.map((each: unknown, n) => {
    if (typeof each === 'string') return read(libraryPolicy(library, each, node.at), each);
    const own = mapping(`${node.at} 的「政策」第${n + 1}项`, each);
    const base = word(own, '沿用');
    const { 沿用: _base, 简称: name = base, ...changes } = own.value;
    return read({ at: own.at, value: { ...libraryPolicy(library, base, own.at).value, ...changes } }, String(name));
  });
}

function libraryPolicy(library: Node, name: string, at: string): Node {
  if (library.value[name] === undefined) throw new Error(`${at}：「政策库」里没有「${name}」`);
  return mapping(`${library.at}「${name}」`, library.value[name]);
}

function heading(row: Node, id: string) {
  const { code, path } = region(row, '地区');
  return {
    id,
    versionNo: has(row, '版本') ? Number(row.value['版本']) : 1,
    regionCode: code,
    regionDepth: path.length,
    title: `${id}政策`,
    documentNo: has(row, '文号') ? word(row, '文号') : null,
    rateGroups: list(row, '分组标准').map((group) => {
      onlyKeys(group, ['单位', ...LEVEL_KEYS]);
      return { employers: texts(group, '单位').map((each) => kindOf(group.at, '单位', each)), levels: rates(group) };
    }),
    ratesFen: rates(row),
    eligibleEmployers: employers(row),
    excludedStaffing: texts(row, '不发用工性质').map((each) =>
      oneOf({ at: row.at, value: { 不发用工性质: each } }, '不发用工性质', STAFFING_WORDS),
    ),
    unknownStaffing: has(row, '用工性质不明')
      ? oneOf(row, '用工性质不明', { 照发: 'pay', 不发: 'refuse' } as const)
      : ('pay' as const),
    registration: oneOf(row, '须登记', { 是: 'valid', 否: 'none', 登记过: 'once' } as const),
    firstRegisteredBetween: has(row, '首次登记') ? dayRange(row, '首次登记') : null,
    claimBy: has(row, '经申报') && yes(row, '经申报') ? ('application' as const) : ('certificate' as const),
    checks: list(row, '核对项目').map(policyCheck),
    notices: list(row, '申报通知').map(notice),
  };
}

/** 任职单位 is the word for the engine's own test of the employer. */
function policyCheck(row: Node): PolicyCheck {
  onlyKeys(row, ['项目', '级别', '任选']);
  const label = word(row, '项目');
  return {
    code: label === '任职单位' ? EMPLOYER_CHECK : label,
    label,
    ...(has(row, '级别')
      ? { levels: texts(row, '级别').map((each) => oneOf({ at: row.at, value: { 级别: each } }, '级别', LEVEL_WORDS)) }
      : {}),
    ...(has(row, '任选') ? { anyOf: word(row, '任选') } : {}),
  };
}

function notice(row: Node): NoticeFact {
  onlyKeys(row, ['编号', '申报期', '取证', '月份', '补充']);
  const window = dayRange(row, '申报期');
  const certificates = has(row, '取证') ? dayRange(row, '取证') : { from: null, to: null };
  const [monthsFrom = null, monthsTo = monthsFrom] = has(row, '月份') ? range(row, '月份', isMonth) : [];
  return {
    id: word(row, '编号'),
    noticeNo: word(row, '编号'),
    opensOn: window.from ?? '',
    closesOn: window.to ?? '',
    certificatesFrom: certificates.from,
    certificatesTo: certificates.to,
    monthsFrom,
    monthsTo,
    supplements: has(row, '补充') ? word(row, '补充') : null,
  };
}

function rates(row: Node) {
  return { junior: rate(row, '初级'), intermediate: rate(row, '中级'), senior: rate(row, '高级') };
}

/** 未规定: the document says nothing of the level. */
function rate(row: Node, key: string): number | null {
  return row.value[key] === '未规定' ? null : fen(row, key);
}

const LEVEL_KEYS = ['初级', '中级', '高级'];
const HEADING_KEYS = [
  '地区',
  '版本',
  '文号',
  ...LEVEL_KEYS,
  '分组标准',
  '发放对象',
  '不发用工性质',
  '用工性质不明',
  '须登记',
  '首次登记',
  '经申报',
  '核对项目',
  '申报通知',
];

/** `2023-01-01 至 2023-12-31`; either side may be left out: `2023-01-01 至`, `至 2023-12-31`. */
function dayRange(row: Node, key: string): DayRange {
  const [from = '', to = ''] = word(row, key)
    .split('至')
    .map((part) => part.trim());
  const bound = (part: string): string | null => {
    if (part !== '' && !isDate(part)) throw new Error(`${row.at}：「${key}」的「${part}」不是日期`);
    return part || null;
  };
  return { from: bound(from), to: bound(to) };
}

function awardPolicy(row: Node, id: string): AwardPolicyTerms {
  onlyKeys(row, [...HEADING_KEYS, '生效', '终止', '升级', '申报期限月数', '申报时须在岗', '在岗要求']);
  const own = has(row, '在岗要求') ? service(mapping(`${row.at} 的「在岗要求」`, row.value['在岗要求'])) : null;
  return {
    ...heading(row, id),
    effectiveFrom: day(row, '生效'),
    effectiveTo: has(row, '终止') ? day(row, '终止') : null,
    upgrade: oneOf(row, '升级', { 补差: 'difference', 全额: 'full' } as const),
    claimWithinMonths: countOrNone(row, '申报期限月数'),
    mustStillServe: own ? own.on.includes('declared') : yes(row, '申报时须在岗'),
    service: own,
  };
}

const DAYS = { 批准日: 'approved', 申报日: 'declared', 曾经: 'ever', 不要求: 'none' } as const;

function service(row: Node): ServiceTerms {
  onlyKeys(row, ['须在岗', '服务月数', '算到', '连续']);
  const counted = word(row, '算到');
  return {
    on: texts(row, '须在岗').map((each) => oneOf({ at: row.at, value: { 须在岗: each } }, '须在岗', DAYS)),
    minMonths: countOrNone(row, '服务月数') ?? 0,
    countedTo: isDate(counted) ? counted : oneOf(row, '算到', { 批准日: 'approved', 申报日: 'declared' } as const),
    unbroken: yes(row, '连续'),
  };
}

function stipendPolicy(row: Node, id: string): StipendPolicyTerms {
  onlyKeys(row, [
    ...HEADING_KEYS,
    '生效月份',
    '终止月份',
    '起发',
    '止发',
    '最低服务月数',
    '最多发放月数',
    '上限计法',
    '按年度',
  ]);
  return {
    ...heading(row, id),
    effectiveFrom: text(row, '生效月份', isMonth, '月份'),
    effectiveTo: has(row, '终止月份') ? text(row, '终止月份', isMonth, '月份') : null,
    start: oneOf(row, '起发', { 当月: 'same-month', 次月: 'next-month' } as const),
    stop: oneOf(row, '止发', { 离岗当月: 'through-leaving-month', 离岗上月: 'until-previous-month' } as const),
    minServiceMonths: countOrNone(row, '最低服务月数') ?? 0,
    maxMonths: countOrNone(row, '最多发放月数'),
    capBy: has(row, '上限计法') ? oneOf(row, '上限计法', { 按应发: null, 按时间: 'elapsed' } as const) : null,
    year: has(row, '按年度') ? yearTerms(mapping(`${row.at} 的「按年度」`, row.value['按年度'])) : null,
  };
}

function yearTerms(row: Node): YearTerms {
  onlyKeys(row, ['年度', '发放', '年内在岗月数', '年内持证月数']);
  return {
    year: oneOf(row, '年度', { 自然年度: 'calendar', 任职年度: 'service' } as const),
    pays: oneOf(row, '发放', { 按月计发: 'months', 整笔发放: 'whole' } as const),
    minMonths: has(row, '年内在岗月数') ? (countOrNone(row, '年内在岗月数') ?? 0) : 0,
    minHeldMonths: has(row, '年内持证月数') ? (countOrNone(row, '年内持证月数') ?? 0) : 0,
  };
}

function employers(row: Node): EligibleEmployer[] {
  const all = row.value['发放对象'];
  if (!Array.isArray(all)) throw new Error(`${row.at}：「发放对象」应为列表`);
  return all.map((each: unknown) => {
    if (typeof each === 'string') return { kind: kindOf(row.at, '发放对象', each) };
    const own = mapping(`${row.at} 的「发放对象」`, each);
    onlyKeys(own, ['类别', '登记机关']);
    return { kind: oneOf(own, '类别', KINDS), registrarCode: region(own, '登记机关').code };
  });
}

function kindOf(at: string, key: string, name: string): OrganizationKind {
  return oneOf({ at, value: { [key]: name } }, key, KINDS);
}

// ---- words

const KINDS = reversed<OrganizationKind>(ORGANIZATION_KIND_NAMES);
const STAFFING_WORDS = reversed<Staffing>(STAFFING_NAMES);
const LEVEL_WORDS = reversed<Level>(LEVEL_NAMES);
const REASON_CODES = reversed<string>(REASON_NAMES);
const REGIONS = parseRegionTree(readSeed('regions.csv'));

function reversed<K extends string>(names: Record<K, string>): Record<string, K> {
  const words: Record<string, K> = {};
  for (const key in names) words[names[key]] = key;
  return words;
}

function mapping(at: string, value: unknown): Node {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${at}：应为「键: 值」的形式`);
  return { at, value: { ...value } };
}

function onlyKeys({ at, value }: Node, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`${at}：不认识的键「${unknown}」，可用的键有：${known.join('、')}`);
}

function has({ value }: Node, key: string): boolean {
  return value[key] !== undefined && value[key] !== null;
}

/** The rows under a key, each named by its own 情形 or its number; a missing key is no rows. */
function list(node: Node, key: string): Node[] {
  const value = node.value[key] ?? [];
  if (!Array.isArray(value)) throw new Error(`${node.at}：「${key}」应为列表`);
  return value.map((each: unknown, n) => {
    const row = mapping(`${node.at} 的「${key}」第${n + 1}项`, each);
    return typeof row.value['情形'] === 'string' ? { ...row, at: `${node.at} 情形「${row.value['情形']}」` } : row;
  });
}

function word({ at, value }: Node, key: string): string {
  const found = value[key];
  if (typeof found !== 'string' && typeof found !== 'number') throw new Error(`${at}：缺少「${key}」`);
  return String(found);
}

function texts({ at, value }: Node, key: string): string[] {
  const found = value[key] ?? [];
  if (!Array.isArray(found)) throw new Error(`${at}：「${key}」应为列表`);
  return found.map(String);
}

function text(node: Node, key: string, valid: (text: string) => boolean, what: string): string {
  const found = word(node, key);
  if (!valid(found)) throw new Error(`${node.at}：「${key}」的「${found}」不是${what}`);
  return found;
}

function day(node: Node, key: string): string {
  return text(node, key, isDate, '日期（如 2023-09-01）');
}

/** `A 至 B`, or `A` alone. */
function range(node: Node, key: string, valid: (text: string) => boolean): string[] {
  const parts = word(node, key).split(/\s*至\s*/);
  if (parts.length > 2 || !parts.every(valid)) throw new Error(`${node.at}：「${key}」的「${parts.join('至')}」看不懂`);
  return parts;
}

function months(row: Node): string[] {
  const [from, to] = range(row, '月份', isMonth);
  return monthRange(from!, to ?? from!);
}

/** 月份, or 年度 for what is paid as a whole year. */
function periods(row: Node): string[] {
  if (!has(row, '年度')) return months(row);
  const [from, to] = range(row, '年度', (part) => /^\d{4}$/.test(part)).map(Number);
  return Array.from({ length: (to ?? from!) - from! + 1 }, (_, n) => yearPeriod(from! + n));
}

/** `2023-05`, or `2023年度` for a whole year. */
function period(node: Node, key: string): string {
  const [, year] = /^(\d{4})年度$/.exec(word(node, key)) ?? [];
  return year === undefined ? text(node, key, isMonth, '月份') : yearPeriod(Number(year));
}

function asOf(node: Node): string {
  return has(node, '截至') ? day(node, '截至') : '2024-12-31';
}

/** Yuan as written, in fen. */
function fen({ at, value }: Node, key: string): number {
  const yuan = value[key];
  if (typeof yuan !== 'number') throw new Error(`${at}：「${key}」应为金额（元）`);
  return Math.round(yuan * 100);
}

function countOrNone(node: Node, key: string): number | null {
  const found = node.value[key];
  if (found === '不限') return null;
  if (typeof found !== 'number') throw new Error(`${node.at}：「${key}」应为数字或「不限」`);
  return found;
}

function yes(node: Node, key: string): boolean {
  return oneOf(node, key, { 是: 'yes', 否: 'no' } as const) === 'yes';
}

function level(node: Node): Level {
  return oneOf(node, '级别', LEVEL_WORDS);
}

function oneOf<T extends string | null>(node: Node, key: string, allowed: Record<string, T>): T {
  const found = word(node, key);
  const meaning = Object.hasOwn(allowed, found) ? allowed[found] : undefined;
  if (meaning === undefined)
    throw new Error(`${node.at}：「${key}」的「${found}」应为：${Object.keys(allowed).join('、')}`);
  return meaning;
}

function reasons(row: Node, key: string): string[] | null {
  if (!has(row, key)) return null;
  return texts(row, key).map((name) => oneOf({ at: row.at, value: { [key]: name } }, key, REASON_CODES));
}

/** 宣城市, 郎溪县, or 郎溪县/建平镇. */
function region(node: Node, key: string) {
  const names = word(node, key).split('/');
  const found = REGIONS.filter(({ name, parentCode }) => {
    const parent = REGIONS.find(({ code }) => code === parentCode);
    return name === names.at(-1) && (names.length === 1 || parent?.name === names.at(-2));
  });
  if (found.length !== 1) throw new Error(`${node.at}：「${key}」的「${names.join('/')}」不是（或不止一个）地区`);
  return found[0]!;
}
