import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import type { PayKind } from '../../ledger/subject.js';
import { Region } from '../../regions/region.entity.js';

/** What a region may pay of a kind in a year; what it is now, its former amounts are in the log. */
@Entity('yearly_budgets')
@Check('yearly_budgets_kind', `kind IN ('award', 'stipend')`)
@Check('yearly_budgets_year', 'year BETWEEN 2000 AND 2199')
@Check('yearly_budgets_budget', 'budget_fen BETWEEN 0 AND 1000000000000')
@Index('yearly_budgets_once', ['regionCode', 'year', 'kind'], { unique: true })
export class YearlyBudget {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'yearly_budgets_pkey' })
  id: string;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'yearly_budgets_region_fk' })
  regionCode: string;

  @Column({ type: 'int' })
  year: number;

  @Column({ type: 'text' })
  kind: PayKind;

  @Column({ type: 'bigint' })
  budgetFen: number;

  /** The paper that it rests on, as people name it. */
  @Column({ type: 'text', nullable: true })
  basis: string | null;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'yearly_budgets_set_by_fk' })
  setBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  setAt: Date;

  @VersionColumn({ type: 'int' })
  version: number;
}
