import { Refusal } from '../common/errors.js';
import { yuanText } from '../common/values/money.js';

export function nothingToRecover(workerId: string, subject: string): Refusal {
  return new Refusal(
    'conflict',
    'NOTHING_TO_RECOVER',
    `没有可追回的金额：此人此项在本系统没有多付，或多付部分已立案追回。历史发放不追回。请在“追回”中查看此人已立案的追回，或核对多付清单。`,
    [],
    { workerId, subject },
  );
}

export function moreThanLeft(leftFen: number, reservedFen: number): Refusal {
  const reserved = reservedFen > 0 ? `（尚欠中另有 ${yuanText(reservedFen)} 元已列入在办批次抵扣）` : '';
  return new Refusal(
    'conflict',
    'MORE_THAN_LEFT',
    `超过可登记的余额：现可登记 ${yuanText(leftFen - reservedFen)} 元${reserved}。请核对金额。`,
    [],
    { leftFen, reservedFen },
  );
}

export function receivedInFuture(): Refusal {
  return new Refusal('refused', 'RECEIVED_IN_FUTURE', '收款日期晚于今天，请核对。', [
    { field: 'receivedOn', code: 'RECEIVED_IN_FUTURE', message: '不能晚于今天' },
  ]);
}

export function instalmentWithdrawn(): Refusal {
  return new Refusal('conflict', 'INSTALMENT_WITHDRAWN', '这笔退款登记已经作废或更正。请刷新后查看现行记录。');
}

export function writeOffPending(): Refusal {
  return new Refusal('conflict', 'WRITE_OFF_PENDING', '该追回已有一件核销申请待审批，审批后才能再申请。');
}

export function noWriteOffPending(): Refusal {
  return new Refusal('conflict', 'NO_WRITE_OFF_PENDING', '该追回没有待审批的核销申请。');
}

export function ownWriteOff(): Refusal {
  return new Refusal('refused', 'OWN_WRITE_OFF', '核销由您本人申请，须由另一位审核人审批。');
}
