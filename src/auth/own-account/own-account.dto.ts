import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateIf, ValidateNested } from 'class-validator';
import { FlagField, TextField, WholeNumberField } from '../../common/fields/fields.js';
import { NestedField } from '../../common/fields/nested-field.js';
import { PERMISSIONS, type Permission } from '../access/permissions.js';
import { SignedInUser } from '../account.dto.js';
import type { Preferences } from '../preferences.js';

function ListOf(
  type: Class,
  { optional = false, most, description }: { optional?: boolean; most: number; description: string },
): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [type], required: !optional, maxItems: most, description }),
    ValidateIf((_object, value) => !(optional && value === undefined)),
    IsArray(),
    ArrayMaxSize(most),
    ValidateNested({ each: true }),
    Type(() => type),
  );
}

export class ColumnChoice {
  @TextField({ max: 40 })
  name: string;

  @WholeNumberField({ optional: true, min: 20, max: 2000, description: 'Pixels' })
  width?: number;
}

export class ColumnsOfList {
  @TextField({ max: 40, description: 'The list that they are columns of' })
  list: string;

  @ListOf(ColumnChoice, { most: 60, description: 'Those that are shown, in their order' })
  columns: ColumnChoice[];
}

export class SavedView {
  @TextField({ max: 40, description: 'The list that it is a view of' })
  list: string;

  @TextField({ max: 40 })
  name: string;

  @TextField({
    min: 0,
    max: 2000,
    description: 'The query of the address: filters, sorting, page size. No personal numbers.',
  })
  query: string;
}

/** What is not sent stays as it is. */
export class OwnPreferences implements Preferences {
  @FlagField({ optional: true, description: '大字版' })
  largeType?: boolean;

  @FlagField({ optional: true, description: 'Rows set close together' })
  dense?: boolean;

  @FlagField({ optional: true, description: 'Whether single keys do something (WCAG 2.1.4)' })
  shortcuts?: boolean;

  @ListOf(ColumnsOfList, { optional: true, most: 50, description: 'All of them, in place of those before' })
  columns?: ColumnsOfList[];

  @ListOf(SavedView, { optional: true, most: 50, description: 'All of them, in place of those before' })
  views?: SavedView[];
}

export class UpdateOwnAccountRequest {
  @NestedField(OwnPreferences, { description: '16 KB at the most, as JSON' })
  preferences: OwnPreferences;
}

export class NamedRegion {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;
}

export class NamedStation {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class OwnAccount extends SignedInUser {
  @ApiProperty({
    enum: Object.keys(PERMISSIONS),
    isArray: true,
    description: 'What the role may do; where is the region’s matter',
  })
  permissions: Permission[];

  @ApiProperty()
  region: NamedRegion;

  @ApiProperty({ type: NamedStation, nullable: true })
  station: NamedStation | null;

  @ApiProperty()
  preferences: OwnPreferences;

  @ApiProperty({
    description: 'Of the program, not of the account: a page that was loaded under another is to be loaded anew',
  })
  version: string;

  @ApiProperty({ description: 'Files with whole numbers that may be taken just now' })
  filesLeft: number;

  @ApiProperty({ description: 'Whole numbers of one person that may be seen just now' })
  revealsLeft: number;
}
