import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { findWithin, requireRegion } from '../../auth/access/region-scope.js';
import { displayNames } from '../../auth/display-names.js';
import { notFound } from '../../common/errors.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { inTransaction } from '../../database/transaction.js';
import { Region } from '../region.entity.js';
import {
  BAND_LEVELS,
  DATED_SETTING_NAMES,
  DATED_SETTINGS,
  PLAIN_SETTINGS,
  type StipendBand,
} from '../region-settings.js';
import { sharesFault } from '../funding-shares.js';
import { RegionsService } from '../regions.service.js';
import { type ChangeState, RegionSettingChange } from './region-setting-change.entity.js';
import type {
  PlainSettingsResponse,
  RegionSettingsRequest,
  RegionSettingsResponse,
  SettingChangeResponse,
  SettingsInForceResponse,
} from './region-settings.dto.js';
import { approverIsProposer, needsDayAndReason, notProposed, sharesRefused } from './setting-errors.js';
import { bandFault } from './setting-rules.js';

/** What a region sets for itself and those below it; nothing of it is kept in memory, so that it holds at every instance at once. */
@Injectable()
export class RegionSettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly regions: RegionsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller, regionCode: string): Promise<RegionSettingsResponse> {
    authorize(caller, 'settings.read');
    const tx = this.dataSource.manager;
    await requireRegion(tx, caller, regionCode);
    return this.settingsOf(tx, regionCode);
  }

  /**
   * Names, phones and days hold at once; what money rests on becomes a proposal.
   *
   * @throws {Refusal} not-found, stale, SETTING_NEEDS_REASON, SETTING_BAND, SETTING_OUTSIDE_BAND
   */
  async update(
    caller: Caller,
    regionCode: string,
    version: number,
    request: RegionSettingsRequest,
  ): Promise<RegionSettingsResponse> {
    authorize(caller, 'settings.regions');
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, regionCode);
      if (!(await countUp(tx, regionCode, version))) {
        const object = { type: 'region-settings', id: regionCode };
        throw await staleRow(tx, '设置', object, await this.settingsOf(tx, regionCode));
      }
      const fault = sharesFault(request.fundingShares ?? []);
      if (fault !== null) throw sharesRefused(fault);
      const before = await ownSettings(tx, regionCode);
      for (const name of PLAIN_SETTINGS) await this.set(tx, regionCode, name, request[name]);
      const after = await ownSettings(tx, regionCode);
      const changed = PLAIN_SETTINGS.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
      const proposed = await this.propose(tx, caller, regionCode, request);
      if (changed.length > 0 || proposed.length > 0) {
        const part = (of: PlainSettingsResponse): object =>
          Object.fromEntries(changed.map((name) => [name, of[name] ?? null]));
        await this.audit.record(tx, caller, {
          action: 'settings.region',
          objectType: 'region-settings',
          objectId: regionCode,
          regionCode,
          reason: request.reason ?? null,
          details: { before: part(before), after: part(after), proposed },
        });
      }
      return this.settingsOf(tx, regionCode);
    });
  }

  /** @throws {Refusal} not-found, SETTING_DECIDED, APPROVER_IS_AUTHOR, SETTING_OUTSIDE_BAND */
  async approve(caller: Caller, regionCode: string, id: string, comment?: string): Promise<RegionSettingsResponse> {
    authorize(caller, 'settings.approve');
    return this.decide(caller, regionCode, id, 'approved', comment);
  }

  async withdraw(caller: Caller, regionCode: string, id: string, comment?: string): Promise<RegionSettingsResponse> {
    authorize(caller, 'settings.regions');
    return this.decide(caller, regionCode, id, 'withdrawn', comment);
  }

  private async decide(
    caller: Caller,
    regionCode: string,
    id: string,
    state: Exclude<ChangeState, 'proposed'>,
    comment: string | undefined,
  ): Promise<RegionSettingsResponse> {
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, regionCode);
      const change = await findWithin(tx, RegionSettingChange, caller, id, { lock: true });
      if (!change || change.regionCode !== regionCode) throw notFound('修改');
      if (change.state !== 'proposed') throw notProposed(change.state);
      if (state === 'approved') {
        if (change.proposedBy === caller.id) throw approverIsProposer(caller.displayName);
        // The region above may have narrowed its own since.
        if (change.name === 'stipendBandFen') await this.requireWithin(tx, regionCode, change);
      }
      await tx.update(RegionSettingChange, { id }, { state, decidedBy: caller.id, decidedAt: this.clock.now() });
      await countUp(tx, regionCode, null);
      const { name, value, effectiveFrom } = change;
      await this.audit.record(tx, caller, {
        action: state === 'approved' ? 'settings.region-approve' : 'settings.region-withdraw',
        objectType: 'region-settings',
        objectId: regionCode,
        regionCode,
        reason: comment ?? null,
        details: { changeId: id, name, value, effectiveFrom },
      });
      return this.settingsOf(tx, regionCode);
    });
  }

  private async propose(
    tx: EntityManager,
    caller: Caller,
    regionCode: string,
    request: RegionSettingsRequest,
  ): Promise<Record<string, unknown>[]> {
    const { effectiveFrom, reason } = request;
    const stated = DATED_SETTINGS.filter((name) => request[name] !== undefined);
    const proposed: Record<string, unknown>[] = [];
    for (const name of stated) {
      if (effectiveFrom === undefined || reason === undefined) {
        throw needsDayAndReason(effectiveFrom === undefined ? 'effectiveFrom' : 'reason');
      }
      const value = name === 'stipendBandFen' ? plainBand(request.stipendBandFen!) : request[name];
      if (name === 'stipendBandFen') await this.requireWithin(tx, regionCode, { value, effectiveFrom });
      const change = { id: newId(), regionCode, name, value, effectiveFrom, reason, proposedBy: caller.id };
      const row = { ...change, state: 'proposed' as const, proposedAt: this.clock.now() };
      await tx.insert(RegionSettingChange, row);
      proposed.push({ changeId: change.id, title: DATED_SETTING_NAMES[name], name, value, effectiveFrom });
    }
    return proposed;
  }

  private async requireWithin(
    tx: EntityManager,
    regionCode: string,
    { value, effectiveFrom }: Pick<RegionSettingChange, 'value' | 'effectiveFrom'>,
  ): Promise<void> {
    const { parentCode } = await tx.findOneByOrFail(Region, { code: regionCode });
    const above = parentCode && (await this.regions.settingOn(tx, parentCode, 'stipendBandFen', effectiveFrom));
    const fault = bandFault(value as StipendBand, above || null);
    if (fault) throw fault;
  }

  private async set(tx: EntityManager, regionCode: string, name: string, value: unknown): Promise<void> {
    if (value === undefined) return;
    if (value === null) {
      await tx.query('DELETE FROM region_settings WHERE region_code = $1 AND name = $2', [regionCode, name]);
      return;
    }
    await tx.query(
      `INSERT INTO region_settings (region_code, name, value) VALUES ($1, $2, $3)
       ON CONFLICT (region_code, name) DO UPDATE SET value = excluded.value`,
      [regionCode, name, JSON.stringify(value)],
    );
  }

  private async settingsOf(tx: EntityManager, regionCode: string): Promise<RegionSettingsResponse> {
    const { name: regionName } = await tx.findOneByOrFail(Region, { code: regionCode });
    const [{ version }] = await tx.query<[{ version: number }]>(
      'SELECT coalesce((SELECT version FROM region_settings_versions WHERE region_code = $1), 1)::int AS version',
      [regionCode],
    );
    const inForce: Record<string, unknown> = {};
    for (const name of PLAIN_SETTINGS) inForce[name] = await this.regions.setting(tx, regionCode, name);
    for (const name of DATED_SETTINGS) {
      inForce[name] = await this.regions.settingOn(tx, regionCode, name, this.clock.today());
    }
    return {
      regionCode,
      regionName,
      version,
      own: await ownSettings(tx, regionCode),
      inForce: inForce as unknown as SettingsInForceResponse,
      changes: await changesOf(tx, regionCode),
    };
  }
}

