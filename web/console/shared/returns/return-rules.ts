/** Pure. */

/** Cells of a bank row that differ from what was sent. */
export interface ReturnedRow {
  payeeName: string | null;
  accountTail: string | null;
  amountFen: number | null;
  expectedName: string | null;
  expectedAccount: string | null;
  expectedFen: number | null;
}

/** Which cells of a bank's row differ; what the bank did not state does not differ. */
export function differingCells(row: ReturnedRow): { name: boolean; account: boolean; amount: boolean } {
  const differs = (stated: string | number | null, sent: string | number | null): boolean =>
    stated !== null && sent !== null && stated !== sent;
  const tail = row.accountTail && digitsAtEnd(row.accountTail);
  const sentTail = row.expectedAccount && digitsAtEnd(row.expectedAccount);
  return {
    name: differs(row.payeeName, row.expectedName),
    account: Boolean(tail && sentTail && !tail.endsWith(sentTail) && !sentTail.endsWith(tail)),
    amount: differs(row.amountFen, row.expectedFen),
  };
}

function digitsAtEnd(text: string): string {
  return /\d*$/.exec(text)?.[0] ?? '';
}

/** A decided row, as far as taking the decision back is about it. */
export interface DecidedRow {
  queue: string;
  resolution: string | null;
  payoutState: string;
}

/** What changes when the decision on a row is taken back, before anybody does it. */
export function followsFromUndo({ queue, resolution, payoutState }: DecidedRow): string {
  if (resolution === 'no-effect') return '账目没有变动，这一行重新列入待认定。原来的认定留在办理记录中。';
  const isBack = queue === 'repeated' && resolution === 'returned';
  const money = isBack
    ? '这笔退回不再算作收回的款项，原来的已付照旧，重新产生的应发随之取消。'
    : resolution === 'returned'
      ? '这笔款项不再算作退回，也不再是应发，重新等待银行的结果。'
      : '这笔款项不再算作已付，重新等待银行的结果；随它收回的追回款恢复为未收回。';
  const state = !isBack && payoutState === 'settled' ? '批次已办结，撤销后回到已送银行。' : '';
  return `${money}${state}这一行重新列入待认定，原来的认定和撤销的原因都留在办理记录中。`;
}
