import { AuditHeads } from '../audit/audit-heads.js';
import { Clock } from '../common/values/clock.js';
import type { Config } from '../common/config/config.js';
import { refuseOlderData } from '../database/migrate.js';
import type { OpenDatabase } from '../database/open-database.js';
import { openPersonalData } from '../keys/data-keys.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PayoutSheetSource } from '../payouts/sheets/payout-sheet-source.js';
import { VarianceSource } from '../payouts/variance/variance-source.js';
import { RegionsService } from '../regions/regions.service.js';
import { IntegrityService } from './integrity.service.js';

/**
 * Checks a database from the command line, without the service: the same checks as `GET /integrity`, for every region.
 *
 * @returns what to print, in Chinese
 * @throws {ConfigError} when the keys are not those of the database, since then every seal would seem broken
 * @throws {OlderDataError} when no service of this program has upgraded it yet
 */
export async function verifyMoney(
  { dataSource }: OpenDatabase,
  config: Config,
): Promise<{ ok: boolean; text: string }> {
  await refuseOlderData(dataSource.manager);
  const personalData = await openPersonalData(dataSource.manager, config.keys);
  const clock = new Clock();
  const variance = new VarianceSource(personalData);
  const source = new PayoutSheetSource(new RegionsService(dataSource), personalData, clock, variance);
  const integrity = new IntegrityService(
    dataSource,
    source,
    new LedgerService(),
    personalData,
    clock,
    AuditHeads.of(config),
  );
  const { ok, checks } = await integrity.checkAll();
  const failing = checks.filter((check) => !check.ok);
  const lines = failing.flatMap(({ name, message, examples }) => [
    `未通过：${name} ${message}`,
    ...examples.map((example) => `    ${example}`),
  ]);
  const summary = ok ? `${checks.length} 项检查全部通过。` : `${checks.length} 项检查中有 ${failing.length} 项未通过。`;
  return { ok, text: [...lines, summary, ''].join('\n') };
}
