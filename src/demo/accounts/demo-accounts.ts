import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DemoAccount } from './demo-accounts.dto.js';

/** Who may be chosen at the sign-in of the demo. Nobody, in a service that is not the demo: there is no such address then. */
@Injectable()
export class DemoAccounts {
  private passwords = new Map<string, string>();

  constructor(private readonly dataSource: DataSource) {}

  /** @param passwords by user name, in the order in which they are shown */
  open(passwords: ReadonlyMap<string, string>): void {
    this.passwords = new Map(passwords);
  }

  async list(): Promise<DemoAccount[]> {
    if (this.passwords.size === 0) throw new NotFoundException();
    const names = [...this.passwords.keys()];
    const rows = await this.dataSource.query<Omit<DemoAccount, 'password'>[]>(
      `SELECT u.username, u.display_name AS "displayName", u.role, json_build_object('code', r.code, 'name', r.name) AS region
       FROM users u JOIN regions r ON r.code = u.region_code
       WHERE u.username = ANY($1) AND u.disabled_at IS NULL ORDER BY array_position($1::text[], u.username)`,
      [names],
    );
    return rows.map((row) => ({ ...row, password: this.passwords.get(row.username) ?? '' }));
  }
}
