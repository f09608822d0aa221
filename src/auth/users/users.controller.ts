import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../common/http/if-match.js';
import { ApiIfMatch } from '../../common/http/api-headers.js';
import { toPage } from '../../common/http/paging.js';
import { PathId } from '../../common/http/path-id.js';
import { CurrentCaller, type Caller } from '../access/caller.js';
import { Permit } from '../access/route-access.js';
import { CreateUserRequest, toUser, UpdateUserRequest, UserPage, UserResponse, UsersQuery } from './users.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @ApiOperation({ summary: '查询用户' })
  @Permit('users.manage')
  @ApiOkResponse({ type: UserPage })
  async list(@CurrentCaller() caller: Caller, @Query() query: UsersQuery): Promise<UserPage> {
    const { items, total } = await this.users.list(caller, query);
    return toPage(items.map(toUser), total, query);
  }

  @Post()
  @ApiOperation({ summary: '新建用户' })
  @Permit('users.manage')
  @ApiCreatedResponse({ type: UserResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateUserRequest): Promise<UserResponse> {
    return toUser(await this.users.create(caller, body));
  }

  @Patch(':id')
  @ApiOperation({ summary: '修改用户' })
  @Permit('users.manage')
  @ApiIfMatch()
  @ApiOkResponse({ type: UserResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', PathId) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateUserRequest,
  ): Promise<UserResponse> {
    return toUser(await this.users.update(caller, id, version, body));
  }
}
