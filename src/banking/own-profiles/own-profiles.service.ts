import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { authorize, type Caller } from '../../auth/access/caller.js';
import { requireRegion } from '../../auth/access/region-scope.js';
import { displayNames } from '../../auth/display-names.js';
import { notFound, Refusal } from '../../common/errors.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { Clock } from '../../common/values/clock.js';
import { newId } from '../../common/values/ids.js';
import { Reading } from '../../database/reading.js';
import { inTransaction } from '../../database/transaction.js';
import { PayoutSheetSource } from '../../payouts/sheets/payout-sheet-source.js';
import { BankProfileVersion } from '../profiles/bank-profile.entity.js';
import { type BankProfile, PROFILE_DEFAULTS } from '../profiles/bank-profiles.js';
import { profileFaults } from '../profiles/profile-faults.js';
import { type ProfileInForce, profilesInForce } from '../profiles/profiles-in-force.js';
import {
  type BankProfileDetail,
  type BankProfileRequest,
  type ProfileVersionResponse,
  toProfileItem,
} from './own-profiles.dto.js';
import { previewOf, type ProfilePreview } from './profile-preview.js';

/** Which format is meant, and whose. */
interface Place {
  code: string;
  regionCode: string;
}

/** Formats of bank files of an office's own: tried on real lines before they hold, kept with their versions, told of in the log. */
@Injectable()
export class OwnProfilesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reading: Reading,
    private readonly audit: AuditService,
    private readonly source: PayoutSheetSource,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, regionCode: string): Promise<ProfileInForce[]> {
    authorize(caller, 'payouts.read');
    const { manager } = this.dataSource;
    await requireRegion(manager, caller, regionCode);
    return profilesInForce(manager, regionCode);
  }

  /** @throws {Refusal} 404 for a code that holds nowhere at or above the region */
  async get(caller: Caller, place: Place): Promise<BankProfileDetail> {
    authorize(caller, 'payouts.read');
    const { manager } = this.dataSource;
    await requireRegion(manager, caller, place.regionCode);
    return told(manager, place);
  }

  /** Nothing is kept. @throws {Refusal} 422 as `replace` does */
  async preview(caller: Caller, { code, regionCode }: Place, request: BankProfileRequest): Promise<ProfilePreview> {
    authorize(caller, 'settings.regions');
    await requireRegion(this.dataSource.manager, caller, regionCode);
    const profile = sound(code, request);
    const { personalData } = this;
    const today = this.clock.today();
    return this.reading.byStatement((manager) =>
      previewOf(manager, this.source, { profile, regionCode, today, personalData }),
    );
  }

  /**
   * Holds at once for the region and those below it that have none of this code. Files that went out stay as they are; a further
   * one of the same payout says why it is another.
   *
   * @param seen the version of the region's own that the change rests on; 0 for the first
   * @throws {Refusal} 412 where another came first; 422 with each place that is wrong
   */
  async replace(caller: Caller, place: Place, request: BankProfileRequest, seen: number): Promise<BankProfileDetail> {
    authorize(caller, 'settings.regions');
    const profile = sound(place.code, request);
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, place.regionCode);
      await hold(tx, place);
      const last = await lastOf(tx, place);
      const now = last?.endedAt === null ? last.version : 0;
      if (now !== seen) throw await staleProfile(tx, place, last);
      const at = this.clock.now();
      const inForce = { ...place, endedAt: IsNull() };
      await tx.update(BankProfileVersion, inForce, { endedAt: at, endedBy: caller.id });
      const version = (last?.version ?? 0) + 1;
      await tx.insert(BankProfileVersion, {
        ...place,
        id: newId(),
        version,
        profile: profile as object,
        createdBy: caller.id,
        createdAt: at,
      });
      await this.record(tx, caller, 'settings.bank-profile', place, { version, name: profile.name }, null);
      return told(tx, place);
    });
  }

  /** Back to what holds above the region, or to none. @throws {Refusal} 404 where the region has none of its own; 412 */
  async withdraw(caller: Caller, place: Place, reason: string, seen: number): Promise<void> {
    authorize(caller, 'settings.regions');
    await inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, place.regionCode);
      await hold(tx, place);
      const last = await lastOf(tx, place);
      if (last?.endedAt !== null) throw notFound('本地区的银行文件格式');
      if (last.version !== seen) throw await staleProfile(tx, place, last);
      const end = { endedAt: this.clock.now(), endedBy: caller.id, endReason: reason };
      await tx.update(BankProfileVersion, { id: last.id }, end);
      const details = { version: last.version, name: last.profile.name };
      await this.record(tx, caller, 'settings.bank-profile-withdraw', place, details, reason);
    });
  }

  private record(
    tx: EntityManager,
    caller: Caller,
    action: string,
    { regionCode, code }: Place,
    details: object,
    reason: string | null,
  ): Promise<void> {
    const about = { objectType: 'bank-profile', objectId: `${regionCode} ${code}`, regionCode };
    return this.audit.record(tx, caller, { action, ...about, reason, details: { code, ...details } });
  }
}

function sound(code: string, request: BankProfileRequest): BankProfile {
  const profile: BankProfile = { ...PROFILE_DEFAULTS, ...request, code };
  const faults = profileFaults(profile);
  if (faults.length > 0) {
    const detail = `银行文件格式有 ${faults.length} 处不能使用，没有保存。请按每处的说明改正后再保存。`;
    throw new Refusal('refused', 'BANK_PROFILE_REFUSED', detail, faults);
  }
  return profile;
}

/** Two changes of one place wait for each other, so that versions have no gaps and one holds. */
async function hold(tx: EntityManager, { code, regionCode }: Place): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`bank profile ${code} ${regionCode}`]);
}

async function lastOf(tx: EntityManager, place: Place): Promise<BankProfileVersion | null> {
  const [last] = await tx.find(BankProfileVersion, { where: { ...place }, order: { version: 'DESC' }, take: 1 });
  return last ?? null;
}

function staleProfile(tx: EntityManager, place: Place, last: BankProfileVersion | null): Promise<Refusal> {
  const object = { type: 'bank-profile', id: `${place.regionCode} ${place.code}` };
  return staleRow(tx, '银行文件格式', object, last?.endedAt === null ? { ...last.profile, version: last.version } : {});
}

async function told(tx: EntityManager, place: Place): Promise<BankProfileDetail> {
  const inForce = (await profilesInForce(tx, place.regionCode)).find(({ profile }) => profile.code === place.code);
  if (!inForce) throw notFound('银行文件格式');
  const { code: _code, lineEnd: _lineEnd, help: _help, ...profile } = inForce.profile;
  const versions = await versionsOf(tx, place);
  const ownVersion = versions[0]?.endedAt === null ? versions[0].version : 0;
  return { ...toProfileItem(inForce), profile, ownVersion, versions };
}

async function versionsOf(tx: EntityManager, place: Place): Promise<ProfileVersionResponse[]> {
  const rows = await tx.find(BankProfileVersion, { where: { ...place }, order: { version: 'DESC' } });
  const names = await displayNames(
    tx,
    rows.flatMap(({ createdBy, endedBy }) => [createdBy, endedBy]),
  );
  return rows.map(({ version, profile, createdBy, createdAt, endedBy, endedAt, endReason }) => ({
    version,
    name: profile.name,
    byName: names.get(createdBy) ?? '',
    at: createdAt,
    endedAt,
    endedByName: endedBy && (names.get(endedBy) ?? ''),
    endReason,
  }));
}
