import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../../auth/access/caller.js';
import { Permit } from '../../auth/access/route-access.js';
import { WithdrawalRequest, WithdrawalResponse } from '../../common/fields/withdrawal.dto.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { IfMatch } from '../../common/http/if-match.js';
import { PathId } from '../../common/http/path-id.js';
import { PostRequest, PostResponse, UpdatePostRequest } from './posts.dto.js';
import { PostsService } from './posts.service.js';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('workers/:id/posts')
export class PostsController {
  constructor(private readonly posts: PostsService) {}

  @Post()
  @ApiOperation({ summary: '登记任职' })
  @Permit('workers.write')
  @ApiCreatedResponse({ type: PostResponse })
  create(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Body() body: PostRequest,
  ): Promise<PostResponse> {
    return this.posts.create(caller, id, body);
  }

  @Patch(':postId')
  @ApiOperation({ summary: '更正任职' })
  @Permit('workers.write')
  @ApiIfMatch()
  @ApiOkResponse({ type: PostResponse })
  update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('postId', PathId) postId: string,
    @IfMatch() version: number,
    @Body() body: UpdatePostRequest,
  ): Promise<PostResponse> {
    return this.posts.update(caller, id, postId, version, body);
  }

  @Post(':postId/withdrawal')
  @ApiOperation({ summary: '作废误录的任职' })
  @Permit('workers.write')
  @HttpCode(200)
  @ApiOkResponse({ type: WithdrawalResponse })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @Param('postId', PathId) postId: string,
    @Body() body: WithdrawalRequest,
  ): Promise<WithdrawalResponse> {
    return this.posts.withdraw(caller, id, postId, body.reason);
  }
}
