import type { Staffing } from '../workers/posts/staffing.js';
import { LEVEL_NAMES, type Level } from '../certificates/level.js';
import type { RuleCheck } from '../common/fields/rule-check.js';
import { type DaySpan, daysOverlap, spanText } from '../common/values/day-span.js';
import { postDayFaults } from '../workers/posts/post-rules.js';
import { type MonthSpan, monthsOverlap } from '../workers/people/worker-rules.js';

/**
 * What keeps two records of one person apart, and what of the duplicate's the survivor has already (domain.md §13). Pure. Messages are
 * clauses without a full stop: what stands twice, and what is to be done first.
 */

interface Row {
  id: string;
}

export interface MergePost extends Row, DaySpan {
  organizationId: string;
  /** Null where the employer does not exist for the caller. */
  organizationName: string | null;
  staffing: Staffing | null;
}

export interface MergeCertificate extends Row {
  level: Level;
  certificateNo: string;
  approvedOn: string;
  revokedOn: string | null;
  void: boolean;
}

/** In force. */
export interface MergeWaiver extends Row {
  kind: 'award' | 'stipend';
  subject: string | null;
  fromMonth: string | null;
  waivedOn: string;
}

/** Of stipends, by its notice, and not withdrawn. */
export interface MergeClaim extends Row {
  noticeId: string;
  noticeNo: string;
}

export interface MergeStay extends Row, DaySpan {
  stationId: string;
  stationName: string;
}

/** Not cancelled. */
export interface MergeEnrolment extends Row {
  sessionId: string;
  title: string;
  isHeld: boolean;
  attendanceId: string | null;
  /** `present`, `partial`, `absent`, `excused`; null while nobody told. */
  attendance: string | null;
}

export interface MergeCandidate extends Row {
  selectionId: string;
  title: string;
  state: string;
}

/** One of the two records, as far as a merge looks at it. */
export interface MergeSide {
  /** Null where the number says none. */
  bornOn: string | null;
  posts: MergePost[];
  certificates: MergeCertificate[];
  suspensions: (Row & MonthSpan)[];
  waivers: MergeWaiver[];
  claims: MergeClaim[];
  stays: MergeStay[];
  enrolments: MergeEnrolment[];
  candidates: MergeCandidate[];
  /** Credits for a degree, of which a person has one. */
  degrees: Row[];
  /** Numbers of payouts that are with the bank with a line of the record. */
  withTheBank: string[];
  /** Another correction or merge of the record waits for its second person. */
  isAwaited: boolean;
}

/** Rows of the duplicate that do not go to the survivor, by what becomes of them. */
export interface Unmoved {
  /** The survivor has the same. */
  joined: string[];
  /** The survivor can have only one. */
  left: string[];
  /** Left, and cancelled: enrolments of trainings that are over. */
  cancelled: string[];
}

/** Notes everything that must be put right first. */
export function checkMerge(rules: RuleCheck, survivor: MergeSide, duplicate: MergeSide, today: string): Unmoved {
  const unmoved: Unmoved = { joined: [], left: [], cancelled: [] };
  const fault = (code: string, message: string): unknown => rules.that(false, 'duplicateId', code, message);
  for (const post of duplicate.posts) comparePost(post, survivor, unmoved, fault, today);
  for (const certificate of duplicate.certificates) compareCertificate(certificate, survivor, fault);
  for (const span of duplicate.suspensions) {
    const other = survivor.suspensions.find((it) => monthsOverlap(it, span));
    if (!other) continue;
    if (other.fromMonth === span.fromMonth && other.toMonth === span.toMonth) unmoved.joined.push(span.id);
    else
      fault('suspensions-overlap', `两条记录的停发（${months(other)}；${months(span)}）重叠，请先更正或作废其中一条`);
  }
  for (const waiver of duplicate.waivers) compareWaiver(waiver, survivor, unmoved, fault);
  for (const { noticeId, noticeNo } of duplicate.claims) {
    if (!survivor.claims.some((it) => it.noticeId === noticeId)) continue;
    fault('claimed-twice', `两条记录都按申报通知“${noticeNo}”申报，请先撤回其中一件申报`);
  }
  for (const stay of duplicate.stays) {
    const other = survivor.stays.find((it) => it.stationId === stay.stationId && daysOverlap(it, stay));
    if (!other) continue;
    if (sameDays(other, stay)) unmoved.joined.push(stay.id);
    else
      fault(
        'stays-overlap',
        `两条记录在“${stay.stationName}”的驻站（${both(other, stay)}）重叠，请先更正或作废其中一条`,
      );
  }
  for (const enrolment of duplicate.enrolments) compareEnrolment(enrolment, survivor, unmoved, fault);
  for (const candidate of duplicate.candidates) {
    if (!survivor.candidates.some(({ selectionId }) => selectionId === candidate.selectionId)) continue;
    if (candidate.state === 'declined') unmoved.left.push(candidate.id);
    else fault('selected-twice', `两条记录都列入了选拔“${candidate.title}”，请先将并入的一条改为未入选`);
  }
  if (survivor.degrees.length > 0) unmoved.left.push(...duplicate.degrees.map(({ id }) => id));
  const withTheBank = [...new Set([...survivor.withTheBank, ...duplicate.withTheBank])].toSorted();
  if (withTheBank.length > 0) {
    fault('with-the-bank', `发放批次 ${withTheBank.join('、')} 已送银行，尚未收到此人的银行回单，请先办理回单`);
  }
  if (survivor.isAwaited || duplicate.isAwaited) {
    fault('awaited', '其中一条记录还有待确认的身份证号更正或合并，请先确认、驳回或撤回');
  }
  return unmoved;
}

