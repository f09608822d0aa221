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

export function dayImpossible(asOf: string): Refusal {
  const message = `应在 ${asOf} 至今天之间`;
  return new Refusal('refused', 'PAID_ON_IMPOSSIBLE', `付款日期${message}，请按银行回单填写。`, [
    { field: 'paidOn', code: 'PAID_ON_IMPOSSIBLE', message },
  ]);
}

export function notPayees(count: number): Refusal {
  const detail = `除外人员中有 ${count} 人在本批次没有待银行答复的付款，请核对后重新提交。`;
  return new Refusal('refused', 'EXCEPT_NOT_OPEN', detail, [
    { field: 'except', code: 'EXCEPT_NOT_OPEN', message: '只能填本批次中待银行答复的人员' },
  ]);
}

export function nothingOpen(): Refusal {
  return new Refusal('conflict', 'NOTHING_OPEN', '除去所列人员后，本批次没有待银行答复的付款，无需登记。');
}

/** What the bank said of somebody is looked at before everybody is called paid. */
export function rowsWait(count: number): Refusal {
  const detail = `还有 ${count} 条回单记录待人工处理，请先逐条办结，或把有关人员列为除外。`;
  return new Refusal('conflict', 'RETURN_ROWS_WAIT', detail, [], { waiting: count });
}

export function slipMissing(): Refusal {
  const message = '本批次没有这份回单，请先上传盖章的银行回单';
  return new Refusal('refused', 'BANK_SLIP_MISSING', `${message}。`, [
    { field: 'attachmentId', code: 'BANK_SLIP_MISSING', message },
  ]);
}

export function slipRefused(): Refusal {
  const detail = '盖章的银行回单应为 pdf 文件或图片，请扫描或拍照后上传。';
  return new Refusal('unsupported', 'BANK_SLIP_KIND', detail);
}