/** The version is the lock: of two who read the same one, one writes. Null counts it up whatever it is. */
async function countUp(tx: EntityManager, regionCode: string, version: number | null): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `INSERT INTO region_settings_versions AS v (region_code, version)
       SELECT $1::text, 2 WHERE $2::int IS NULL OR $2::int = 1 OR EXISTS (SELECT 1 FROM region_settings_versions WHERE region_code = $1::text)
     ON CONFLICT (region_code) DO UPDATE SET version = v.version + 1 WHERE $2::int IS NULL OR v.version = $2::int
     RETURNING version`,
    [regionCode, version],
  );
  return rows.length > 0;
}

async function ownSettings(tx: EntityManager, regionCode: string): Promise<PlainSettingsResponse> {
  const rows: { name: string; value: unknown }[] = await tx.query(
    'SELECT name, value FROM region_settings WHERE region_code = $1',
    [regionCode],
  );
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  const own = PLAIN_SETTINGS.map((name) => [name, values.get(name) ?? null]);
  return Object.fromEntries(own);
}

async function changesOf(tx: EntityManager, regionCode: string): Promise<SettingChangeResponse[]> {
  const changes = await tx.find(RegionSettingChange, {
    where: { regionCode },
    order: { proposedAt: 'DESC', id: 'DESC' },
  });
  const names = await displayNames(
    tx,
    changes.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  );
  return changes.map(({ regionCode: _region, value, ...change }) => ({
    ...change,
    stipendBandFen: change.name === 'stipendBandFen' ? (value as StipendBand) : null,
    recoveryMonthlyFloorFen: change.name === 'recoveryMonthlyFloorFen' ? (value as number) : null,
    proposedByName: names.get(change.proposedBy) ?? '',
    decidedByName: change.decidedBy === null ? null : (names.get(change.decidedBy) ?? ''),
  }));
}

function plainBand({ minFen, maxFen, levels }: StipendBand): StipendBand {
  const own = BAND_LEVELS.flatMap((level) => {
    const ends = levels?.[level];
    return ends ? [[level, { minFen: ends.minFen, maxFen: ends.maxFen }] as const] : [];
  });
  return { minFen, maxFen, ...(own.length > 0 && { levels: Object.fromEntries(own) }) };
}
