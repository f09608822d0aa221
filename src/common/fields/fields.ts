import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  registerDecorator,
  ValidateIf,
} from 'class-validator';
import { isDate, isMonth } from '../values/months.js';

/**
 * The kinds of field that requests are made of, each with its check and its place in the OpenAPI document, so that the
 * two never part. `optional` fields may be absent; `nullable` ones may be null.
 */
export interface FieldOptions {
  optional?: boolean;
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

function field(options: FieldOptions, api: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator {
  const described = {
    ...api,
    ...(options.description && { description: options.description }),
    ...(options.example !== undefined && { example: options.example }),
    ...(options.nullable && { nullable: true }),
    required: !options.optional,
  } as ApiPropertyOptions;
  return applyDecorators(
    ApiProperty(described),
    ValidateIf(
      (_object, value) => !((options.optional && value === undefined) || (options.nullable && value === null)),
    ),
    ...checks,
  );
}

function check(name: string, test: (value: unknown) => boolean): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: propertyName as string,
      validator: { validate: test, defaultMessage: () => name },
    });
  };
}

/** A day that exists, `YYYY-MM-DD`. */
export function DateField(options: FieldOptions = {}): PropertyDecorator {
  const test = check('isCalendarDay', (value) => typeof value === 'string' && isDate(value));
  return field(options, { type: String, format: 'date', example: '2024-12-31' }, test);
}

/** A month, `YYYY-MM`. */
export function MonthField(options: FieldOptions = {}): PropertyDecorator {
  const test = check('isMonth', (value) => typeof value === 'string' && isMonth(value));
  return field(options, { type: String, pattern: String.raw`^\d{4}-\d{2}$`, example: '2024-12' }, test);
}

/** Trimmed text of one line; empty text is refused unless `min` is 0. */
export function TextField(options: FieldOptions & { max?: number; min?: number } = {}): PropertyDecorator {
  const { max = 200, min = 1 } = options;
  return field(
    options,
    { type: String, maxLength: max, minLength: min },
    Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown))),
    IsString(),
    MinLength(min),
    MaxLength(max),
    // Control characters have no place in names, and break sheets and bank files later.
    // oxlint-disable-next-line no-control-regex
    Matches(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/),
  );
}

/** A list of short texts, trimmed; empty ones are refused. */
export function TextsField(options: FieldOptions & { max?: number; most?: number } = {}): PropertyDecorator {
  const { max = 200, most = 50 } = options;
  return field(
    options,
    { type: 'array', items: { type: 'string', minLength: 1, maxLength: max }, maxItems: most },
    Transform(({ value }) =>
      Array.isArray(value)
        ? value.map((each: unknown) => (typeof each === 'string' ? each.trim() : each))
        : (value as unknown),
    ),
    IsArray(),
    ArrayMaxSize(most),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(max, { each: true }),
  );
}

/** By which people are told apart where a whole number is nobody's business; a small x does as well. */
export function LastFourField(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ pattern: '^[0-9]{3}[0-9Xx]$', description: 'The last four of the identity number' }),
    Matches(/^\d{3}[\dXx]$/),
  );
}

/** The code of a region, 6 to 12 digits. */
export function RegionCodeField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, example: '341802' }, IsString(), Matches(/^\d{6,12}$/));
}

export function IdField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'uuid' }, IsUUID());
}

/** A list of ids, each at most once. */
export function IdsField(options: FieldOptions & { most?: number } = {}): PropertyDecorator {
  const { most = 500 } = options;
  return field(
    options,
    { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: 1, maxItems: most, uniqueItems: true },
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(most),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
  );
}

export function ChoiceField(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, enum: [...values] }, IsIn([...values]));
}

/** A list of a choice, each at most once. */
export function ChoicesField(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(
    options,
    { type: String, enum: [...values], isArray: true, uniqueItems: true },
    ArrayUnique(),
    IsIn([...values], { each: true }),
  );
}

/** Several of a choice in the query string, separated by commas: `state=notice,approved`. */
export function ChoicesQuery(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(
    { ...options, optional: true },
    { type: String, enum: [...values], isArray: true, style: 'form', explode: false } as ApiPropertyOptions,
    Transform(({ value }) => (typeof value === 'string' ? value.split(',') : (value as unknown))),
    IsIn([...values], { each: true }),
  );
}

/** A year of the query string. */
export function YearQuery(options: FieldOptions = {}): PropertyDecorator {
  return field({ ...options, optional: true }, { type: String, example: '2024' }, IsString(), Matches(/^\d{4}$/));
}

/** A whole number. Money is one of these, in fen. */
export function WholeNumberField(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const { min = 0, max = 2_000_000_000 } = options;
  return field(options, { type: 'integer', minimum: min, maximum: max }, IsInt(), Min(min), Max(max));
}

export function FlagField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: Boolean }, IsBoolean());
}

/** A yes or no of the query string, where everything is text. */
export function FlagQuery(options: FieldOptions = {}): PropertyDecorator {
  return field(
    { ...options, optional: true },
    { type: Boolean },
    Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown))),
    IsBoolean(),
  );
}
