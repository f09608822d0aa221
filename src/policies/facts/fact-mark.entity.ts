import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * How often a person's facts changed, counted by triggers on every table that a decision about them rests on, in the transaction
 * of the change: whoever sees a fact sees its mark. Without a foreign key, since an import would pay for each row and a mark of
 * nobody does no harm.
 */
@Entity('fact_marks')
@Index('fact_marks_to_ask', ['workerId'], { where: '(asked IS DISTINCT FROM version)' })
@Index('fact_marks_changed', ['changedAt'], { where: '(changed_at IS NOT NULL)' })
export class FactMark {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'fact_marks_pkey' })
  workerId: string;

  @Column({ type: 'int' })
  version: number;

  /** The version at which nothing that was paid came to another amount; null while nobody asked. */
  @Column({ type: 'int', nullable: true })
  asked: number | null;

  /** When a fact of the person's own changed last, and not a policy or the money; null where none did since it was kept. */
  @Column({ type: 'timestamptz', nullable: true })
  changedAt: Date | null;
}
