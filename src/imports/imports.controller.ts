import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile, UploadedFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { requireUpload, TakesFile } from '../common/http/upload.js';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Discloses } from '../auth/limits/disclosure-limit.js';
import { Permit } from '../auth/access/route-access.js';
import { TextField } from '../common/fields/fields.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import { wholeFile } from '../exports/answer-file.js';
import { XLSX } from '../exports/file-name.js';
import {
  ImportChangePage,
  ImportChangesQuery,
  ImportPage,
  ImportQuery,
  ImportResponse,
  ImportsQuery,
  ImportSummary,
  toImport,
  toImportChange,
  toImportSummary,
} from './imports.dto.js';
import { ImportsService } from './imports.service.js';

class UndoRequest {
  @TextField({ optional: true, max: 500 })
  reason?: string;
}

@ApiTags('imports')
@ApiBearerAuth()
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Get()
  @Permit('imports.read')
  @ApiOkResponse({ type: ImportPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: ImportsQuery): Promise<ImportPage> {
    const { items, total, names } = await this.imports.list(caller, query);
    return toPage(
      items.map((item) => toImportSummary(item, names)),
      total,
      query,
    );
  }

  @Get('roster/template.xlsx')
  @Permit('imports.read')
  @ApiProduces(XLSX)
  async template(): Promise<StreamableFile> {
    return wholeFile({ name: '社会工作人才花名册模板.xlsx', content: await this.imports.template() }, XLSX);
  }

  @Post('roster')
  @Permit('imports.run')
  @HttpCode(200)
  @TakesFile()
  @ApiOkResponse({ type: ImportResponse })
  @ApiUnprocessableEntityResponse({ type: ImportResponse, description: 'The same, when nothing was written' })
  async roster(
    @CurrentCaller() caller: Caller,
    @Query() query: ImportQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<ImportResponse> {
    return this.imports.run(caller, query.mode ?? 'all', requireUpload(file));
  }

  @Get(':id')
  @Permit('imports.read')
  @ApiOkResponse({ type: ImportResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<ImportResponse> {
    const found = await this.imports.get(caller, id);
    return toImport(found, await this.imports.namesOf([found]));
  }

  @Get(':id/changes')
  @Permit('imports.read')
  @ApiOkResponse({ type: ImportChangePage })
  async changes(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: ImportChangesQuery,
  ): Promise<ImportChangePage> {
    const { items, total } = await this.imports.changes(caller, id, query);
    return toPage(items.map(toImportChange), total, query);
  }

  @Get(':id/annotated.xlsx')
  @Permit('imports.run')
  @Discloses('file')
  @ApiProduces(XLSX)
  async annotated(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<StreamableFile> {
    return wholeFile(await this.imports.annotated(caller, id), XLSX);
  }

  @Post(':id/undo')
  @Permit('imports.run')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportSummary })
  async undo(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: UndoRequest,
  ): Promise<ImportSummary> {
    const undone = await this.imports.undo(caller, id, body.reason ?? null);
    return toImportSummary(undone, await this.imports.namesOf([undone]));
  }
}
