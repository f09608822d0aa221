import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { Refusal } from '../../common/errors.js';
import { inTransaction } from '../../database/transaction.js';
import { authorize, type Caller } from '../access/caller.js';
import type { SecuritySettingsRequest } from './security-settings.dto.js';
import { isTop } from '../access/region-scope.js';
import { readSecuritySettings, SecuritySettings } from './security-settings.entity.js';

@Injectable()
export class SecuritySettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  read(caller: Caller): Promise<SecuritySettings> {
    authorize(caller, 'settings.read');
    return readSecuritySettings(this.dataSource.manager);
  }

  /** In force at once, at every instance: nothing of it is kept in memory. */
  async update(caller: Caller, version: number, request: SecuritySettingsRequest): Promise<SecuritySettings> {
    authorize(caller, 'settings.write');
    return inTransaction(this.dataSource, async (tx) => {
      await requireTop(tx, caller);
      const settings = await tx.findOneOrFail(SecuritySettings, {
        where: { id: 1 },
        lock: { mode: 'pessimistic_write' },
      });
      if (settings.version !== version)
        throw await staleRow(tx, '设置', { type: 'settings', id: 'security' }, settings);
      const before = shown(settings);
      const stated = Object.entries(request).filter(([, value]) => value !== undefined);
      Object.assign(settings, Object.fromEntries(stated));
      const changes = changedFields(before, shown(settings));
      if (!changes) return settings;
      await tx.save(settings);
      await this.audit.record(tx, caller, {
        action: 'settings.security',
        objectType: 'settings',
        objectId: 'security',
        regionCode: caller.regionCode,
        details: { ...changes },
      });
      return settings;
    });
  }
}

/** For comparing and for the log: a list is its words. */
function shown({ id: _one, version: _version, secondFactorRoles, ...rest }: SecuritySettings): Record<string, unknown> {
  return { secondFactorRoles: secondFactorRoles.toSorted().join(' '), ...rest };
}

/** The settings hold for everybody, so a county's administrator does not change them. */
async function requireTop(tx: EntityManager, caller: Caller): Promise<void> {
  if (!(await isTop(tx, caller.regionCode))) {
    throw new Refusal('forbidden', 'SETTINGS_OF_ALL', '安全设置对全市生效，只能由市级管理员修改。');
  }
}
