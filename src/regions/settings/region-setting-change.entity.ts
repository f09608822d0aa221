import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../../auth/user.entity.js';
import { Region } from '../region.entity.js';
import type { DatedSettingName } from '../region-settings.js';

export const CHANGE_STATES = ['proposed', 'approved', 'withdrawn'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/**
 * A setting that money rests on, from a day on: proposed by one person, in force when another approved it. Of two for one day the
 * one that was approved later counts, so that a mistake is put right by the same way. The database refuses to change what was decided.
 */
@Entity('region_setting_changes')
@Check('region_setting_changes_name', `name IN ('stipendBandFen', 'recoveryMonthlyFloorFen')`)
@Check('region_setting_changes_state', `state IN ('proposed', 'approved', 'withdrawn')`)
@Check(
  'region_setting_changes_decided',
  `(state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)`,
)
@Check('region_setting_changes_by_another', `state <> 'approved' OR decided_by <> proposed_by`)
@Index('region_setting_changes_of', ['regionCode', 'name', 'effectiveFrom'])
export class RegionSettingChange {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'region_setting_changes_pkey' })
  id: string;

  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'region_setting_changes_region' })
  regionCode: string;

  @Column({ type: 'text' })
  name: DatedSettingName;

  @Column({ type: 'jsonb' })
  value: unknown;

  @Column({ type: 'date' })
  effectiveFrom: string;

  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'text' })
  state: ChangeState;

  @Column({ type: 'uuid' })
  @ForeignKey(() => User, { name: 'region_setting_changes_proposer' })
  proposedBy: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  proposedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'region_setting_changes_decider' })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;
}

/** Counted up by each change of a region's settings; a region without a row has version 1. */
@Entity('region_settings_versions')
export class RegionSettingsVersion {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'region_settings_versions_pkey' })
  @ForeignKey(() => Region, { name: 'region_settings_versions_region' })
  regionCode: string;

  @Column({ type: 'int' })
  version: number;
}
