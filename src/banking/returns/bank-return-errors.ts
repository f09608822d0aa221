import { Refusal } from '../../common/errors.js';

export function returnUnreadable(detail: string): Refusal {
  return new Refusal('refused', 'BANK_RETURN_UNREADABLE', detail);
}

export function returnTooLong(rows: number): Refusal {
  return new Refusal('too-large', 'BANK_RETURN_TOO_LONG', `银行回单超过 ${rows} 行，请按批次拆分后上传。`);
}

export function rowResolved(): Refusal {
  return new Refusal('conflict', 'RETURN_ROW_RESOLVED', '该回单行已办结，不能重复处理。');
}

export function rowNeedsLine(): Refusal {
  return new Refusal(
    'refused',
    'RETURN_ROW_WITHOUT_LINE',
    '该回单行没有对应的发放明细，只能按“不影响”处理；若能确定是哪一笔，请同时填写其业务参考号。',
  );
}

export function rowNeedsAmount(): Refusal {
  return new Refusal('refused', 'RETURN_ROW_WITHOUT_AMOUNT', '该回单行没有可读的金额，不能按回单金额入账。');
}

export function lineHasEnded(): Refusal {
  return new Refusal(
    'conflict',
    'LINE_HAS_ENDED',
    '该笔已办结，不能再次入账；若银行重复付款，请向银行或收款人追回后按“不影响”处理。',
  );
}

export function giveBackRefused(why: string): Refusal {
  return new Refusal('conflict', 'RETURN_AFTER_PAYMENT_REFUSED', `${why}请核对银行流水，并在追回中办理。`);
}
