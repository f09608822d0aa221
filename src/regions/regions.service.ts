import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Caller } from '../auth/access/caller.js';
import { readSeed } from '../common/seed-files.js';
import { bulkInsert } from '../database/statements/bulk.js';
import { Region, RegionSetting } from './region.entity.js';
import { parseRegionTree } from './region-tree.js';
import type { DatedSettings, RegionSettings } from './region-settings.js';
import type { RegionsQuery } from './regions.dto.js';

export interface SheetHead {
  regionCode: string;
  regionName: string;
  departmentName: string;
}

@Injectable()
export class RegionsService {
  constructor(private readonly dataSource: DataSource) {}

  /** The tree is public (GB/T 2260), so it is the same for every caller. */
  async list(query: RegionsQuery): Promise<{ items: Region[]; total: number }> {
    const [items, total] = await this.dataSource.manager.findAndCount(Region, {
      where: { ...(query.level && { level: query.level }), ...(query.parentCode && { parentCode: query.parentCode }) },
      order: { code: 'ASC' },
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    });
    return { items, total };
  }

  async all(tx: EntityManager): Promise<Region[]> {
    return tx.find(Region, { order: { code: 'ASC' } });
  }

  /** The setting of the region itself or of the nearest one above it; null where nobody set it. */
  async setting<K extends keyof RegionSettings>(
    tx: EntityManager,
    regionCode: string,
    name: K,
  ): Promise<RegionSettings[K] | null> {
    const rows: { value: RegionSettings[K] }[] = await tx.query(
      `SELECT s.value FROM regions r JOIN region_settings s ON s.region_code = ANY(r.path) AND s.name = $2
       WHERE r.code = $1 ORDER BY array_position(r.path, s.region_code) DESC LIMIT 1`,
      [regionCode, name],
    );
    return rows[0]?.value ?? null;
  }

  /**
   * The same of a setting that money rests on, as it holds on a day. What shipped with the product holds from the beginning; of a
   * region's own the last that began counts, and of two for one day the one that was approved later.
   */
  async settingOn<K extends keyof DatedSettings>(
    tx: EntityManager,
    regionCode: string,
    name: K,
    day: string,
  ): Promise<DatedSettings[K] | null> {
    const rows: { value: DatedSettings[K] }[] = await tx.query(
      `SELECT s.value FROM regions r JOIN (
           SELECT region_code, value, '-infinity'::date AS since, '-infinity'::timestamptz AS decided_at
           FROM region_settings WHERE name = $2
         UNION ALL
           SELECT region_code, value, effective_from, decided_at
           FROM region_setting_changes WHERE name = $2 AND state = 'approved' AND effective_from <= $3) s
         ON s.region_code = ANY(r.path)
       WHERE r.code = $1 ORDER BY array_position(r.path, s.region_code) DESC, s.since DESC, s.decided_at DESC LIMIT 1`,
      [regionCode, name, day],
    );
    return rows[0]?.value ?? null;
  }

  /**
   * Whose sheet it is, by the region that was narrowed to for the caller. Beside the caller's region there is nothing, and then the
   * sheet bears the name of the caller's own.
   */
  async sheetHead(tx: EntityManager, caller: Pick<Caller, 'regionCode'>, narrowed: string): Promise<SheetHead> {
    const { code, name } = await tx.findOneByOrFail(Region, { code: narrowed || caller.regionCode });
    const departmentName = (await this.setting(tx, code, 'departmentName')) ?? name;
    return { regionCode: code, regionName: name, departmentName };
  }

  /** On the first start: the tree and the city's settings that ship with the product. */
  async loadSeed(tx: EntityManager): Promise<void> {
    if ((await tx.count(Region)) > 0) return;
    await bulkInsert(tx, Region, parseRegionTree(readSeed('regions.csv')));
    const settings = JSON.parse(readSeed('settings.json')) as Pick<RegionSetting, 'regionCode' | 'name' | 'value'>[];
    await bulkInsert(tx, RegionSetting, settings);
  }
}
