import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { Region } from '../regions/region.entity.js';
import { Organization } from '../workers/organizations/organization.entity.js';

/** station 社工站 of a township, room 社工室 of a village or community. */
export const STATION_KINDS = ['station', 'room'] as const;
export type StationKind = (typeof STATION_KINDS)[number];
export const STATION_KIND_NAMES: Record<StationKind, string> = { station: '社工站', room: '社工室' };

/** 特色社工站: recognised by the province, by the city, or not. */
export const STATION_GRADES = ['provincial', 'city', 'none'] as const;
export type StationGrade = (typeof STATION_GRADES)[number];
export const STATION_GRADE_NAMES: Record<StationGrade, string> = {
  provincial: '省级特色',
  city: '市级特色',
  none: '未评定',
};

/** A social-work station or room (domain.md §10); known by its region and name. */
@Entity('stations')
@Check('stations_kind', `kind IN ('station', 'room')`)
@Check('stations_grade', `grade IN ('provincial', 'city', 'none')`)
@Check('stations_graded_has_grade', `graded_on IS NULL OR grade <> 'none'`)
@Check('stations_closed_after_founded', 'closed_on IS NULL OR founded_on IS NULL OR closed_on >= founded_on')
@Check('stations_premises', 'premises_sqm IS NULL OR premises_sqm > 0')
@Check('stations_stars', 'stars IS NULL OR stars > 0')
@Check('stations_population', 'population_served IS NULL OR population_served > 0')
@Index('stations_region_name', ['regionCode', 'name'], { unique: true })
export class Station {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'stations_pkey' })
  id: string;

  @Column({ type: 'text' })
  kind: StationKind;

  /** Its township, or the county for a station that serves a whole county. */
  @Column({ type: 'text' })
  @ForeignKey(() => Region, { name: 'stations_region_fk' })
  regionCode: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'date', nullable: true })
  foundedOn: string | null;

  /** The last day of service, inclusive; null while it serves. */
  @Column({ type: 'date', nullable: true })
  closedOn: string | null;

  /** 主办单位, often a township government that is no employer in the register: then only its name is known. */
  @Column({ type: 'text', nullable: true })
  hostName: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Organization, { name: 'stations_host_fk' })
  hostOrganizationId: string | null;

  /** 承接(运营)机构. */
  @Column({ type: 'text', nullable: true })
  operatorName: string | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => Organization, { name: 'stations_operator_fk' })
  operatorOrganizationId: string | null;

  /** 场地面积 in m², at most two decimals. */
  @Column({ type: 'double precision', nullable: true })
  premisesSqm: number | null;

  @Column({ type: 'text', nullable: true })
  address: string | null;

  /** 联系电话: one number or several, divided by `、`. That of an office, so not encrypted; the log masks it. */
  @Column({ type: 'text', nullable: true })
  contactPhone: string | null;

  /** 服务人口: how many people live in what it serves. */
  @Column({ type: 'int', nullable: true })
  populationServed: number | null;

  /** 标牌: the wording on its sign; null where none is known. */
  @Column({ type: 'text', nullable: true })
  sign: string | null;

  @Column({ type: 'text', default: 'none' })
  grade: StationGrade;

  /** The day of recognition. */
  @Column({ type: 'date', nullable: true })
  gradedOn: string | null;

  /** By the region's own star scheme (setting `stationStars`). */
  @Column({ type: 'int', nullable: true })
  stars: number | null;

  @Column({ type: 'uuid', nullable: true })
  @ForeignKey(() => User, { name: 'stations_manager_fk' })
  managerUserId: string | null;

  @Column({ type: 'text', nullable: true })
  remark: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
