import { Refusal } from '../../common/errors.js';

export function returnUnreadable(detail: string): Refusal {
  return new Refusal('refused', 'BANK_RETURN_UNREADABLE', detail);
}

export function returnTooLong(rows: number): Refusal {
  return new Refusal('too-large', 'BANK_RETURN_TOO_LONG', `银行回单超过 ${rows} 行，请按批次拆分后上传。`);
}

export function rowResolved(): Refusal {
  return new Refusal(
    'conflict',
    'RETURN_ROW_RESOLVED',
    '该回单行已办结，不能重复处理。认定有误的，请先“撤销认定”再重新处理。',
  );
}

export function rowNeedsLine(): Refusal {
  return new Refusal(
    'refused',
    'RETURN_ROW_WITHOUT_LINE',
    '该回单行没有对应的发放明细，只能按“不影响”处理；若能确定是哪一笔，请同时填写其业务参考号。',
  );
}

export function rowNeedsAmount(): Refusal {
  return new Refusal(
    'refused',
    'RETURN_ROW_WITHOUT_AMOUNT',
    '该回单行没有可读的金额，不能按回单金额入账。请向银行索取写明金额的回单后重新上传；钱已退回的，请选“退回”。',
  );
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
  const detail = '盖章的银行回单应为完整的 pdf 文件或图片，请扫描或拍照后重新上传。';
  return new Refusal('unsupported', 'BANK_SLIP_KIND', detail);
}

export function rowOpen(): Refusal {
  return new Refusal('conflict', 'RETURN_ROW_OPEN', '该回单行没有认定，无需撤销；请刷新页面后直接认定。');
}

/** Somebody decided it anew since the caller looked. */
export function rowDecidedAnew(): Refusal {
  const detail = '该回单行在您打开页面之后已重新认定，请刷新页面，看清现在的认定后再办理。';
  return new Refusal('conflict', 'RETURN_ROW_DECIDED_ANEW', detail);
}

export function rowClosedWith(rowNo: number): Refusal {
  const detail = `该行是随回单第 ${rowNo} 行的认定一并办结的，请撤销那一行，本行随之恢复为待认定。`;
  return new Refusal('conflict', 'RETURN_ROW_CLOSED_WITH_ANOTHER', detail);
}

export function rowAnswered(): Refusal {
  const detail =
    '该行是随后来的回单或全部到账的登记一并办结的，不是单独认定的，不能撤销；银行另有说法的，请按新的回单办理。';
  return new Refusal('conflict', 'RETURN_ROW_CLOSED_WITH_ANOTHER', detail);
}

export function decidedSince(rowNo: number, fileName: string): Refusal {
  const detail = `同一笔款项此后又认定了“${fileName}”第 ${rowNo} 行，请先撤销那一行，再撤销本行。`;
  return new Refusal('conflict', 'RETURN_ROW_DECIDED_SINCE', detail);
}

/** Decided before endings named the row that they rest on. */
export function withoutTrace(): Refusal {
  const detail =
    '该行的认定没有留下可以撤销的账目（在本功能启用之前办理），不能撤销；请按银行新的回单办理，多付的在“追回”中登记。';
  return new Refusal('conflict', 'RETURN_ROW_WITHOUT_TRACE', detail);
}

export function onAnotherPayout(number: string): Refusal {
  const detail = `该笔款项已列入批次 ${number}，撤销后会重复付款。请先在那个批次移出此人或作废批次；已送银行的，等银行答复后按答复办理。`;
  return new Refusal('conflict', 'LINE_ON_ANOTHER_PAYOUT', detail, [], { payoutNumber: number });
}

/** As {@link onAnotherPayout}, of a payout that is being made at this moment. */
export function onItsWay(): Refusal {
  const detail = '该笔款项正在列入另一个批次，撤销后会重复付款。请稍后刷新，看清列入了哪个批次再办理。';
  return new Refusal('conflict', 'LINE_ON_ANOTHER_PAYOUT', detail);
}

export function paidAgain(number: string): Refusal {
  const detail = `该笔款项此后已由批次 ${number} 再次送银行并办结，不能撤销；请向银行核实两次付款，重复付出的款项请与收款人联系退回。`;
  return new Refusal('conflict', 'LINE_PAID_AGAIN', detail, [], { payoutNumber: number });
}

export function underRecovery(): Refusal {
  const detail = '该笔款项已登记追回，撤销后追回就没有依据，不能撤销；请在“追回”中继续办理，收回的款项在那里登记。';
  return new Refusal('conflict', 'LINE_UNDER_RECOVERY', detail);
}

export function recoverySpent(): Refusal {
  const detail =
    '该笔原应抵扣的追回款，此后已由其他批次抵扣、本人退款或核销，余额不足，不能撤销；请保留现在的认定，应发的款项由以后的批次发放。';
  return new Refusal('conflict', 'RECOVERY_SPENT', detail);
}

export function personGone(): Refusal {
  const detail = '收款人的登记此后已并入他人或已撤销，不能撤销认定；请在合并后的人员名下核对应发和追回。';
  return new Refusal('conflict', 'PERSON_MERGED_SINCE', detail);
}
