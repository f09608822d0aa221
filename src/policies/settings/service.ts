import { isDate } from '../../common/values/months.js';
import type { FieldError } from '../../common/errors.js';
import { SERVICE_DAYS, type ServiceTerms } from '../terms/policy-terms.js';
import type { ServiceBody } from './service.dto.js';

/** Service as a request states it; `mustStillServe` is the older form of the same (domain rule §15, S3). */
export interface StatedService {
  service?: ServiceBody | null;
  mustStillServe?: boolean | null;
}

/** Service in the table's form: `mustStillServe` follows from what is stated. */
export function readService({ service, mustStillServe }: StatedService): {
  service: ServiceTerms | null;
  mustStillServe: boolean | null;
} {
  if (!service) return { service: null, mustStillServe: mustStillServe ?? null };
  const { minMonths, countedTo, unbroken } = service;
  const on = ([...SERVICE_DAYS, 'none'] as const).filter((day) => service.on.includes(day));
  return { service: { on, minMonths, countedTo, unbroken }, mustStillServe: on.includes('declared') };
}

/** Without the days no post is named whose employer pays; and two statements of one thing must agree. */
export function serviceFaults({ service, mustStillServe }: StatedService): FieldError[] {
  if (!service) return [];
  const errors: FieldError[] = [];
  if (service.on.length === 0) {
    errors.push({ field: 'service.on', code: 'isDefined', message: '至少选一项' });
  }
  if (service.countedTo !== 'approved' && service.countedTo !== 'declared' && !isDate(service.countedTo)) {
    errors.push({ field: 'service.countedTo', code: 'isCalendarDay', message: '应为存在的日期，如 2024-06-01' });
  }
  if (service.on.includes('none') && service.on.length > 1) {
    errors.push({ field: 'service.on', code: 'noneAlone', message: '“不要求在岗”不能与其他各项同时选' });
  }
  const stated = service.on.includes('declared');
  if (mustStillServe !== undefined && mustStillServe !== null && mustStillServe !== stated) {
    const message = '与在岗要求中是否包含申报日不一致，请只填其中一处';
    errors.push({ field: 'mustStillServe', code: 'serviceTwice', message });
  }
  return errors;
}
