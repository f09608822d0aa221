import type { Caller } from '../auth/access/caller.js';
import type { Permission } from '../auth/access/permissions.js';
import { regionWithin } from '../auth/access/region-scope.js';
import { Conditions } from '../database/statements/conditions.js';
import type { InboxType } from './inbox.dto.js';

/** What a section's statement needs to know. */
export interface Asking {
  caller: Caller;
  today: string;
  /** The day of the month after by which a station's report is due; null where none is set. */
  reportDueDay: number | null;
}

/** A row of a section as the database gives it. */
export interface WaitingRow {
  id: string | null;
  title: string;
  detail: string;
  since: string | null;
  dueOn: string | null;
  href: string;
  /** Whether the caller asked for it, wrote it or otherwise may not be the one who takes the step. */
  own?: boolean;
}

export interface RowSection {
  code: string;
  title: string;
  permission: Permission;
  /** Of those who may, only these roles: a station manager's section speaks of one station. */
  only?: (caller: Caller) => boolean;
  type: InboxType;
  step: string;
  /** Why not, where the row is the caller's own. */
  ownMessage?: { code: string; message: string };
  /** A SELECT of {@link WaitingRow}, without order and limit. */
  rows(asking: Asking): { sql: string; parameters: unknown[] };
}

export function statement(conditions: Conditions, sql: string): { sql: string; parameters: unknown[] } {
  return { sql, parameters: conditions.parameters };
}

export const inRegion = (column: string, { regionCode }: Caller): Conditions =>
  new Conditions().add(regionWithin(column), regionCode);

export const isManager = ({ role }: Caller): boolean => role === 'station_manager';
