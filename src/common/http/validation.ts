import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, Refusal } from '../errors.js';
import { fieldWords } from './field-names.js';

const MESSAGES: Record<string, (constraint: string) => string> = {
  whitelistValidation: () => '不是可填的项，请删除或核对名称',
  isDefined: () => '必填',
  isCalendarDay: () => '应为存在的日期，如 2024-06-01',
  isMonth: () => '应为月份，如 2024-06',
  isInstant: () => '应为带时区的时刻，如 2024-06-01T09:00:00+08:00',
  isHours: () => '应为学时数，以半学时为单位，且在规定范围内',
  isString: () => '应为文本',
  isInt: () => '应为整数',
  isBoolean: () => '应为“是”（true）或“否”（false）',
  isUuid: () => '应为有效的编号',
  isArray: () => '应为列表',
  isIn: (constraint) => `只能取下列值之一：${constraint.split(': ').at(-1)?.replaceAll(', ', '、') ?? ''}`,
  min: (constraint) => `不能小于 ${lastWord(constraint)}`,
  max: (constraint) => `不能大于 ${lastWord(constraint)}`,
  minLength: () => '内容过短或为空',
  maxLength: () => '内容过长',
  matches: () => '格式不正确',
  arrayMaxSize: () => '项数过多',
  nestedValidation: () => '应为对象',
};

/** Checks that say what kind of value it is. */
const OF_KIND = new Set(['isDefined', 'isString', 'isInt', 'isBoolean', 'isArray']);

function lastWord(constraint: string): string {
  return constraint.split(' ').at(-1) ?? '';
}

/** Checks every body and query against its class; unknown parameters are refused, and every fault is named at once. */
export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => invalidRequest(flatten(errors)),
  });
}

export function invalidRequest(errors: FieldError[]): Refusal {
  const first = errors[0];
  const detail = first ? `“${fieldWords(first.field)}”${first.message}。` : '所填内容有误，请核对后重新提交。';
  return new Refusal('malformed', 'INVALID_REQUEST', detail, errors);
}

function flatten(errors: ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = prefix + error.property;
    const failed = Object.entries(error.constraints ?? {});
    // What is no text has no length either: of several faults the one of kind is named.
    const [code, constraint] = failed.find(([name]) => OF_KIND.has(name)) ?? failed[0] ?? [];
    const own = code ? [{ field, code, message: MESSAGES[code]?.(constraint ?? '') ?? '不正确' }] : [];
    return [...own, ...flatten(error.children ?? [], `${field}.`)];
  });
}
