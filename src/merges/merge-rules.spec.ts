import { RuleCheck } from '../common/fields/rule-check.js';
import { checkMerge, type MergeSide } from './merge-rules.js';

const NOTHING: MergeSide = {
  bornOn: '1990-01-01',
  posts: [],
  certificates: [],
  suspensions: [],
  waivers: [],
  claims: [],
  stays: [],
  enrolments: [],
  candidates: [],
  degrees: [],
  withTheBank: [],
  isAwaited: false,
};

function merge(survivor: Partial<MergeSide>, duplicate: Partial<MergeSide>) {
  const rules = new RuleCheck('TEST');
  const unmoved = checkMerge(rules, { ...NOTHING, ...survivor }, { ...NOTHING, ...duplicate }, '2024-12-31');
  return {
    ...unmoved,
    faults: rules.errors.map(({ code }) => code),
    messages: rules.errors.map(({ message }) => message),
  };
}

const post = (id: string, startOn: string, endOn: string | null, organizationId = 'o') => ({
  id,
  organizationId,
  organizationName: '青峰村',
  startOn,
  endOn,
  staffing: null,
});
const certificate = (id: string, approvedOn: string, revokedOn: string | null = null, isVoid = false) => ({
  id,
  level: 'junior' as const,
  certificateNo: `GL-${id}`,
  approvedOn,
  revokedOn,
  void: isVoid,
});
const enrolment = (id: string, attendance: string | null, isHeld = true) => ({
  id,
  sessionId: 's',
  title: '第一期',
  isHeld,
  attendanceId: attendance && `a${id}`,
  attendance,
});

