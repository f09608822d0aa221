import { employerCheck, newCheck } from '../../web/console/policies/editor/claim-form.js';
import {
  emptyForm,
  formErrors,
  formOf,
  contentOf,
  monthPlus,
  nextVersion,
  type PolicyForm,
  requestOf,
  trialMonths,
} from '../../web/console/policies/editor/policy-form.js';
import { fieldInWords, fieldsThatDiffer, merged } from '../../web/console/policies/editor/policy-merge.js';
import { axisOf, lanesOf } from '../../web/console/policies/timeline/timeline-rules.js';
import { differences, formerVersion } from '../../web/console/policies/words/policy-difference.js';
import { stateOf } from '../../web/console/policies/words/policy-state.js';
import { type Policy, sentencesOf } from '../../web/console/policies/words/policy-words.js';

const nameOf = (code: string): string => (code === '341821' ? '郎溪县' : '宣城市');

function policy(changes: Partial<Policy> = {}): Policy {
  const { ratesFen = { junior: 15_000, intermediate: 30_000, senior: 50_000 } } = changes;
  return {
    id: 'a',
    kind: 'stipend',
    regionCode: '341821',
    regionName: '郎溪县',
    versionNo: 1,
    state: 'approved',
    title: '岗位补贴办法',
    documentNo: '郎民〔2023〕2号',
    effectiveFrom: '2023-01',
    effectiveTo: null,
    ratesFen,
    rates: [{ levels: ratesFen }],
    eligibleEmployers: [{ kind: 'village' }, { kind: 'social_organization', registrarCode: '341821' }],
    excludedStaffing: [],
    unknownStaffing: 'pay',
    requiresRegistration: true,
    registration: 'valid',
    firstRegisteredBetween: null,
    claimBy: 'certificate',
    checks: [],
    noticeWorkingDays: 5,
    funding: null,
    upgrade: null,
    claimWithinMonths: null,
    mustStillServe: null,
    service: null,
    start: 'next-month',
    stop: 'through-leaving-month',
    minServiceMonths: 6,
    maxMonths: 24,
    capBy: 'paid',
    period: 'month',
    year: null,
    note: null,
    predecessorId: null,
    createdBy: { id: 'u1', displayName: '王经办' },
    createdAt: '2023-01-01T00:00:00.000Z',
    submittedAt: null,
    submittedBy: null,
    submittedByName: null,
    returnedAt: null,
    returnedByName: null,
    returnComment: null,
    approvedBy: { id: 'u2', displayName: '李审核' },
    approvedAt: '2023-01-05T00:00:00.000Z',
    version: 2,
    ...changes,
  } as Policy;
}

const AWARD: Partial<Policy> = {
  kind: 'award',
  effectiveFrom: '2022-07-01',
  upgrade: 'difference',
  claimWithinMonths: 12,
  mustStillServe: false,
  start: null,
  stop: null,
  minServiceMonths: null,
  maxMonths: null,
  capBy: null,
  period: null,
};

