import { Controller, Delete, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { PathId } from '../common/http/path-id.js';
import { JobList, JobResponse } from './jobs.dto.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@ApiBearerAuth()
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @ApiOperation({ summary: '列出本人的后台办理' })
  @Permit('jobs.use')
  @ApiOkResponse({ type: JobList })
  async list(@CurrentCaller() caller: Caller): Promise<JobList> {
    return { items: await this.jobs.list(caller) };
  }

  @Get(':id')
  @ApiOperation({ summary: '查看一项后台办理的进度' })
  @Permit('jobs.use')
  @ApiOkResponse({ type: JobResponse })
  get(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<JobResponse> {
    return this.jobs.get(caller, id);
  }

  @Delete(':id')
  @ApiOperation({ summary: '取消一项尚未写入的后台办理' })
  @Permit('jobs.use')
  @ApiOkResponse({ type: JobResponse })
  cancel(@CurrentCaller() caller: Caller, @Param('id', PathId) id: string): Promise<JobResponse> {
    return this.jobs.cancel(caller, id);
  }

  @Get(':id/result')
  @ApiOperation({ summary: '取回一项后台办理的结果' })
  @Permit('jobs.use')
  @ApiOkResponse({ description: 'The answer of the request as it would have been given directly, whatever its status' })
  async result(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { status, headers, body } = await this.jobs.result(caller, id);
    response.status(status).set(headers).end(body);
  }
}
