import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { VERSION } from '../../common/config/version.js';
import { inTransaction } from '../../database/transaction.js';
import { authorize, type Caller } from '../access/caller.js';
import { PENDING, type Pending } from '../access/account.js';
import { PERMISSIONS, type Permission, roleMay } from '../access/permissions.js';
import { toAccount } from '../account.dto.js';
import { disclosuresLeft } from '../limits/disclosure-limit.js';
import type { Preferences } from '../preferences.js';
import { User } from '../user.entity.js';
import type { OwnAccount } from './own-account.dto.js';
import { mergePreferences, requirePlainPreferences } from './preferences-rules.js';

interface Surroundings extends Pending {
  preferences: Preferences;
  regionName: string;
  stationName: string | null;
}

/** What a caller is told of the own account, and what they like on their screens. */
@Injectable()
export class OwnAccountService {
  constructor(private readonly dataSource: DataSource) {}

  async read(caller: Caller): Promise<OwnAccount> {
    authorize(caller, 'self.use');
    const tx = this.dataSource.manager;
    const user = await tx.findOneByOrFail(User, { id: caller.id });
    const [around] = await tx.query<[Surroundings]>(
      `SELECT ${PENDING}, u.preferences, r.name AS "regionName", st.name AS "stationName"
       FROM users u CROSS JOIN security_settings s JOIN regions r ON r.code = u.region_code
       LEFT JOIN stations st ON st.id = u.station_id WHERE u.id = $1`,
      [caller.id],
    );
    const { mustChangePassword, mustEnrolSecondFactor, preferences, regionName, stationName } = around;
    const left = await disclosuresLeft(tx, caller.id);
    const names = Object.keys(PERMISSIONS) as Permission[];
    return {
      ...toAccount(user),
      mustChangePassword,
      mustEnrolSecondFactor,
      permissions: names.filter((permission) => roleMay(user.role, permission)),
      region: { code: user.regionCode, name: regionName },
      station: user.stationId && stationName !== null ? { id: user.stationId, name: stationName } : null,
      preferences,
      version: VERSION,
      filesLeft: left.file,
      revealsLeft: left.reveal,
    };
  }

  /**
   * Of nobody's concern but the caller's, so the log is not told, and the last change of a name counts.
   *
   * @throws {Refusal} 422 `PREFERENCES_REFUSED`
   */
  async setPreferences(caller: Caller, change: Preferences): Promise<OwnAccount> {
    authorize(caller, 'self.use');
    await inTransaction(this.dataSource, async (tx) => {
      const [row] = await tx.query<[{ preferences: Preferences }]>(
        'SELECT preferences FROM users WHERE id = $1 FOR NO KEY UPDATE',
        [caller.id],
      );
      const preferences = mergePreferences(row.preferences, change);
      requirePlainPreferences(preferences);
      await tx.query('UPDATE users SET preferences = $2 WHERE id = $1', [caller.id, JSON.stringify(preferences)]);
    });
    return this.read(caller);
  }
}
