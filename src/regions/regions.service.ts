import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readSeed } from '../common/seed-files.js';
import { bulkInsert } from '../database/statements/bulk.js';
import { Region, RegionSetting } from './region.entity.js';
import { parseRegionTree } from './region-tree.js';
import type { RegionsQuery } from './regions.dto.js';

/** What a region may set for itself and the regions below it. */
export interface RegionSettings {
  /** The city's band for monthly stipends, in fen: rates outside it are refused. */
  stipendBandFen: { minFen: number; maxFen: number };
  /** The department's name on sheets. */
  departmentName: string;
  /** Whom the people of a sheet or a notice may ask. */
  contactPhone: string;
  /** Where objections to a public notice are taken. */
  objectionPhone: string;
  /** Who signs a sheet, by name; null where it is signed by hand: 制表人, 审核人, 负责人. */
  signatories: { preparer: string | null; reviewer: string | null; head: string | null };
  /** 资金来源 */
  fundingSource: string;
  /** 文号 of what the payments rest on. */
  documentNo: string;
  /** 预算科目 */
  budgetSubject: string;
  /** 追回: what a person keeps of each month's stipend at least while an amount is netted, unless a recovery says otherwise. */
  recoveryMonthlyFloorFen: number;
  /** The day of the following month by which a station's monthly report is due, 1 to 28. */
  stationReportDueDay: number;
  /** 星级: the most stars that the region's scheme gives a station. */
  stationStars: { max: number };
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

  /** On the first start: the tree and the city's settings that ship with the product. */
  async loadSeed(tx: EntityManager): Promise<void> {
    if ((await tx.count(Region)) > 0) return;
    await bulkInsert(tx, Region, parseRegionTree(readSeed('regions.csv')));
    const settings = JSON.parse(readSeed('settings.json')) as Pick<RegionSetting, 'regionCode' | 'name' | 'value'>[];
    await bulkInsert(tx, RegionSetting, settings);
  }
}
