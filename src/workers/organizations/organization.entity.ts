import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Region } from '../../regions/region.entity.js';
import { ORGANIZATION_KINDS, type OrganizationKind } from './organization-kind.js';

@Entity('organizations')
@Check('organizations_kind', `kind IN (${ORGANIZATION_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Index('organizations_name_county', ['name', 'countyCode'], { unique: true })
@Index('organizations_region', ['regionCode'])
@Index('organizations_name', { synchronize: false })
export class Organization {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'organizations_pkey' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  kind: OrganizationKind;

  /** Where it lies: its township where known, else its county, or the city for city units. */
  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'organizations_region_fk' })
  regionCode: string;

  /** Its county (or the city, for city units): with the name, what an organization is known by. */
  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'organizations_county_fk' })
  countyCode: string;

  /** The region whose bureau registered it; for social organizations. */
  @Column({ type: 'text', nullable: true })
  @ForeignKey(() => Region, { name: 'organizations_registrar_fk' })
  registrarCode: string | null;

  @VersionColumn()
  version: number;
}
