import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  type StreamableFile,
  UploadedFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { notFound } from '../common/errors.js';
import { requireUpload, TakesFile } from '../common/http/upload.js';
import { wholeFile } from '../exports/answer-file.js';
import { DOCX } from '../exports/documents/word-document.js';
import {
  DocumentTemplateList,
  DocumentTemplateQuery,
  DocumentTemplateResponse,
  TemplateFileQuery,
  TemplateWithdrawalQuery,
} from './document-templates.dto.js';
import { DocumentTemplatesService } from './document-templates.service.js';
import { isTemplateKind, TEMPLATE_KINDS, type TemplateKind } from './placeholders/template-kinds.js';

/** More than a template may have, so that the refusal says what holds for templates. */
const LIMITS = { fileSize: 4 * 1024 * 1024, files: 1, fields: 0, fieldSize: 0, parts: 1 };

/** Word templates of an office's own. */
@ApiTags('templates')
@ApiBearerAuth()
@Controller('document-templates')
export class DocumentTemplatesController {
  constructor(private readonly templates: DocumentTemplatesService) {}

  @Get()
  @ApiOperation({ summary: '列出文书模板' })
  @Permit('settings.read')
  @ApiOkResponse({ type: DocumentTemplateList })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() { regionCode = caller.regionCode }: DocumentTemplateQuery,
  ): Promise<DocumentTemplateList> {
    return { items: await this.templates.list(caller, regionCode) };
  }

  /** What is in force, the one that ships with the product, or a version of the region's own. */
  @Get(':kind.docx')
  @ApiOperation({ summary: '下载文书模板' })
  @Permit('settings.read')
  @ApiParam({ name: 'kind', enum: TEMPLATE_KINDS })
  @ApiProduces(DOCX)
  async download(
    @CurrentCaller() caller: Caller,
    @Param('kind') kind: string,
    @Query() { regionCode = caller.regionCode, ...which }: TemplateFileQuery,
  ): Promise<StreamableFile> {
    return wholeFile(await this.templates.file(caller, { kind: known(kind), regionCode }, which), DOCX);
  }

  @Get(':kind')
  @ApiOperation({ summary: '查看文书模板和可用的占位符' })
  @Permit('settings.read')
  @ApiParam({ name: 'kind', enum: TEMPLATE_KINDS })
  @ApiOkResponse({ type: DocumentTemplateResponse })
  get(
    @CurrentCaller() caller: Caller,
    @Param('kind') kind: string,
    @Query() { regionCode = caller.regionCode }: DocumentTemplateQuery,
  ): Promise<DocumentTemplateResponse> {
    return this.templates.get(caller, { kind: known(kind), regionCode });
  }

  /** The file filled in with made data; nothing is kept. */
  @Post(':kind/preview')
  @ApiOperation({ summary: '用示例数据预览文书模板' })
  @Permit('settings.regions')
  @HttpCode(200)
  @ApiParam({ name: 'kind', enum: TEMPLATE_KINDS })
  @TakesFile(LIMITS, [DOCX])
  @ApiProduces(DOCX)
  async preview(
    @CurrentCaller() caller: Caller,
    @Param('kind') kind: string,
    @Query() { regionCode = caller.regionCode }: DocumentTemplateQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<StreamableFile> {
    const { content } = requireUpload(file);
    return wholeFile(await this.templates.preview(caller, { kind: known(kind), regionCode }, content), DOCX);
  }

  /** Holds at once for the region and those below it that have none of their own. */
  @Put(':kind')
  @ApiOperation({ summary: '启用本地区的文书模板' })
  @Permit('settings.regions')
  @ApiParam({ name: 'kind', enum: TEMPLATE_KINDS })
  @TakesFile(LIMITS, [DOCX])
  @ApiOkResponse({ type: DocumentTemplateResponse })
  replace(
    @CurrentCaller() caller: Caller,
    @Param('kind') kind: string,
    @Query() { regionCode = caller.regionCode }: DocumentTemplateQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<DocumentTemplateResponse> {
    return this.templates.replace(caller, { kind: known(kind), regionCode }, requireUpload(file).content);
  }

  @Delete(':kind')
  @ApiOperation({ summary: '停用本地区的文书模板' })
  @Permit('settings.regions')
  @HttpCode(204)
  @ApiParam({ name: 'kind', enum: TEMPLATE_KINDS })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('kind') kind: string,
    @Query() { regionCode = caller.regionCode, reason }: TemplateWithdrawalQuery,
  ): Promise<void> {
    return this.templates.withdraw(caller, { kind: known(kind), regionCode }, reason);
  }
}

function known(kind: string): TemplateKind {
  if (!isTemplateKind(kind)) throw notFound('文书');
  return kind;
}
