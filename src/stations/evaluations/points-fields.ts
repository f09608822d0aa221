import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsNumber, Max, Min, ValidateIf, ValidateNested } from 'class-validator';

export function PointsField(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: Number, minimum: 0, maximum: 1000, description: 'At most one decimal' }),
    IsNumber({ maxDecimalPlaces: 1 }),
    Min(0),
    Max(1000),
  );
}

export function ListField(type: Class, most: number, optional = false): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [type], required: !optional }),
    ValidateIf((_object, value) => !(optional && value === undefined)),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(most),
    ValidateNested({ each: true }),
    Type(() => type),
  );
}
