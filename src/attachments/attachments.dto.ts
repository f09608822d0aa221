import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, IdField, TextField } from '../common/fields/fields.js';
import { ATTACHMENT_OBJECTS, type AttachmentObject } from './attachment.entity.js';
import { ATTACHMENT_KINDS, type AttachmentKind } from './content/attachment-content.js';
import type { ListedAttachment, NamedAttachment, Place } from './attachments.service.js';

/** Beside the file in the form, and in the query of a list. */
export class AttachmentPlace implements Place {
  @ChoiceField(ATTACHMENT_OBJECTS)
  objectType: AttachmentObject;

  @IdField()
  objectId: string;
}

export class AttachmentRemoval {
  @TextField({ max: 200, description: 'Stands in the log' })
  reason: string;
}

export class AttachmentResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ATTACHMENT_OBJECTS })
  objectType: AttachmentObject;

  @ApiProperty({ format: 'uuid' })
  objectId: string;

  @ApiProperty({ enum: Object.keys(ATTACHMENT_KINDS), description: 'By its content' })
  kind: AttachmentKind;

  @ApiProperty({ description: 'As it was called where it came from' })
  fileName: string;

  @ApiProperty({ type: 'integer' })
  bytes: number;

  @ApiProperty({ description: 'Of what is kept: of a picture without its metadata' })
  sha256: string;

  @ApiProperty({ format: 'uuid' })
  createdBy: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;
}

export class ListedAttachmentResponse extends AttachmentResponse {
  @ApiProperty({ description: 'By this caller: nothing was decided with it at hand' })
  mayRemove: boolean;
}

export class AttachmentList {
  @ApiProperty({ type: [ListedAttachmentResponse], description: 'In the order in which they were kept' })
  items: ListedAttachmentResponse[];
}

export function toAttachment(attachment: NamedAttachment): AttachmentResponse {
  const { id, objectType, objectId, kind, fileName, bytes, sha256, createdBy, createdAt } = attachment;
  return { id, objectType, objectId, kind, fileName, bytes, sha256, createdBy, createdAt };
}

export function toListed(attachment: ListedAttachment): ListedAttachmentResponse {
  return { ...toAttachment(attachment), mayRemove: attachment.mayRemove };
}
