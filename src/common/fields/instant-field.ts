import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { registerDecorator, ValidateIf } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

const checkInstant: PropertyDecorator = (target, propertyName) => {
  registerDecorator({
    name: 'isInstant',
    target: target.constructor,
    propertyName: propertyName as string,
    validator: { validate: isInstant, defaultMessage: () => 'isInstant' },
  });
};

/** A moment with its zone (ISO 8601): without one it would be another moment on another machine. */
export function InstantField(options: { optional?: boolean; description?: string } = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: String,
      format: 'date-time',
      example: '2024-06-01T09:00:00+08:00',
      required: !options.optional,
      ...(options.description && { description: options.description }),
    }),
    ValidateIf((_object, value) => !(options.optional && value === undefined)),
    checkInstant,
  );
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

const SHANGHAI_MINUTE = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The day, `YYYY-MM-DD`, and the time of day, `HH:MM`, of a moment in Asia/Shanghai. */
export function shanghaiTime(instant: Date): { day: string; time: string } {
  const [day = '', time = ''] = SHANGHAI_MINUTE.format(instant).split(' ');
  return { day, time };
}