describe('a policy in sentences', () => {
  it('says who, on which conditions, how much, when, how it is posted and on what it rests', () => {
    expect(sentencesOf(policy(), nameOf)).toEqual({
      谁: ['发放对象为村、社会组织（在郎溪县登记的）的在岗人员。'],
      条件: ['须持有证书，且登记在有效期内。', '连续在岗满 6 个月后开始发放。'],
      多少: ['每月发放：初级 150.00 元，中级 300.00 元，高级 500.00 元。'],
      何时: ['自 2023年1月起长期执行。', '自符合条件的次月起发放，离岗当月仍然发放。', '每人累计最多发放 24 个月。'],
      公示: ['发放前公示 5 个工作日。'],
      依据: ['依据文件：郎民〔2023〕2号。'],
    });
    const award = sentencesOf(
      policy({ ...AWARD, effectiveTo: '2024-06-30', documentNo: null, note: '试行。' }),
      nameOf,
    );
    expect(award.条件).toEqual([
      '须持有证书，且登记在有效期内。',
      '证书批准日须在岗，申报日不要求在岗。',
      '取得证书后 12 个月内申报，逾期不发。',
    ]);
    expect(award.多少[1]).toBe('取得更高级别时，发放两级标准的差额。');
    expect(award.何时).toEqual(['自 2022年7月1日起至 2024年6月30日执行。']);
    expect(award.依据).toEqual(['文号待补。', '试行。']);
  });

  it('says where it stands', () => {
    const names = [
      {},
      { state: 'draft', approvedAt: null },
      { state: 'draft', approvedAt: null, submittedAt: '2024-01-01T00:00:00.000Z' },
      { state: 'draft', approvedAt: null, returnedAt: '2024-01-01T00:00:00.000Z' },
      { state: 'retired', approvedAt: null },
      { state: 'retired' },
      { state: 'retired', effectiveTo: '2022-12' },
    ] as Partial<Policy>[];
    expect(names.map((changes) => stateOf(policy(changes)).name)).toEqual([
      '已批准',
      '草稿',
      '待批准',
      '已退回',
      '草稿已撤回',
      '已终止',
      '已整项撤销',
    ]);
  });
});

describe('a stipend by the year', () => {
  const whole = policy({
    period: 'year',
    year: { year: 'calendar', pays: 'whole', minMonths: 6, minHeldMonths: 3 },
    maxMonths: 36,
    capBy: 'elapsed',
  });

  it('is told in sentences', () => {
    const { 多少, 何时 } = sentencesOf(whole, nameOf);
    expect(多少).toEqual(['每满一年发放：初级 150.00 元，中级 300.00 元，高级 500.00 元。']);
    expect(何时.slice(2)).toEqual([
      '每个自然年度满后整笔发放一次。年内须连续在岗满 6 个月，年内须持证满 3 个月。',
      '自首个应发的月份起 36 个月内发放，中断的月份也算在内。',
    ]);
    const changed = differences(policy(), whole, nameOf).map(({ name }) => name);
    expect(changed).toEqual(['初级标准', '中级标准', '高级标准', '核发周期', '月数上限']);
  });

  it('comes back from the editor as it was put in, and says what is wrong', () => {
    for (const year of [
      { year: 'calendar', pays: 'months', minMonths: 6, minHeldMonths: 0 },
      { year: 'calendar', pays: 'whole', minMonths: 0, minHeldMonths: 12 },
      { year: 'service', pays: 'whole', minMonths: 0, minHeldMonths: 0 },
    ] as const) {
      expect(requestOf(formOf({ ...whole, year }))).toMatchObject({ period: 'year', year, capBy: 'elapsed' });
    }
    const wrong = formErrors({ ...formOf(whole), yearMonths: '13', yearHeldMonths: '', maxMonths: '30' });
    expect(Object.keys(wrong).toSorted()).toEqual(['maxMonths', 'year.minHeldMonths', 'year.minMonths']);
  });
});

