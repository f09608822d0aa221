/** What each file of a pack holds, for those who open it; the checking page says the same (a test holds the two together). */
export const FILE_WORDS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^README\.txt$/, '说明'],
  [/^check\.html$/, '核对页面'],
  [/^payout\.json$/, '批次'],
  [/^policies\.json$/, '所依据的政策'],
  [/^lines\.jsonl$/, '已送银行的明细'],
  [/^lines-not-sent\.jsonl$/, '未送银行的明细'],
  [/^events\.json$/, '各步骤和审批'],
  [/^objections\.json$/, '公示异议'],
  [/^endings\.jsonl$/, '每笔的了结'],
  [/^corrections\.json$/, '补差、追回和抵扣'],
  [/^bank-return-rows\.jsonl$/, '银行回单逐行的结果'],
  [/^documents\.json$/, '留存文件的目录'],
  [/^claims\.jsonl$/, '所依据的申报'],
  [/^attachments\.json$/, '附件的目录'],
  [/^audit\.xlsx$/, '用 Excel 查看的工作簿'],
  [/^documents\/notice-/, '公示表'],
  [/^documents\/workbook-/, '封印的发放表'],
  [/^documents\/bank-file-/, '银行文件'],
  [/^documents\/bank-return-/, '银行回单'],
  [/^documents\/bank-slip-/, '盖章回单'],
  [/^documents\/letter-/, '出具的文书'],
  [/^claims\//, '申请表'],
  [/^attachments\//, '附件'],
];

export function fileWords(name: string): string {
  return FILE_WORDS.find(([pattern]) => pattern.test(name))?.[1] ?? '其他';
}
