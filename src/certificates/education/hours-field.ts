import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { registerDecorator, ValidateIf } from 'class-validator';

/** 学时: whole and half hours, which binary fractions hold exactly. */
export function HoursField(
  options: { optional?: boolean; min?: number; max?: number; description?: string } = {},
): PropertyDecorator {
  const { min = 0, max = 500 } = options;
  const isHours = (value: unknown): boolean =>
    typeof value === 'number' && Number.isInteger(value * 2) && value >= min && value <= max;
  const check: PropertyDecorator = (target, propertyName) => {
    registerDecorator({
      name: 'isHours',
      target: target.constructor,
      propertyName: propertyName as string,
      validator: { validate: isHours, defaultMessage: () => 'isHours' },
    });
  };
  return applyDecorators(
    ApiProperty({
      type: Number,
      minimum: min,
      maximum: max,
      multipleOf: 0.5,
      required: !options.optional,
      ...(options.description && { description: options.description }),
    }),
    ValidateIf((_object, value) => !(options.optional && value === undefined)),
    check,
  );
}
