import { Refusal } from '../common/errors.js';

export function nothingDue(): Refusal {
  return new Refusal(
    'refused',
    'NOTHING_DUE',
    '该地区在所选期间没有应发金额:没有符合条件的人员,或已发放、已列入其他批次。可在应发清单中查看原因。',
  );
}

export function asOfInFuture(asOf: string): Refusal {
  return new Refusal('refused', 'AS_OF_IN_FUTURE', `核算日期 ${asOf} 晚于今天,不能提前发放。`, [
    { field: 'asOf', code: 'AS_OF_IN_FUTURE', message: '不能晚于今天' },
  ]);
}

export function monthsForAward(): Refusal {
  return new Refusal('refused', 'MONTHS_FOR_AWARD', '一次性奖励没有月份,请去掉 fromMonth 和 toMonth。', [
    { field: 'fromMonth', code: 'MONTHS_FOR_AWARD', message: '一次性奖励不填月份' },
  ]);
}

export function monthsReversed(): Refusal {
  return new Refusal('refused', 'MONTHS_REVERSED', '起始月份晚于截止月份,请核对。', [
    { field: 'fromMonth', code: 'MONTHS_REVERSED', message: '不能晚于截止月份' },
  ]);
}

export function monthInFuture(month: string): Refusal {
  return new Refusal('refused', 'MONTH_IN_FUTURE', `截止月份 ${month} 晚于核算日期所在月份,不能提前发放。`, [
    { field: 'toMonth', code: 'MONTH_IN_FUTURE', message: '不能晚于核算日期所在月份' },
  ]);
}
