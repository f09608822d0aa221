import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { ChainFault } from '../audit/audit-chain.js';
import type { AuditEvent } from '../audit/audit-event.entity.js';
import { EVENT_TITLES, eventTitle, OBJECT_NAMES } from '../common/event-titles.js';
import { type ChangedField, eventChanges, eventFacts, eventWords, type RegionNames } from './history-words.js';
import { DateField, IdField, RegionCodeField, TextField } from '../common/fields/fields.js';
import { Page, PageQuery } from '../common/http/paging.js';

export class AuditQuery extends PageQuery {
  @TextField({ optional: true, max: 64, description: 'For example `worker`, `payout`, `user`' })
  objectType?: string;

  @TextField({ optional: true, max: 64 })
  objectId?: string;

  @IdField({
    optional: true,
    description:
      'A person of the register: every event about them, whichever object it was logged under (certificates, payouts with a line ' +
      'of theirs, recoveries, stations, trainings, imports)',
  })
  workerId?: string;

  @IdField({ optional: true, description: 'The user who acted' })
  actorId?: string;

  @TextField({ optional: true, max: 64, description: 'For example `worker.reveal`' })
  action?: string;

  @DateField({ optional: true, description: 'First day, Asia/Shanghai' })
  from?: string;

  @DateField({ optional: true, description: 'Last day, Asia/Shanghai' })
  to?: string;

  @RegionCodeField({ optional: true })
  regionCode?: string;
}

export class AuditExportQuery extends OmitType(AuditQuery, ['page', 'pageSize'] as const) {
  @TextField({ min: 4, max: 200, description: 'What the file is for; stands in the log' })
  reason: string;
}

export class AuditChangedField implements ChangedField {
  @ApiProperty({ description: 'The field in Chinese' })
  name: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null of something new' })
  before: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null of something gone' })
  after: string | null;
}

export class AuditFact {
  @ApiProperty({ description: 'In Chinese' })
  name: string;

  @ApiProperty()
  value: string;
}

export class AuditEventResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Place in the chain; null until it is linked, and below the top of the tree, since it counts the events of all regions',
  })
  seq: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'Hash of the link, hexadecimal' })
  hash: string | null;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null for the service itself' })
  actorId: string | null;

  @ApiProperty({ type: String, nullable: true })
  actorName: string | null;

  @ApiProperty()
  action: string;

  @ApiProperty({ description: 'What was done, in Chinese' })
  title: string;

  @ApiProperty()
  objectType: string;

  @ApiProperty({ description: 'The kind of the object in Chinese' })
  objectName: string;

  @ApiProperty()
  objectId: string;

  @ApiProperty({ type: [AuditChangedField], description: 'Before and after in Chinese; personal numbers are masked' })
  changes: AuditChangedField[];

  @ApiProperty({ type: [AuditFact], description: 'What else the event tells in plain values' })
  facts: AuditFact[];

  @ApiProperty({ type: String, nullable: true })
  regionCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Before and after of each changed field, counts, hashes; personal data masked',
  })
  details: Record<string, unknown> | null;

  @ApiProperty({ type: String, nullable: true })
  requestId: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Network address of the caller' })
  address: string | null;
}

export class HistoryQuery extends PageQuery {}

/** An event about a person as their officer reads it: without the log's hashes, addresses and keys. */
export class HistoryEvent {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who did it; null for the service itself' })
  actorName: string | null;

  @ApiProperty({ example: 'post.update' })
  action: string;

  @ApiProperty({ description: 'What was done, in Chinese' })
  title: string;

  @ApiProperty({ description: 'Before and after of each field, in Chinese; personal numbers are masked' })
  detail: string;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

export class HistoryPage extends Page {
  @ApiProperty({ type: [HistoryEvent] })
  items: HistoryEvent[];
}

export function toHistoryEvent(event: AuditEvent, regions: RegionNames): HistoryEvent {
  const { id, at, actorName, action, objectType, reason, details } = event;
  const words = { title: eventTitle(action, objectType), detail: eventWords(action, details, regions) };
  return { id, at: at.toISOString(), actorName, action, ...words, reason };
}

export class AuditPage extends Page {
  @ApiProperty({ type: [AuditEventResponse] })
  items: AuditEventResponse[];
}

export class AuditWord {
  @ApiProperty({ description: 'For the filter of that name' })
  code: string;

  @ApiProperty({ description: 'In Chinese' })
  name: string;
}

export class AuditWords {
  @ApiProperty({ type: [AuditWord] })
  actions: AuditWord[];

  @ApiProperty({ type: [AuditWord] })
  objects: AuditWord[];
}

export function auditWords(): AuditWords {
  const words = (names: Readonly<Record<string, string>>): AuditWord[] =>
    Object.entries(names).map(([code, name]) => ({ code, name }));
  return { actions: words(EVENT_TITLES), objects: words(OBJECT_NAMES) };
}

export class ChainHead {
  @ApiProperty({ type: 'integer' })
  seq: number;

  @ApiProperty({ description: 'Hexadecimal' })
  hash: string;
}

const FAULTS: ChainFault[] = ['changed', 'gap', 'event-missing', 'not-chained'];

export class BrokenLink {
  @ApiProperty({ type: 'integer', nullable: true })
  seq: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null for an event of another region' })
  eventId: string | null;

  @ApiProperty({ enum: FAULTS })
  fault: ChainFault;
}

export class AuditCheckResponse {
  @ApiProperty()
  ok: boolean;

  @ApiProperty({ type: 'integer', description: "Events of the caller's region; the whole log is checked" })
  events: number;

  @ApiProperty({
    type: ChainHead,
    nullable: true,
    description:
      'The last link that fits: note it outside the system. Null below the top of the tree, since it counts the events of all regions',
  })
  head: ChainHead | null;

  @ApiProperty({
    type: [String],
    description:
      'Answered once and not in the database, in Chinese, until somebody accepts it (`tail-accept`); empty below the top of the tree',
  })
  lost: string[];

  @ApiProperty({ type: BrokenLink, required: false })
  firstBroken?: BrokenLink;
}

/** An event with its place in the chain. */
export interface TrailItem {
  event: AuditEvent;
  seq: number | null;
  hash: Buffer | null;
}

export function toAuditEvent({ event, seq, hash }: TrailItem, regions: RegionNames): AuditEventResponse {
  const { id, actorId, actorName, action, objectType, objectId, regionCode, reason, details, requestId, address } =
    event;
  const who = { actorId, actorName, requestId, address };
  const words = {
    title: eventTitle(action, objectType),
    objectName: OBJECT_NAMES[objectType] ?? '其他',
    changes: eventChanges(action, details, regions),
    facts: eventFacts(action, details, regions),
  };
  const what = { action, objectType, objectId, regionCode, reason, details, ...words };
  return { id, seq, hash: hash?.toString('hex') ?? null, at: event.at.toISOString(), ...who, ...what };
}
