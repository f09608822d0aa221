import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../common/values/ids.js';
import { AuditEvent } from './audit-event.entity.js';

/** The parts of a caller that the log keeps. */
export interface AuditActor {
  id: string;
  displayName: string;
  requestId: string;
  address: string | null;
}

export interface AuditEntry {
  /** `<object>.<verb>` */
  action: string;
  objectType: string;
  objectId: string;
  regionCode?: string | null;
  reason?: string | null;
  /** Never a whole identity number, phone or account. */
  details?: Record<string, unknown> | null;
}

/** Marks a connection whose transaction wrote an event, for whoever acts after the commit. */
export const AUDITED = 'audited';

@Injectable()
export class AuditService {
  /** Writes in the transaction of what it tells of: neither stands without the other. */
  async record(tx: EntityManager, actor: AuditActor | null, entry: AuditEntry): Promise<void> {
    await tx.insert(AuditEvent, eventOf(actor, entry));
    noteAudited(tx);
  }

  /** Many of one deed, in their order, in as few statements as they need. */
  async recordAll(tx: EntityManager, actor: AuditActor | null, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const events = entries.map((entry) => eventOf(actor, entry));
    for (let from = 0; from < events.length; from += CHUNK)
      await tx.insert(AuditEvent, events.slice(from, from + CHUNK));
    noteAudited(tx);
  }
}

/** Of events in one statement: each has a dozen parameters. */
const CHUNK = 500;

function eventOf(actor: AuditActor | null, entry: AuditEntry) {
  return {
    id: newId(),
    actorId: actor?.id ?? null,
    actorName: actor?.displayName ?? null,
    requestId: actor?.requestId ?? null,
    address: actor?.address ?? null,
    action: entry.action,
    objectType: entry.objectType,
    objectId: entry.objectId,
    regionCode: entry.regionCode ?? null,
    reason: entry.reason ?? null,
    details: (entry.details ?? null) as AuditEvent['details'] & object,
  };
}

function noteAudited(tx: EntityManager): void {
  if (tx.queryRunner) tx.queryRunner.data[AUDITED] = true;
}
