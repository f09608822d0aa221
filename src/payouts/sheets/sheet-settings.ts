import type { EntityManager } from 'typeorm';
import type { SheetSettings } from '../../exports/payouts/payout-signing.js';
import type { Payout } from '../../ledger/payouts/payout.entity.js';
import { Region } from '../../regions/region.entity.js';
import type { RegionsService } from '../../regions/regions.service.js';

/** What the payout's region, or the nearest one above it, says of its sheets. */
export async function sheetSettings(
  regions: RegionsService,
  manager: EntityManager,
  { regionCode }: Payout,
): Promise<SheetSettings> {
  const departmentName = await regions.setting(manager, regionCode, 'departmentName');
  const region = await manager.findOneByOrFail(Region, { code: regionCode });
  return {
    departmentName: departmentName ?? region.name,
    signatories: await regions.setting(manager, regionCode, 'signatories'),
    fundingSource: await regions.setting(manager, regionCode, 'fundingSource'),
    documentNo: await regions.setting(manager, regionCode, 'documentNo'),
    budgetSubject: await regions.setting(manager, regionCode, 'budgetSubject'),
    contactPhone: await regions.setting(manager, regionCode, 'contactPhone'),
    objectionPhone: await regions.setting(manager, regionCode, 'objectionPhone'),
  };
}
