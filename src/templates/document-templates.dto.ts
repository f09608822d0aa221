import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { FlagQuery, RegionCodeField, TextField, WholeNumberField } from '../common/fields/fields.js';
import { TEMPLATE_KINDS, type TemplateKind } from './placeholders/template-kinds.js';

export class DocumentTemplateQuery {
  @RegionCodeField({ optional: true, description: 'Whose; the caller’s own unless stated' })
  regionCode?: string;
}

export class TemplateFileQuery extends DocumentTemplateQuery {
  @FlagQuery({ description: 'true: the one that ships with the product, whatever is in force' })
  builtIn?: boolean;

  @Type(() => Number)
  @WholeNumberField({ optional: true, min: 1, description: 'Of the region’s own; what is in force unless stated' })
  version?: number;
}

export class TemplateWithdrawalQuery extends DocumentTemplateQuery {
  @TextField({ min: 2, max: 200, description: 'Why' })
  reason: string;
}

/** Where a template comes from: the region itself, a region above it, the product. */
export const TEMPLATE_SOURCES = ['own', 'above', 'built-in'] as const;
export type TemplateSource = (typeof TEMPLATE_SOURCES)[number];

export const PLACEHOLDER_KINDS = ['text', 'condition', 'rows'] as const;

export class TemplateInForceResponse {
  @ApiProperty({ enum: TEMPLATE_SOURCES })
  source: TemplateSource;

  @ApiProperty({ type: String, nullable: true })
  regionCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  regionName: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  version: number | null;

  @ApiProperty()
  sha256: string;

  @ApiProperty({ type: String, nullable: true })
  byName: string | null;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true })
  at: Date | null;
}

export class PlaceholderColumn {
  @ApiProperty({ description: 'As it is written between braces' })
  word: string;

  @ApiProperty({ description: 'Chinese' })
  meaning: string;
}

export class PlaceholderResponse extends PlaceholderColumn {
  @ApiProperty({ enum: PLACEHOLDER_KINDS })
  kind: (typeof PLACEHOLDER_KINDS)[number];

  @ApiProperty({ type: [PlaceholderColumn], description: 'Of rows: known between their beginning and end alone' })
  columns: PlaceholderColumn[];
}

export class TemplateVersionResponse {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: 'integer' })
  bytes: number;

  @ApiProperty()
  sha256: string;

  @ApiProperty()
  createdByName: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, nullable: true })
  endedByName: string | null;

  @ApiProperty({ type: Date, format: 'date-time', nullable: true, description: 'Null of the one in force' })
  endedAt: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of a withdrawal' })
  endReason: string | null;
}

export class DocumentTemplateResponse {
  @ApiProperty({ enum: TEMPLATE_KINDS })
  kind: TemplateKind;

  @ApiProperty({ description: 'Chinese, as people call the paper' })
  name: string;

  @ApiProperty()
  regionCode: string;

  @ApiProperty()
  regionName: string;

  @ApiProperty({ type: TemplateInForceResponse })
  inForce: TemplateInForceResponse;

  @ApiProperty({ type: [PlaceholderResponse] })
  placeholders: PlaceholderResponse[];

  @ApiProperty({ type: [TemplateVersionResponse], description: 'Of the region’s own, the newest first' })
  versions: TemplateVersionResponse[];
}

export class DocumentTemplateList {
  @ApiProperty({ type: [DocumentTemplateResponse] })
  items: DocumentTemplateResponse[];
}