describe('a version beside the one before', () => {
  it('names only what differs, old and new in words', () => {
    expect(differences(policy(), policy({ id: 'b' }), nameOf)).toEqual([]);
    const later = policy({
      effectiveFrom: '2025-01',
      ratesFen: { junior: 20_000, intermediate: 30_000, senior: 50_000 },
      eligibleEmployers: [{ kind: 'village' }],
      stop: 'until-previous-month',
      maxMonths: null,
    });
    expect(differences(policy(), later, nameOf)).toEqual([
      { name: '执行期', before: '自 2023年1月起长期', after: '自 2025年1月起长期' },
      { name: '发放对象', before: '村、社会组织（在郎溪县登记的）的在岗人员', after: '村的在岗人员' },
      { name: '初级标准', before: '每月 150.00 元', after: '每月 200.00 元' },
      { name: '停发', before: '离岗当月仍然发放', after: '离岗当月不再发放' },
      { name: '月数上限', before: '每人累计最多发放 24 个月。', after: '发放月数不设上限。' },
    ]);
  });

  it('is compared with the last approved one of its region and kind that begins earlier', () => {
    const first = policy({ id: 'first', effectiveFrom: '2022-01', effectiveTo: '2022-12' });
    const second = policy({ id: 'second' });
    const others = [
      first,
      second,
      policy({ id: 'undone', effectiveFrom: '2024-01', effectiveTo: '2023-12', state: 'retired' }),
      policy({ id: 'draft', effectiveFrom: '2024-02', approvedAt: null, state: 'draft' }),
      policy({ id: 'elsewhere', effectiveFrom: '2024-01', regionCode: '341822' }),
      policy({ id: 'later', effectiveFrom: '2026-01' }),
    ];
    const own = {
      id: null,
      kind: 'stipend',
      regionCode: '341821',
      effectiveFrom: '2025-01',
      predecessorId: null,
    } as const;
    expect(formerVersion(own, others)?.id).toBe('second');
    expect(formerVersion({ ...own, predecessorId: 'first' }, others)?.id).toBe('first');
    expect(formerVersion({ ...own, effectiveFrom: '2021-01' }, others)).toBeNull();
  });
});

describe('the timeline of policies', () => {
  it('has a lane for each region, gaps where nothing is in force, and drafts apart', () => {
    const all = [
      policy({ id: 'a', effectiveFrom: '2022-01', effectiveTo: '2022-12' }),
      policy({ id: 'b', effectiveFrom: '2023-04', effectiveTo: '2024-06', state: 'retired' }),
      policy({ id: 'c', effectiveFrom: '2025-01', approvedAt: null, state: 'draft' }),
      policy({ id: 'd', effectiveFrom: '2022-03', approvedAt: null, state: 'retired' }),
      policy({ id: 'e', regionCode: '341822', regionName: '广德市', effectiveFrom: '2023-01' }),
    ];
    const axis = axisOf(all, '2024-12-31');
    expect(axis.years).toEqual([2022, 2023, 2024, 2025, 2026]);
    const [first, second] = lanesOf(all, axis);
    const at = (year: number, month: number): number => year * 12 + month - 1;
    expect(first?.bars.map(({ policy: { id } }) => id)).toEqual(['a', 'b']);
    expect(first?.gaps).toEqual([
      { from: at(2023, 1), to: at(2023, 4) },
      { from: at(2024, 7), to: at(2027, 1) },
    ]);
    expect(first?.drafts.map(({ policy: { id } }) => id)).toEqual(['c']);
    expect(second?.gaps).toEqual([]);
    expect(second?.bars[0]).toMatchObject({ from: at(2023, 1), to: at(2027, 1) });
  });

  it('shows this year and the next where nothing is there', () => {
    expect(axisOf([], '2024-05-01').years).toEqual([2024, 2025]);
    expect(lanesOf([], axisOf([], '2024-05-01'))).toEqual([]);
  });
});

