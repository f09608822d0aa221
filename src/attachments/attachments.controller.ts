import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  type StreamableFile,
  UploadedFile,
  UseGuards,
} from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { Discloses } from '../auth/limits/disclosure-limit.js';
import { PathId } from '../common/http/path-id.js';
import { requireUpload, TakesFile } from '../common/http/upload.js';
import { wholeFile } from '../exports/answer-file.js';
import { AttachmentSizeGuard } from './attachment-size.guard.js';
import { ATTACHMENT_BYTES_MOST, FORM_BYTES } from './attachment-size.js';
import {
  AttachmentList,
  AttachmentPlace,
  AttachmentRemoval,
  AttachmentResponse,
  toAttachment,
  toListed,
} from './attachments.dto.js';
import { AttachmentsService, type NamedAttachment } from './attachments.service.js';
import { ATTACHMENT_OBJECTS } from './attachment.entity.js';
import { ATTACHMENT_KINDS } from './content/attachment-content.js';

/** One file, and what it is to hang on. */
const LIMITS = { fileSize: ATTACHMENT_BYTES_MOST + FORM_BYTES, files: 1, fields: 2, fieldSize: 100, parts: 3 };
const FIELDS = {
  objectType: { type: 'string', enum: [...ATTACHMENT_OBJECTS] },
  objectId: { type: 'string', format: 'uuid' },
} as const;

/** Whoever opened one in a browser would see it as a page of this service: it may do nothing there. */
const INERT = "default-src 'none'; sandbox";

/** Papers: documents and photographs on whatever they are about. */
@ApiTags('attachments')
@ApiBearerAuth()
@Controller('attachments')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  /** Taken for what its bytes say it is: PDF, JPEG, PNG or OFD, 10 MB at the most. */
  @Post()
  @ApiOperation({ summary: '上传附件' })
  @Permit('attachments.write')
  @UseGuards(new AttachmentSizeGuard())
  @TakesFile(LIMITS, Object.values(ATTACHMENT_KINDS), FIELDS)
  @ApiCreatedResponse({ type: AttachmentResponse })
  async add(
    @CurrentCaller() caller: Caller,
    @Body() { objectType, objectId }: AttachmentPlace,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<AttachmentResponse> {
    return toAttachment(await this.attachments.keep(caller, { objectType, objectId }, requireUpload(file)));
  }

  @Get()
  @ApiOperation({ summary: '列出附件' })
  @Permit('attachments.read')
  @ApiOkResponse({ type: AttachmentList })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() { objectType, objectId }: AttachmentPlace,
  ): Promise<AttachmentList> {
    return { items: (await this.attachments.list(caller, { objectType, objectId })).map(toListed) };
  }

  /** Counted as a look at whole numbers, since papers show them. */
  @Get(':id')
  @ApiOperation({ summary: '下载附件' })
  @Permit('attachments.read')
  @Discloses('reveal')
  @ApiProduces(...Object.values(ATTACHMENT_KINDS))
  async open(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { attachment, content } = await this.attachments.open(caller, id);
    response.setHeader('content-security-policy', INERT);
    return wholeFile({ name: nameByKind(attachment), content }, ATTACHMENT_KINDS[attachment.kind]);
  }

  /** While nothing was decided with it at hand. */
  @Delete(':id')
  @ApiOperation({ summary: '移除附件' })
  @Permit('attachments.write')
  @HttpCode(204)
  remove(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() { reason }: AttachmentRemoval,
  ): Promise<void> {
    return this.attachments.remove(caller, id, reason);
  }
}

const ENDINGS = { pdf: /\.pdf$/i, ofd: /\.ofd$/i, jpeg: /\.jpe?g$/i, png: /\.png$/i } as const;

/** A name ends by what the file is, so that nothing opens it as something else. */
function nameByKind({ fileName, kind }: NamedAttachment): string {
  return ENDINGS[kind].test(fileName) ? fileName : `${fileName}.${kind === 'jpeg' ? 'jpg' : kind}`;
}
