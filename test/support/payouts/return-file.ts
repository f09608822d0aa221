/** What a bank's answer needs of a payout's line, as `GET /payouts/:id/lines` tells it. */
export interface SentLine {
  lineNo: number;
  workerId: string;
  workerName: string;
  bankAccount: string;
  amountFen: number;
}

export interface ReturnFile {
  /** As 回单.csv of the profile `generic-csv`. */
  text: string;
  /** Transfers: one a payee. */
  rows: number;
  paidFen: number;
  returned: number;
}

/**
 * The bank's answer to a payout, as a file.
 *
 * @param isReturned of the transfers by their order, from 0
 */
export function returnFile(number: string, lines: readonly SentLine[], isReturned: (n: number) => boolean): ReturnFile {
  const payees = new Map<string, SentLine[]>();
  for (const line of lines) payees.set(line.workerId, [...(payees.get(line.workerId) ?? []), line]);
  let paidFen = 0;
  let returned = 0;
  const rows = [...payees.values()].map((ofPayee, n) => {
    const { lineNo, workerName, bankAccount } = ofPayee[0]!;
    const fen = ofPayee.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const isBack = isReturned(n);
    if (isBack) returned++;
    else paidFen += fen;
    const cells = [`${number}-${lineNo}`, workerName, bankAccount, `${fen / 100}`];
    return [...cells, ...(isBack ? ['失败', '账户已销户'] : ['成功', ''])].join(',');
  });
  const text = ['业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因', ...rows].join('\r\n');
  return { text, rows: rows.length, paidFen, returned };
}

/** As a browser's form sends it. */
export function returnForm({ text }: ReturnFile): FormData {
  const form = new FormData();
  form.append('file', new Blob([text]), '回单.csv');
  return form;
}