describe('the editor of policies', () => {
  it('asks for what is missing, by the fields of the service', () => {
    expect(Object.keys(formErrors(emptyForm('stipend', '341821')))).toEqual([
      'title',
      'effectiveFrom',
      'ratesFen.junior',
    ]);
    const wrong: PolicyForm = {
      ...formOf(policy()),
      effectiveTo: '明年',
      noticeWorkingDays: '61',
      maxMonths: '0',
      minServiceMonths: '',
    };
    expect(Object.keys(formErrors(wrong)).toSorted()).toEqual([
      'effectiveTo',
      'maxMonths',
      'minServiceMonths',
      'noticeWorkingDays',
    ]);
    expect(requestOf(wrong)).toBeNull();
  });

  it('leaves a level empty of which the document says nothing, and says so in its sentence', () => {
    const form = formOf(policy());
    const request = requestOf({ ...form, rates: { ...form.rates, senior: ' ' } })!;
    expect(request.ratesFen).toEqual({ junior: 15_000, intermediate: 30_000, senior: null });
    expect(sentencesOf(policy({ ratesFen: request.ratesFen! }), nameOf).多少[0]).toBe(
      '每月发放：初级 150.00 元，中级 300.00 元。高级没有规定，有别的政策规定的按其发放。',
    );
    expect(Object.keys(formErrors({ ...form, rates: { ...form.rates, senior: '三百' } }))).toEqual(['ratesFen.senior']);
    expect(formOf(policy({ ratesFen: request.ratesFen! })).rates.senior).toBe('');
  });

  it('says what is asked of service, and asks for the older form where that says all of it', () => {
    const told = (service: object, others: object = {}): string =>
      sentencesOf(policy({ ...AWARD, service, ...others } as Partial<Policy>), nameOf).条件[1]!;
    const long = { on: ['approved', 'declared'], minMonths: 12, countedTo: 'declared', unbroken: true };
    const ever = { on: ['ever'], minMonths: 0, countedTo: '2024-12-31', unbroken: false };
    expect(told(long)).toBe('证书批准日和申报日都须在岗，至申报日连续服务满 12 个月。');
    expect(told(ever)).toBe('至 2024年12月31日曾在岗即可，不要求服务月数。');
    for (const service of [long, ever]) {
      const opened = policy({ ...AWARD, service, mustStillServe: service === long } as Partial<Policy>);
      const request = requestOf(formOf(opened))!;
      expect(request).toMatchObject({ service, mustStillServe: service === long });
      expect(differences(opened, contentOf(request), nameOf)).toEqual([]);
    }
    expect(requestOf(formOf(policy(AWARD)))).toMatchObject({ service: null, mustStillServe: false });
    const wrong: PolicyForm = {
      ...formOf(policy(AWARD)),
      serviceOn: [],
      serviceMonths: '',
      serviceCountedTo: 'day',
      serviceDay: '年底',
    };
    expect(Object.keys(formErrors(wrong))).toEqual(['service.on', 'service.minMonths', 'service.countedTo']);
  });

  it('says how claims are made and what is confirmed of each, and gives new checks a code of their own', () => {
    const checks: Policy['checks'] = [
      { code: 'household', label: '户籍', anyOf: '甲' },
      { code: 'employer', label: '在发放对象单位任职', anyOf: '甲' },
      { code: 'review', label: '年度考核合格', levels: ['senior'] },
    ];
    const service: Policy['service'] = { on: ['none'], minMonths: 0, countedTo: 'declared', unbroken: false };
    const stated = { service, claimBy: 'application' as const, checks, claimWithinMonths: 12 };
    const asks = Object.assign(policy(AWARD), stated);
    expect(sentencesOf(asks, nameOf).条件.slice(1)).toEqual([
      '不要求在岗，凭受理的申报发放。',
      '须在申报通知的申报期内申报并经受理，逾期未申报的视作放弃。取得证书后 12 个月内申报，逾期不发。',
      '受理的申报须逐项核对符合：户籍、在发放对象单位任职中有一项符合；年度考核合格（高级）。',
    ]);
    const request = requestOf(formOf(asks))!;
    expect(request).toMatchObject({ claimBy: 'application', checks, service, mustStillServe: false });
    expect(differences(asks, contentOf(request), nameOf)).toEqual([]);
    expect(requestOf({ ...formOf(asks), claimBy: 'certificate', serviceOn: ['approved'] })).toMatchObject({
      checks: [],
    });
    expect(newCheck([newCheck([])])).toMatchObject({ code: 'check-2', label: '' });
    const stipend = sentencesOf(policy({ claimBy: 'application', checks: [] }), nameOf).条件;
    expect(stipend).toContain('须在申报通知的申报期内申报并经受理，逾期未申报的视作放弃。');
  });

  it('says what cannot be meant of claims', () => {
    const form = { ...formOf(policy(AWARD)), serviceOn: ['none' as const] };
    expect(formErrors(form)['service.on']).toContain('须经申报');
    const checks = [newCheck([]), { ...employerCheck(), anyOf: '' }];
    expect(Object.keys(formErrors({ ...form, claimBy: 'application', checks }))).toEqual([
      'checks.0.label',
      'checks.1.anyOf',
    ]);
  });

  it('says whom it shuts out by staffing, and nothing where it asks nothing', () => {
    const asks = policy({ excludedStaffing: ['civil_servant', 'committee_member'], unknownStaffing: 'refuse' });
    expect(sentencesOf(asks, nameOf).谁[1]).toBe(
      '用工性质为公务员、村（居）两委的不发；没有登记用工性质的，补登前不发。',
    );
    expect(sentencesOf(policy(), nameOf).谁).toHaveLength(1);
    expect(differences(policy(), asks, nameOf).map(({ name, before }) => [name, before])).toEqual([
      ['用工性质', '不区分'],
    ]);
    expect(differences(asks, contentOf(requestOf(formOf(asks))!), nameOf)).toEqual([]);
    expect(fieldInWords(formOf(asks), 'excludedStaffing', nameOf)).toBe('公务员、村（居）两委');
    expect(fieldInWords(formOf(asks), 'unknownStaffing', nameOf)).toBe('不发放');
  });

  it('says who pays which part, in one line of text that is read back', () => {
    const funding = [
      { source: '县级财政', share: 3_333 },
      { source: '省级财政', share: 6_667 },
    ];
    const asks = policy({ funding });
    expect(sentencesOf(asks, nameOf).多少.at(-1)).toBe(
      '资金由县级财政 33.33%、省级财政 66.67%分担，尾差计入第一个来源。',
    );
    expect(sentencesOf(policy(), nameOf).多少).toHaveLength(1);
    expect(requestOf(formOf(asks))).toMatchObject({ funding });
    expect(differences(policy(), contentOf(requestOf(formOf(asks))!), nameOf).map(({ name }) => name)).toEqual([
      '资金分担',
    ]);
    const errorOf = (text: string): string | undefined => formErrors({ ...formOf(asks), funding: text }).funding;
    for (const text of ['', '县级财政33.33%；省级财政：66.67％', '县级财政 100%', '“十四五”2025 年专项 100%']) {
      expect(errorOf(text)).toBeUndefined();
    }
    expect(requestOf({ ...formOf(asks), funding: '县级财政33.33%；省级财政：66.67％' })).toMatchObject({ funding });
    expect(errorOf('县级财政')).toContain('“县级财政”看不出来源和比例');
    expect(errorOf('县级财政 40%、省级财政 50%')).toContain('现为 90%');
    expect(errorOf('县级财政 40%、县级财政 60%')).toContain('写了两次');
    expect(errorOf('40%、县级财政 60%')).toContain('看不出');
    expect(fieldInWords(formOf(asks), 'funding', nameOf)).toBe('县级财政 33.33%、省级财政 66.67%');
  });

  it('says how certificates must be registered', () => {
    const asks = policy({ registration: 'once', firstRegisteredBetween: { from: '2024-01-01', to: '2024-12-31' } });
    expect(sentencesOf(asks, nameOf).条件[0]).toBe(
      '须持有证书，且登记过，不看登记是否到期。首次登记须在 2024年1月1日至 2024年12月31日之间。',
    );
    expect(differences(asks, contentOf(requestOf(formOf(asks))!), nameOf)).toEqual([]);
    const wrong = { ...formOf(asks), firstRegisteredFrom: '明年', firstRegisteredTo: '2023-01-01' };
    expect(Object.keys(formErrors(wrong))).toEqual(['firstRegisteredBetween.from']);
    expect(fieldInWords(formOf(asks), 'registration', nameOf)).toBe('登记过即可');
  });

  it('has rates of their own for kinds of employer, each in a sentence', () => {
    const own = { junior: 12_000, intermediate: null, senior: null };
    const ratesFen = { junior: 15_000, intermediate: 30_000, senior: 50_000 };
    const grouped = policy({
      rates: [{ employers: ['urban_community', 'village'], levels: own }, { levels: ratesFen }],
    });
    expect(sentencesOf(grouped, nameOf).多少).toEqual([
      '城市社区、村的在岗人员每月发放：初级 120.00 元。中级、高级没有规定，有别的政策规定的按其发放。',
      '其余单位的在岗人员每月发放：初级 150.00 元，中级 300.00 元，高级 500.00 元。',
    ]);
    expect(differences(policy(), grouped, nameOf).map(({ name, before }) => [name, before])).toEqual([
      ['分组标准', '各类单位相同'],
    ]);
    const form = formOf(grouped);
    expect(contentOf(requestOf(form)!).rates).toEqual(grouped.rates);
    const wrong = { ...form, rateGroups: [{ employers: [], rates: { ...form.rates, junior: '一百' } }] };
    expect(Object.keys(formErrors(wrong))).toEqual(['rates.0.levels.junior', 'rates.0.employers']);
    expect(fieldInWords(form, 'rateGroups', nameOf)).toBe('城市社区、村：120.00 元 / 没有规定 / 没有规定');
    const without = policy({ rates: [{ employers: ['village'], levels: own }] });
    expect(sentencesOf(without, nameOf).多少).toHaveLength(1);
  });

  it.each([policy(), policy(AWARD)])('asks for what it was opened with', (opened) => {
    const request = requestOf(formOf(opened));
    expect(differences(opened, contentOf(request!), nameOf)).toEqual([]);
    expect(request).toMatchObject({ ratesFen: opened.ratesFen, kind: opened.kind });
  });

  it('reads amounts in yuan and months as people type them', () => {
    const typed: PolicyForm = {
      ...formOf(policy()),
      effectiveFrom: '202501',
      rates: { junior: '1,234.5', intermediate: '３００', senior: '500' },
    };
    expect(requestOf(typed)).toMatchObject({
      effectiveFrom: '2025-01',
      ratesFen: { junior: 123_450, intermediate: 30_000, senior: 50_000 },
    });
  });

  it('begins a new version with the terms of the one before, but not its document or its days', () => {
    expect(nextVersion(policy())).toMatchObject({
      documentNo: '',
      effectiveFrom: '',
      effectiveTo: '',
      maxMonths: '24',
    });
  });

  it('tries a stipend for a year of its months', () => {
    const tried = (from: string, to: string | null): object =>
      trialMonths(requestOf(formOf(policy({ effectiveFrom: from, effectiveTo: to })))!, '2024-12');
    expect(tried('2020-01', null)).toEqual({ fromMonth: '2024-01', toMonth: '2024-12' });
    expect(tried('2024-06', null)).toEqual({ fromMonth: '2024-06', toMonth: '2025-05' });
    expect(tried('2025-03', '2025-08')).toEqual({ fromMonth: '2025-03', toMonth: '2025-08' });
    expect(tried('2020-01', '2023-06')).toEqual({ fromMonth: '2022-07', toMonth: '2023-06' });
    expect(trialMonths(requestOf(formOf(policy(AWARD)))!, '2024-12')).toEqual({});
    expect(monthPlus('2024-01', -1)).toBe('2023-12');
  });

  it('lays two people’s drafts side by side and takes of each what is chosen', () => {
    const mine = { ...formOf(policy()), title: '我的', note: '我的说明' };
    const theirs = {
      ...formOf(policy()),
      title: '对方的',
      rates: { junior: '1.00', intermediate: '2.00', senior: '3.00' },
    };
    expect(fieldsThatDiffer(mine, theirs)).toEqual(['title', 'rates', 'note']);
    expect(merged(mine, theirs, ['rates'])).toMatchObject({ title: '我的', note: '我的说明', rates: theirs.rates });
    expect(fieldInWords(theirs, 'rates', nameOf)).toBe('1.00 元 / 2.00 元 / 3.00 元');
    expect(fieldInWords(mine, 'employers', nameOf)).toBe('村、社会组织（在郎溪县登记的）');
    expect(fieldInWords(mine, 'effectiveTo', nameOf)).toBe('空');
  });
});
