import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '../auth/access/caller.js';
import { Permit } from '../auth/access/route-access.js';
import { SearchRequest, SearchResponse } from './search.dto.js';
import { SearchService } from './search.service.js';

@ApiTags('search')
@ApiBearerAuth()
@Controller('search')
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  @Post()
  @Permit('search.use')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: '按姓名、拼音首字母、证件号、批次号等查找，整个身份证号只在这里查' })
  @ApiOkResponse({ type: SearchResponse })
  search(@CurrentCaller() caller: Caller, @Body() body: SearchRequest): Promise<SearchResponse> {
    return this.searches.search(caller, body.q, body.types);
  }
}
