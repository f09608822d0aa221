import type { CellKind, Sheet, SheetColumn } from '../../../src/exports/sheet.js';
import { accountOf } from '../register/people.js';
import type { LineBody } from './payout-steps.js';

/**
 * The sealed workbook as it was laid out before 发放表 had 应发, 扣回 and 实发: certificates, dates and townships on it, 明细与依据 in the same
 * file. Such files are kept, and are handed out and checked for as long as there are payouts.
 */
export function formerSheets(payoutNo: string, lines: readonly LineBody[]): Sheet[] {
  const info = ['发放单位：民政局', `批次号：${payoutNo}`, '金额单位：元'];
  const sheet = (name: string, columns: readonly SheetColumn[], rows: (string | number | null)[][]): Sheet => ({
    name,
    title: name,
    info,
    columns,
    rows: rows.map((cells) => ({ kind: 'line', cells })),
    footer: `批次号 ${payoutNo}`,
  });
  const people = [...new Map(lines.map((line) => [line.workerId, line])).values()];
  const payees = people.map((line, index) => {
    const own = lines.filter(({ workerId }) => workerId === line.workerId);
    const fen = own.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const { workerName, identityNumber, organizationName, countyName, certificateNo, rateFen, bankName } = line;
    const place = [workerName, identityNumber, organizationName, countyName, ''];
    const award = ['初级', certificateNo, '2022-11-08', rateFen, '2024-01至2024-02', fen];
    return [index + 1, ...place, ...award, bankName, accountOf(index + 1), ''];
  });
  const details = lines.map((line) => {
    const { lineNo, workerName, identityNumber, organizationName, countyName, certificateNo, rateFen } = line;
    const place = [lineNo, workerName, identityNumber, organizationName, countyName];
    const amounts = [rateFen, line.amountFen, '职业津贴办法', '', 1];
    return [...place, '职业津贴', line.subject.slice(8), '初级', certificateNo, ...amounts, '理由'];
  });
  return [
    sheet('发放表', columnsOf(PAYOUT), payees),
    sheet('明细与依据', columnsOf(DETAILS), details),
    sheet('封存信息', columnsOf('项目 内容'), [
      ['批次号', payoutNo],
      ['明细行数', String(lines.length)],
    ]),
  ];
}

const PAYOUT =
  '序号# 姓名 身份证号 工作单位 所属县（市、区） 乡镇（街道） 证书级别 证书管理号 批准日期 发放标准（元） 发放月份 本次金额（元） 开户行 银行账号 备注';
const DETAILS =
  '行号# 姓名 身份证号 工作单位 所属县（市、区） 项目 发放月份 证书级别 证书管理号 发放标准（元） 本次金额（元） 政策 文号 版本# 依据与理由';

function columnsOf(titles: string): SheetColumn[] {
  return titles.split(' ').map((title) => {
    const kind: CellKind = title.endsWith('#') ? 'count' : title.endsWith('（元）') ? 'money' : 'text';
    return { title: title.replace('#', ''), kind, width: 12 };
  });
}
