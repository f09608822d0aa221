/** Stands in every audit pack; ends of lines are those of Windows, where it will be opened. */
export const README = `发放批次审计包

本包含有完整的身份证号和银行账号，请按个人信息保护的要求保管。下载已记入审计日志（含本压缩包的 SHA-256）。

payout.json             批次
policies.json           所依据的政策全文（含文号、版本、起草人、批准人）
lines.jsonl             已送银行的明细，按顺序，每行一笔：sealed 是封印所覆盖的内容，decision 是核算结果与理由
lines-not-sent.jsonl    未送银行的明细（暂缓、移出、重新计算、作废）
events.json             各步骤：何时、何人、意见、当时的笔数与金额
objections.json         公示期间的异议及处理
endings.jsonl           每笔明细的了结：已付、退回及原因
corrections.json        其后的补差明细、追回款及其收回、核销，本批次的抵扣
bank-return-rows.jsonl  银行回单逐行的结果及人工处理
documents.json          留存文件的目录（原文件名、留存时间、SHA-256）
documents/              公示表、封印的发放表、银行文件、银行回单的原件
manifest.json           以上每个文件的 SHA-256，以及批次的封印

怎样核对（不需要本系统，只需 Node.js 20 以上）：
  1. 解压到一个空文件夹；
  2. 运行 node check-audit-pack.mjs 文件夹（脚本在系统源代码的 docs/ 中，只有几十行，可逐行阅读）；
  3. 将它打印的封印与纸质发放表上的封印相对照。两者一致，明细即为当时批准并送银行的明细。

封印的算法：将 lines.jsonl 各行的 sealed 数组依次写成 JSON（UTF-8，元素之间不加空格），每个之后加一个换行符（\\n），
对全部文字计算 SHA-256。数组各元素依次为：行号、明细编号、事项、姓名、身份证号、开户行、银行账号、金额（分）、其中抵扣（分）。
`.replaceAll('\n', '\r\n');
