import { ApiProperty } from '@nestjs/swagger';
import { ChoicesField, TextField } from '../common/fields/fields.js';

export const SEARCH_TYPES = ['workers', 'payouts', 'policies', 'stations', 'trainings', 'claims'] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

/** At most so many of each kind: whoever wants more opens the list. */
export const PER_GROUP = 10;

export class SearchRequest {
  @TextField({
    max: 50,
    description:
      'For people as the search of their list, and a whole identity number or phone; for payouts the number or part of the title; for claims as their list; ' +
      'for the rest part of the name, or the document number',
  })
  q: string;

  @ChoicesField(SEARCH_TYPES, { optional: true, description: 'All that the caller may see unless stated' })
  types?: SearchType[];
}

export class SearchHit {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Name, title or number' })
  title: string;

  @ApiProperty({ description: 'What tells it from others of its name; numbers of people are masked' })
  detail: string;

  @ApiProperty({ description: 'Its page in the console', example: '/workers/0190…' })
  href: string;
}

export class SearchGroup {
  @ApiProperty({ enum: SEARCH_TYPES })
  type: SearchType;

  @ApiProperty({ example: '人员' })
  title: string;

  @ApiProperty({ type: [SearchHit], description: `At most ${PER_GROUP}` })
  items: SearchHit[];

  @ApiProperty({ description: 'Whether there are more than are shown' })
  more: boolean;
}

export class SearchResponse {
  @ApiProperty({ type: [SearchGroup], description: 'Those with something found, in a fixed order' })
  groups: SearchGroup[];
}