type Fault = (code: string, message: string) => unknown;

function comparePost(post: MergePost, survivor: MergeSide, unmoved: Unmoved, fault: Fault, today: string): void {
  const employer = post.organizationName === null ? '其他地区单位' : `“${post.organizationName}”`;
  if (postDayFaults(post, survivor.bornOn, today).some(({ code }) => code === 'entry-before-sixteen')) {
    fault(
      'born-after-entry',
      `按保留记录的身份证号，此人在${employer}的任职（${spanText(post)}）早于年满 16 周岁之日，请先核对两条记录的身份证号和入职日期`,
    );
  }
  const others = survivor.posts.filter((it) => it.organizationId === post.organizationId && daysOverlap(it, post));
  // Nothing that one of them says of it may be lost.
  const says = (other: MergePost): boolean => post.staffing === null || post.staffing === other.staffing;
  if (others.some((other) => sameDays(other, post) && says(other))) unmoved.joined.push(post.id);
  else if (others[0]) {
    fault('posts-overlap', `两条记录在${employer}的任职（${both(others[0], post)}）重叠，请先更正或作废其中一条`);
  }
}

/** Held from approval to revocation; one that is void never held. */
function compareCertificate(certificate: MergeCertificate, survivor: MergeSide, fault: Fault): void {
  const other = survivor.certificates.find(
    (it) =>
      it.level === certificate.level &&
      !it.void &&
      !certificate.void &&
      (it.revokedOn === null || it.revokedOn > certificate.approvedOn) &&
      (certificate.revokedOn === null || certificate.revokedOn > it.approvedOn),
  );
  if (!other) return;
  const numbers = `${other.certificateNo}、${certificate.certificateNo}`;
  fault(
    'two-certificates-at-level',
    `两条记录都有${LEVEL_NAMES[certificate.level]}证书（管理号 ${numbers}），持有时间重叠，请先作废登记有误的一本`,
  );
}

/** Two of one subject say the same; two of a kind only where they begin alike. */
function compareWaiver(waiver: MergeWaiver, survivor: MergeSide, unmoved: Unmoved, fault: Fault): void {
  const other = survivor.waivers.find((it) => it.kind === waiver.kind && it.subject === waiver.subject);
  if (!other) return;
  const isSame =
    waiver.subject !== null ||
    (other.fromMonth === waiver.fromMonth && (waiver.kind === 'stipend' || other.waivedOn === waiver.waivedOn));
  if (isSame) unmoved.left.push(waiver.id);
  else fault('waivers-differ', '两条记录各有一份放弃同一类补贴的声明，起始不同，请先撤回其中一份');
}

/** Attendance is told of one of them; whoever is only enrolled in one that is over never came under that record. */
function compareEnrolment(enrolment: MergeEnrolment, survivor: MergeSide, unmoved: Unmoved, fault: Fault): void {
  const { attendance, attendanceId, isHeld } = enrolment;
  if (!survivor.enrolments.some(({ sessionId }) => sessionId === enrolment.sessionId)) return;
  if (attendance === 'absent' || attendance === 'excused') {
    unmoved.left.push(enrolment.id, ...(attendanceId ? [attendanceId] : []));
  } else if (attendance === null && isHeld) {
    unmoved.left.push(enrolment.id);
    unmoved.cancelled.push(enrolment.id);
  } else {
    const what = attendance === null ? '报名参加' : '参加';
    const advice = attendance === null ? '取消其中一条的报名' : '将并入的一条的出勤改为缺勤';
    fault('trained-twice', `两条记录都${what}了培训“${enrolment.title}”，请先${advice}`);
  }
}

const sameDays = (a: DaySpan, b: DaySpan): boolean => a.startOn === b.startOn && a.endOn === b.endOn;
const both = (a: DaySpan, b: DaySpan): string => `${spanText(a)}；${spanText(b)}`;
const months = ({ fromMonth, toMonth }: MonthSpan): string => `${fromMonth} 至 ${toMonth ?? '另行通知'}`;
