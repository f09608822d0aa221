import type { AttendanceStatus } from './attendance.entity.js';

/** What an attendance may say (domain.md §10). Pure. */

export interface ToldAttendance {
  status: AttendanceStatus;
  /** Of `partial` only; the others follow from the session. */
  hours?: number;
}

export type AttendanceFault = 'partial-hours' | 'hours-not-asked';

export const ATTENDANCE_FAULTS: Record<AttendanceFault, (sessionHours: number) => string> = {
  'partial-hours': (hours) => `部分到课应填写实到学时，大于 0 且小于全程的 ${hours} 学时`,
  'hours-not-asked': (hours) => `只有部分到课才填学时：到课按全程 ${hours} 学时计，缺勤和请假不计`,
};

/** What is wrong, or null. Hours that repeat what follows from the status anyway are let pass. */
export function attendanceFault(told: ToldAttendance, sessionHours: number): AttendanceFault | null {
  const { status, hours } = told;
  if (status === 'partial') return hours !== undefined && hours > 0 && hours < sessionHours ? null : 'partial-hours';
  return hours === undefined || hours === hoursEarned({ status }, sessionHours) ? null : 'hours-not-asked';
}

export function hoursEarned({ status, hours }: ToldAttendance, sessionHours: number): number {
  if (status === 'present') return sessionHours;
  return status === 'partial' ? (hours ?? 0) : 0;
}
