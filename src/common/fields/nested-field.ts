import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateIf, ValidateNested } from 'class-validator';

/** A part of a request that is an object of its own class, checked with it. */
export function NestedField(
  type: Class,
  options: { optional?: boolean; description?: string } = {},
): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type,
      required: !options.optional,
      ...(options.description && { description: options.description }),
    }),
    ValidateIf((_object, value) => !(options.optional && value === undefined)),
    // ValidateNested alone lets an empty list pass for an object.
    IsObject(),
    ValidateNested(),
    Type(() => type),
  );
}
