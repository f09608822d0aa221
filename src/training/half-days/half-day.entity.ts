import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TrainingSession } from '../sessions/training-session.entity.js';

/** 上午, 下午, 晚上 of a day. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof DAY_PARTS)[number];
export const DAY_PART_NAMES: Record<DayPart, string> = { morning: '上午', afternoon: '下午', evening: '晚上' };

/**
 * One half-day of a session. A session without any is one stretch, told once. Of one with half-days, start, end and hours are those of
 * all of them together and are kept in the session's row by whoever writes them.
 */
@Entity('training_half_days')
@Check('training_half_days_part', `part IN ('morning', 'afternoon', 'evening')`)
@Check('training_half_days_end_after_start', 'ends_at > starts_at')
@Check('training_half_days_hours', 'hours > 0 AND hours * 2 = floor(hours * 2)')
@Index('training_half_days_once', ['sessionId', 'heldOn', 'part'], { unique: true })
export class TrainingHalfDay {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'training_half_days_pkey' })
  id: string;

  @Column({ type: 'uuid' })
  @ForeignKey(() => TrainingSession, { name: 'training_half_days_session_fk' })
  sessionId: string;

  /** Of Asia/Shanghai, `YYYY-MM-DD`. */
  @Column({ type: 'date' })
  heldOn: string;

  @Column({ type: 'text' })
  part: DayPart;

  @Column({ type: 'timestamptz' })
  startsAt: Date;

  @Column({ type: 'timestamptz' })
  endsAt: Date;

  /** 学时 for whoever attends it; whole and half hours, which binary fractions hold exactly. */
  @Column({ type: 'double precision' })
  hours: number;
}
