import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile, UploadedFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { requireUpload, TakesFile } from '../common/http/upload.js';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Discloses } from '../auth/limits/disclosure-limit.js';
import { Permit } from '../auth/access/route-access.js';
import { TextField } from '../common/fields/fields.js';
import { toPage } from '../common/http/paging.js';
import { PathId } from '../common/http/path-id.js';
import { LongWork } from '../jobs/long-work.js';
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
  toChangeGroup,
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
  @ApiOperation({ summary: '列出导入记录' })
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
  @ApiOperation({ summary: '下载花名册空白模板' })
  @Permit('imports.read')
  @ApiProduces(XLSX)
  async template(): Promise<StreamableFile> {
    return wholeFile({ name: '社会工作人才花名册模板.xlsx', content: await this.imports.template() }, XLSX);
  }

  @Post('roster')
  @ApiOperation({ summary: '检查或导入花名册' })
  @Permit('imports.run')
  @HttpCode(200)
  @TakesFile()
  @LongWork(({ query }) => (query.mode === 'check' ? 'roster-check' : 'roster-import'))
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
  @ApiOperation({ summary: '查看一次导入及其问题' })
  @Permit('imports.read')
  @ApiOkResponse({ type: ImportResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<ImportResponse> {
    const found = await this.imports.get(caller, id);
    return toImport(found, await this.imports.namesOf([found]));
  }

  @Get(':id/changes')
  @ApiOperation({ summary: '查看导入前后的变化' })
  @Permit('imports.read')
  @ApiOkResponse({ type: ImportChangePage })
  async changes(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Query() query: ImportChangesQuery,
  ): Promise<ImportChangePage> {
    const { items, total, groups } = await this.imports.changes(caller, id, query);
    return { ...toPage(items.map(toImportChange), total, query), groups: groups.map(toChangeGroup) };
  }

  @Get(':id/annotated.xlsx')
  @ApiOperation({ summary: '下载标注问题的花名册' })
  @Permit('imports.run')
  @Discloses('file')
  @LongWork('annotated-copy', 'file')
  @ApiProduces(XLSX)
  async annotated(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<StreamableFile> {
    return wholeFile(await this.imports.annotated(caller, id), XLSX);
  }

  @Post(':id/undo')
  @ApiOperation({ summary: '撤销一次导入' })
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
