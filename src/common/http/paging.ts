import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export const MAX_PAGE_SIZE = 500;

/** The paging parameters that every list takes. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page: number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: MAX_PAGE_SIZE, default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  pageSize: number = 20;
}

/** What every list answers, beside its `items`. */
export abstract class Page {
  @ApiProperty({ description: 'How many items there are on all pages' })
  total: number;

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;
}

export function toPage<T>(items: T[], total: number, query: PageQuery): Page & { items: T[] } {
  return { items, total, page: query.page, pageSize: query.pageSize };
}

export function pageOffset(query: PageQuery): number {
  return (query.page - 1) * query.pageSize;
}