describe('two records of one person', () => {
  it('are merged where nothing stands twice', () => {
    const survivor = { posts: [post('1', '2020-01-01', '2021-12-31')], certificates: [certificate('1', '2019-06-10')] };
    const other = { ...certificate('2', '2022-06-10'), level: 'senior' as const };
    expect(merge(survivor, { posts: [post('2', '2022-01-01', null)], certificates: [other] })).toMatchObject({
      joined: [],
      left: [],
      faults: [],
    });
  });

  it('have posts that are equal joined, and others of one employer that overlap refused by their days', () => {
    const survivor = { posts: [post('1', '2020-01-01', null)] };
    expect(merge(survivor, { posts: [post('2', '2020-01-01', null)] })).toMatchObject({ joined: ['2'], faults: [] });
    expect(merge(survivor, { posts: [post('2', '2021-01-01', null, 'elsewhere')] }).faults).toEqual([]);
    expect(merge(survivor, { posts: [post('2', '2021-01-01', '2021-12-31')] }).messages).toEqual([
      '两条记录在“青峰村”的任职（2020-01-01 至今；2021-01-01 至 2021-12-31）重叠，请先更正或作废其中一条',
    ]);
  });

  it('keep one certificate of a level at a time, void ones aside', () => {
    const survivor = { certificates: [certificate('1', '2019-06-10', '2022-01-01')] };
    expect(merge(survivor, { certificates: [certificate('2', '2022-01-01')] }).faults).toEqual([]);
    expect(merge(survivor, { certificates: [certificate('2', '2020-01-01', '2020-01-01', true)] }).faults).toEqual([]);
    expect(merge(survivor, { certificates: [certificate('2', '2021-12-31')] }).messages).toEqual([
      '两条记录都有初级证书（管理号 GL-1、GL-2），持有时间重叠，请先作废登记有误的一本',
    ]);
  });

  it('have suspensions and stays that are equal joined', () => {
    const months = (id: string, toMonth: string | null) => ({ id, fromMonth: '2024-02', toMonth });
    expect(merge({ suspensions: [months('1', null)] }, { suspensions: [months('2', null)] }).joined).toEqual(['2']);
    expect(merge({ suspensions: [months('1', null)] }, { suspensions: [months('2', '2024-03')] }).faults).toEqual([
      'suspensions-overlap',
    ]);
    const stay = (id: string, startOn: string) => ({ id, stationId: 's', stationName: '站', startOn, endOn: null });
    expect(merge({ stays: [stay('1', '2023-01-01')] }, { stays: [stay('2', '2023-01-01')] }).joined).toEqual(['2']);
    expect(merge({ stays: [stay('1', '2023-01-01')] }, { stays: [stay('2', '2023-02-01')] }).faults).toEqual([
      'stays-overlap',
    ]);
  });

  it('refuse two claims by one notice', () => {
    const claim = (id: string, noticeId: string) => ({ id, noticeId, noticeNo: '函1号' });
    expect(merge({ claims: [claim('1', 'a')] }, { claims: [claim('2', 'a')] }).messages).toEqual([
      '两条记录都按申报通知“函1号”申报，请先撤回其中一件申报',
    ]);
    expect(merge({ claims: [claim('1', 'a')] }, { claims: [claim('2', 'b')] }).faults).toEqual([]);
  });

  it('leave a second waiver of one subject, and refuse two of a kind that begin otherwise', () => {
    const of = (id: string, subject: string | null, fromMonth: string | null) => ({
      id,
      kind: 'stipend' as const,
      subject,
      fromMonth,
      waivedOn: `2024-01-0${id}`,
    });
    expect(
      merge({ waivers: [of('1', 'stipend:2024-01', null)] }, { waivers: [of('2', 'stipend:2024-01', null)] }).left,
    ).toEqual(['2']);
    expect(merge({ waivers: [of('1', null, '2024-01')] }, { waivers: [of('2', null, '2024-01')] }).left).toEqual(['2']);
    expect(merge({ waivers: [of('1', null, '2024-01')] }, { waivers: [of('2', null, '2024-03')] }).faults).toEqual([
      'waivers-differ',
    ]);
  });

  it('were at a training once: an absence is left behind, a seat of one that is over is cancelled', () => {
    const survivor = { enrolments: [enrolment('1', 'present')] };
    expect(merge(survivor, { enrolments: [enrolment('2', 'absent')] })).toMatchObject({
      left: ['2', 'a2'],
      faults: [],
    });
    expect(merge(survivor, { enrolments: [enrolment('2', null)] })).toMatchObject({ left: ['2'], cancelled: ['2'] });
    expect(merge(survivor, { enrolments: [enrolment('2', 'partial')] }).messages).toEqual([
      '两条记录都参加了培训“第一期”，请先将并入的一条的出勤改为缺勤',
    ]);
    expect(merge(survivor, { enrolments: [enrolment('2', null, false)] }).faults).toEqual(['trained-twice']);
  });

  it('keep one degree and one place on a selection', () => {
    expect(merge({ degrees: [{ id: '1' }] }, { degrees: [{ id: '2' }] }).left).toEqual(['2']);
    expect(merge({}, { degrees: [{ id: '2' }] }).left).toEqual([]);
    const candidate = (id: string, state: string) => ({ id, selectionId: 's', title: '赋能计划', state });
    const survivor = { candidates: [candidate('1', 'nominated')] };
    expect(merge(survivor, { candidates: [candidate('2', 'declined')] }).left).toEqual(['2']);
    expect(merge(survivor, { candidates: [candidate('2', 'selected')] }).faults).toEqual(['selected-twice']);
  });

  it('wait for the bank, and for what else waits for a second person', () => {
    expect(merge({ withTheBank: ['JT-1'] }, { withTheBank: ['JT-1', 'JT-0'], isAwaited: true }).messages).toEqual([
      '发放批次 JT-0、JT-1 已送银行，尚未收到此人的银行回单，请先办理回单',
      '其中一条记录还有待确认的身份证号更正或合并，请先确认、驳回或撤回',
    ]);
  });

  it('hold no post from before the sixteenth birthday that the survivor’s number tells', () => {
    expect(merge({ bornOn: '2008-01-01' }, { posts: [post('2', '2022-01-01', null)] }).faults).toEqual([
      'born-after-entry',
    ]);
  });
});
