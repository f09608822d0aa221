import { Refusal } from '../../common/errors.js';

export function asOfInFuture(asOf: string): Refusal {
  return new Refusal(
    'refused',
    'AS_OF_IN_FUTURE',
    `核算日期 ${asOf} 晚于今天，不能提前发放。请改为今天或以前的日期。`,
    [{ field: 'asOf', code: 'AS_OF_IN_FUTURE', message: '不能晚于今天' }],
  );
}
