/** Stands in every audit pack; ends of lines are those of Windows, where it will be opened. */
export const README = `发放批次审计包

本包含有完整的身份证号和银行账号，请按个人信息保护的要求保管。下载已记入操作日志（含本压缩包的 SHA-256）。

check.html              核对页面：用浏览器打开，选择本压缩包，即可核对，不用联网
audit.xlsx              用 Excel 查看的工作簿：批次、明细与依据、申报、步骤和审批、异议、了结、文件清单
payout.json             批次
policies.json           所依据的政策全文（含文号、版本、起草人、批准人）
lines.jsonl             已送银行的明细，按顺序，每行一笔：sealed 是封印所覆盖的内容，decision 是核算结果与理由
lines-not-sent.jsonl    未送银行的明细（暂缓、移出、重新计算、作废）
events.json             各步骤：何时、何人、意见、当时的笔数与金额；hash 逐步相接，不能单独删改
objections.json         公示期间的异议及处理
endings.jsonl           每笔明细的了结：已付、退回及原因
corrections.json        其后的补差明细、追回款及其收回、核销，本批次的抵扣
bank-return-rows.jsonl  银行回单逐行的结果及人工处理
documents.json          留存文件的目录（原文件名、何人何时留存、SHA-256；文书写明所用模板的地区、版本和 SHA-256）
documents/              公示表、封印的发放表、银行文件、银行回单的原件，出具的公示公告、公示情况说明、资金拨付申请、追回通知书
claims.jsonl            明细所依据的申报：申报时的情况、核对、受理及历次办理（每行一件，写明申请表的文件名、SHA-256 和所依据它的明细编号）
claims/                 上列申报的申请表，按申报时固定的情况生成
attachments.json        附件的目录：批次、异议、银行回单、所依据政策和申报的附件（所属、原文件名、SHA-256、何人何时上传；已移除的写明何人何时因何移除；
                        附件合计超过 500 兆字节的，其余只列目录，leftOut 为 true，原件在系统中查看）
attachments/            上列附件的原件（照片已去除拍摄地点等信息）
manifest.json           以上每个文件的 SHA-256，批次的封印，步骤链的步数和末值

怎样核对（不需要本系统，也不用联网）：
  1. 解压出 check.html，用浏览器打开，选择本压缩包；
  2. 将页面上的封印与纸质发放表上的封印相对照，将压缩包的 SHA-256 与操作日志中下载一条所记的相对照；
  3. 都一致，明细即为当时批准并送银行的明细。
别人交来的包，请用自己从系统下载的审计包中的 check.html 核对。
技术人员也可以解压到一个空文件夹，用 Node.js 20 以上运行 node check-audit-pack.mjs 文件夹（脚本在系统源代码的 docs/ 中，可逐行阅读）。

步骤链的算法：每一步的 hash 是对上一步的 hash（第一步为空）接上本步除 previous、hash 以外内容的 JSON（UTF-8，不加空格）计算的 SHA-256。

封印的算法：将 lines.jsonl 各行的 sealed 数组依次写成 JSON（UTF-8，元素之间不加空格），每个之后加一个换行符（\\n），
对全部文字计算 SHA-256。数组各元素依次为：行号、明细编号、事项、姓名、身份证号、开户行、银行账号、金额（分）、其中抵扣（分）。
`.replaceAll('\n', '\r\n');
