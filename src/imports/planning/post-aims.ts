import { STAFFING_NAMES } from '../../workers/posts/staffing.js';
import { daysOverlap, spanText } from '../../common/values/day-span.js';
import type { RosterRow, ServingRow } from '../roster/roster-rows.js';
import { type PlanRefusal, refuse } from '../register/plan-refusals.js';
import type { Dossier, KnownPost, RegisterSnapshot } from '../register/register-snapshot.js';

/** Which post a row of the roster is about, and what stands against it (domain.md §13). Pure. */

/**
 * One person serves one employer once at a time. Another entry date for a service that is there already would be a
 * second, open post, and a leaver would go on being paid.
 *
 * @param organizationId undefined for an employer that is not there yet
 * @param rowOf the row of this file that made a post, if one did
 */
export function refuseOverlap(
  row: ServingRow,
  dossier: Dossier,
  organizationId: string | undefined,
  rowOf: (post: KnownPost) => number | undefined,
): PlanRefusal | null {
  const atEmployer = dossier.posts.filter((post) => post.organizationId === organizationId);
  const known = atEmployer.find((post) => post.startOn === row.startOn);
  if (known && (row.endOn === null || row.endOn === known.endOn)) return null;
  const stated = { startOn: row.startOn, endOn: row.endOn };
  const other = atEmployer.find((post) => post !== known && daysOverlap(post, stated));
  if (!other) return null;
  const number = rowOf(other);
  const place = number === undefined ? '系统中此人在该单位' : `第 ${number} 行此人在该单位`;
  return refuse(
    row,
    'startOn',
    'post-overlaps',
    `${place}的任职（${spanText(other)}，入职日期 ${other.startOn}）与本行重叠`,
    `同一任职的，请把入职日期改为 ${other.startOn}；离职后重新入职的，请在入职日期为 ${other.startOn} 的行填写离职日期；原记录有误的，请先更正或作废`,
  );
}

/** Another staffing than is known would change what past months were owed: a change is a new post (domain.md §15, S4). */
export function refuseStaffing(row: RosterRow, { staffing }: KnownPost): PlanRefusal | null {
  if (row.staffing === null || staffing === null || row.staffing === staffing) return null;
  return refuse(
    row,
    'staffing',
    'staffing-differs',
    `系统中这一任职的用工性质为${STAFFING_NAMES[staffing]}，与本行不同`,
    '性质已变动的，请填写原任职的离职日期，另起一行填写新的入职日期；原来登记有误的，请在此人的任职中更正',
  );
}

/**
 * The post that a row without employer means: the one that is open, or with 离职日期 the one that this day ends or has
 * ended. Null where the row says nothing of a post.
 *
 * @param regionIsOwn posts elsewhere do not exist for the importer
 */
export function meantPost(
  row: RosterRow,
  dossier: Dossier,
  employers: RegisterSnapshot['employers'],
  regionIsOwn: (code: string) => boolean,
): KnownPost | PlanRefusal | null {
  const { endOn, countyCode } = row;
  const own = dossier.posts.filter((post) => {
    const employer = employers.get(post.organizationId);
    if (!employer || !regionIsOwn(employer.regionCode)) return false;
    return countyCode === null || employer.countyCode === countyCode;
  });
  const meant = own.filter((post) => {
    if (endOn === null) return post.endOn === null;
    return post.endOn === endOn || (post.endOn === null && post.startOn <= endOn);
  });
  if (meant.length === 1) return meant[0]!;
  const field = endOn === null ? 'organizationName' : 'endOn';
  if (meant.length > 1) {
    const names = meant.map((it) => `${employers.get(it.organizationId)?.name ?? ''}（${spanText(it)}）`).join('、');
    return refuse(
      row,
      field,
      'post-unclear',
      `本行没有填单位，而此人有 ${meant.length} 个任职都可能是所指：${names}`,
      '请填写工作单位、单位类别、所属县（市、区）和入职日期，写明是哪一个任职',
    );
  }
  if (endOn === null) return null;
  const open = own.find((post) => post.endOn === null);
  return refuse(
    row,
    field,
    open ? 'leave-before-entry' : 'post-unclear',
    open ? `离职日期早于系统中在任任职的入职日期 ${open.startOn}` : '系统中此人没有在任的任职，离职日期无处可填',
    '请核对离职日期；补登以前的任职，请填写工作单位、单位类别、所属县（市、区）和入职日期',
  );
}
