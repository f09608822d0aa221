import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const REGION_LEVELS = ['province', 'city', 'county', 'township'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** A place of the tree (GB/T 2260). Names change, so a region is its code. */
@Entity('regions')
@Check('regions_level', `level IN ('province', 'city', 'county', 'township')`)
@Check('regions_path_ends_in_code', 'path[array_length(path, 1)] = code')
@Check('regions_code_digits', `code ~ '^[0-9]{6,12}$'`)
@Index('regions_parent', ['parentCode'])
@Index('regions_path', { synchronize: false })
export class Region {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'regions_pkey' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  level: RegionLevel;

  @Column({ type: 'text', nullable: true })
  parentCode: string | null;

  /** Codes from the top of the tree down to this region: whether one region lies in another is one array test. */
  @Column({ type: 'text', array: true })
  path: string[];
}

/** A setting of a region (stipend band, name of the department …), inherited by the regions below. */
@Entity('region_settings')
export class RegionSetting {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'region_settings_pkey' })
  @ForeignKey(() => Region, { name: 'region_settings_region' })
  regionCode: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'region_settings_pkey' })
  name: string;

  @Column({ type: 'jsonb' })
  value: unknown;
}
