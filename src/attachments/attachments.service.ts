import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { authorize, type Caller } from '../auth/access/caller.js';
import { roleMay } from '../auth/access/permissions.js';
import { notFound, type Refusal } from '../common/errors.js';
import type { Upload } from '../common/http/upload.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { Clock } from '../common/values/clock.js';
import { newId } from '../common/values/ids.js';
import { inTransaction } from '../database/transaction.js';
import {
  closedToStation,
  contentRefused,
  decidedOn,
  kindRefused,
  putThereByAnother,
  tooMany,
} from './attachment-errors.js';
import {
  findObject,
  findPaper,
  isClosedTo,
  isDecidedOn,
  type FoundObject,
  LEFT_TO_PERSON,
  objectOf,
  type Viewer,
} from './attachment-objects.js';
import { requireSize } from './attachment-size.js';
import { readContent, writeContent } from './attachment-store.js';
import { Attachment, type AttachmentObject } from './attachment.entity.js';
import { type AttachmentContent, attachmentContent } from './content/attachment-content.js';

/** What papers hang on, as requests name it. */
export interface Place {
  objectType: AttachmentObject;
  objectId: string;
}

/** A paper with its name as it was given. */
export type NamedAttachment = Attachment & { fileName: string };

/** A paper in a list, with whether the caller may take it away. */
export type ListedAttachment = NamedAttachment & { mayRemove: boolean };

/** Of one object. */
const MOST = 50;

