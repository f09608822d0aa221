import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../common/fields/fields.js';

/** At most so many of a section; the rest is behind its list. */
export const PER_SECTION = 20;

/** Counted up to here: whoever has so many needs no exact number, and no statement looks at more. */
export const COUNTED = 1_000;

export class InboxQuery {
  @TextField({ optional: true, max: 40, description: 'One section alone, by its code, with all of it that is counted' })
  section?: string;
}

export const INBOX_TYPES = [
  'payout',
  'policy',
  'claim',
  'worker',
  'import',
  'recovery',
  'station',
  'user',
  'list',
] as const;
export type InboxType = (typeof INBOX_TYPES)[number];

export class Blocked {
  @ApiProperty({ description: 'What the step would be refused with' })
  code: string;

  @ApiProperty({ description: 'Why not, or whose it is' })
  message: string;
}

export class InboxItem {
  @ApiProperty({ enum: INBOX_TYPES })
  type: InboxType;

  @ApiProperty({ type: String, nullable: true, description: 'Of the row it is about; null where it is about several' })
  id: string | null;

  @ApiProperty()
  title: string;

  @ApiProperty()
  detail: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day since which it waits' })
  since: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueOn: string | null;

  @ApiProperty({ description: 'The one step to take, as the button says it' })
  step: string;

  @ApiProperty({ description: 'Its page in the console', example: '/payouts/0190…' })
  href: string;

  @ApiProperty({ type: Blocked, nullable: true, description: 'Where this caller cannot take the step now' })
  blocked: Blocked | null;
}

export class InboxSection {
  @ApiProperty({ example: 'payouts-to-approve' })
  code: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: 'integer', description: `All of them, counted up to ${COUNTED}` })
  count: number;

  @ApiProperty({
    type: [InboxItem],
    description: `At most ${PER_SECTION} unless one section is asked for; what waits longest first`,
  })
  items: InboxItem[];
}

export class NextDay {
  @ApiProperty({ format: 'date' })
  on: string;

  @ApiProperty({ description: 'What comes up on it, in Chinese' })
  title: string;
}

export class InboxResponse {
  @ApiProperty({ type: [InboxSection], description: 'Those with something in them, in a fixed order' })
  sections: InboxSection[];

  @ApiProperty({
    type: NextDay,
    nullable: true,
    description: 'The next day on which something comes up; null where none is known',
  })
  nextOn: NextDay | null;
}