/** Papers on whatever they are about: kept by content, encrypted, told of in the log. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, { objectType, objectId }: Place): Promise<ListedAttachment[]> {
    const { manager } = this.dataSource;
    await this.requireObject(manager, caller, { objectType, objectId });
    authorize(caller, objectOf(objectType).read);
    const found = await manager
      .createQueryBuilder(Attachment, 'a')
      .where('a.removedAt IS NULL')
      .andWhere(
        objectType === 'worker'
          ? `(a.objectType = 'worker' AND a.objectId = :objectId OR a.workerId = :objectId AND ${LEFT_TO_PERSON})`
          : 'a.objectType = :objectType AND a.objectId = :objectId',
        { objectType, objectId },
      )
      .orderBy('a.createdAt')
      .addOrderBy('a.id')
      .getMany();
    const listed: ListedAttachment[] = [];
    for (const each of found) {
      const mayRemove = mayTake(caller, each) && !(await isDecidedOn(manager, each));
      listed.push(Object.assign(this.named(each), { mayRemove }));
    }
    return listed;
  }

  /**
   * Keeps a paper; the same bytes a second time on the same object are the same paper.
   *
   * @throws {Refusal} 404, 413, 415 and 422 for what is no paper, 409 where there are too many
   */
  async keep(caller: Caller, place: Place, file: Upload): Promise<NamedAttachment> {
    const { manager } = this.dataSource;
    authorize(caller, 'attachments.write');
    await this.requireObject(manager, caller, place);
    requireWriting(caller, place.objectType);
    requireSize(file.content.length);
    const { kind, content } = await acceptable(file.content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return inTransaction(this.dataSource, async (tx) => {
      const object = await this.requireObject(tx, caller, place);
      if (await isClosedTo(tx, this.viewer(caller), place.objectType, place.objectId)) {
        throw closedToStation(objectOf(place.objectType).name);
      }
      await holdPapersOf(tx, place);
      const there = await tx.find(Attachment, {
        select: { id: true, sha256: true },
        where: { ...place, removedAt: IsNull() },
      });
      const known = there.find((each) => each.sha256 === sha256);
      if (known) return this.named(await tx.findOneByOrFail(Attachment, { id: known.id }));
      if (there.length >= MOST) throw tooMany(MOST);
      const attachment = tx.create(Attachment, {
        ...place,
        id: newId(),
        workerId: object.workerId,
        kind,
        nameCipher: this.personalData.encrypt(file.name),
        bytes: content.length,
        sha256,
        createdBy: caller.id,
        createdAt: this.clock.now(),
      });
      await tx.insert(Attachment, attachment);
      await writeContent(tx, this.personalData, attachment.id, content);
      await this.record(tx, caller, 'attachment.add', attachment, object);
      return this.named(attachment);
    });
  }

  /** @throws {Refusal} 404, also for one that hangs on what lies outside of the caller's region */
  async open(caller: Caller, id: string): Promise<{ attachment: NamedAttachment; content: Buffer }> {
    const { manager } = this.dataSource;
    const { attachment, object } = await requirePaper(manager, this.viewer(caller), id);
    authorize(caller, objectOf(attachment.objectType).read);
    const content = await readContent(manager, this.personalData, attachment);
    await inTransaction(this.dataSource, (tx) => this.record(tx, caller, 'attachment.read', attachment, object));
    return { attachment: this.named(attachment), content };
  }

  /**
   * Takes a paper away that was put there by mistake: its bytes go, that it was there stays.
   *
   * @throws {Refusal} 409 once something was decided with it at hand
   */
  async remove(caller: Caller, id: string, reason: string): Promise<void> {
    authorize(caller, 'attachments.write');
    await inTransaction(this.dataSource, async (tx) => {
      const { attachment, object } = await requirePaper(tx, this.viewer(caller), id, { lock: true });
      requireWriting(caller, attachment.objectType);
      if (await isDecidedOn(tx, attachment)) throw decidedOn(objectOf(attachment.objectType).name);
      if (!mayTake(caller, attachment)) throw putThereByAnother();
      await this.takeAway(tx, caller, attachment, object, reason);
    });
  }

  /**
   * Takes away all papers of an object that is taken back itself; whether the caller may take it back is asked before.
   *
   * @param refusal thrown where something was decided with one of them at hand
   */
  async removeWith(
    tx: EntityManager,
    caller: Caller,
    place: Place,
    { reason, refusal }: { reason: string; refusal: () => Refusal },
  ): Promise<void> {
    const object = await this.requireObject(tx, caller, place);
    await holdPapersOf(tx, place);
    for (const attachment of await tx.findBy(Attachment, { ...place, removedAt: IsNull() })) {
      if (await isDecidedOn(tx, attachment)) throw refusal();
      await this.takeAway(tx, caller, attachment, object, reason);
    }
  }

  private async takeAway(
    tx: EntityManager,
    caller: Caller,
    attachment: Attachment,
    object: FoundObject,
    reason: string,
  ): Promise<void> {
    const { id } = attachment;
    const removal = { removedBy: caller.id, removedAt: this.clock.now(), removalReason: reason };
    await tx.update(Attachment, { id }, { ...removal, workerId: null });
    await tx.query('DELETE FROM attachment_chunks WHERE attachment_id = $1', [id]);
    await this.record(tx, caller, 'attachment.remove', attachment, object, reason);
  }

  private viewer({ role, regionCode, stationId }: Caller): Viewer {
    return { role, regionCode, stationId, today: this.clock.today() };
  }

  private async requireObject(
    tx: EntityManager,
    caller: Caller,
    { objectType, objectId }: Place,
  ): Promise<FoundObject> {
    const object = await findObject(tx, this.viewer(caller), objectType, objectId);
    if (!object) throw notFound(objectOf(objectType).name);
    return object;
  }

  private named(attachment: Attachment): NamedAttachment {
    return Object.assign(attachment, { fileName: this.personalData.decrypt(attachment.nameCipher) });
  }

  /** Without the name of the file, in which there may be a number. */
  private record(
    tx: EntityManager,
    caller: Caller,
    action: string,
    { id, objectType, objectId, kind, bytes, sha256 }: Attachment,
    { regionCode, workerId, payoutId }: FoundObject,
    reason: string | null = null,
  ): Promise<void> {
    const whole = workerId
      ? { objectType: 'worker', objectId: workerId }
      : { objectType: 'payout', objectId: payoutId };
    const about = whole.objectId === null ? { objectType, objectId } : { ...whole, objectId: whole.objectId };
    const details = { attachmentId: id, on: objectType, onId: objectId, kind, bytes, sha256 };
    return this.audit.record(tx, caller, { action, ...about, regionCode, reason, details });
  }
}

function requireWriting(caller: Caller, type: AttachmentObject): void {
  const { read, write } = objectOf(type);
  authorize(caller, read);
  if (write) authorize(caller, write);
}

/** Any paper of an object that the caller sees and may add to; a station manager takes away only the own ones. */
const mayTake = ({ id, role }: Caller, { createdBy, objectType }: Attachment): boolean =>
  roleMay(role, 'attachments.write') &&
  roleMay(role, objectOf(objectType).write ?? 'attachments.write') &&
  (role !== 'station_manager' || createdBy === id);

async function requirePaper(
  tx: EntityManager,
  viewer: Viewer,
  id: string,
  options: { lock?: boolean } = {},
): Promise<{ attachment: Attachment; object: FoundObject }> {
  const found = await findPaper(tx, viewer, id, options);
  if (!found) throw notFound('附件');
  return found;
}

async function acceptable(file: Buffer): Promise<AttachmentContent> {
  const content = await attachmentContent(file);
  if (content === null) throw kindRefused();
  if (typeof content === 'string') throw contentRefused(content);
  return content;
}

/** Two uploads to one object wait for each other, so that neither passes the count nor keeps the same paper twice. */
async function holdPapersOf(tx: EntityManager, { objectType, objectId }: Place): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`papers of ${objectType} ${objectId}`]);
}
