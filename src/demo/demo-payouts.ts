import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../common/values/months.js';
import type { DemoClient } from './demo-client.js';
import type { DemoClock } from './demo-clock.js';

/** The people who take a payout through its life. */
export interface DemoCast {
  officer: DemoClient;
  reviewer: DemoClient;
  finance: DemoClient;
  clock: DemoClock;
  outDir: string;
}

export interface DemoPayout {
  id: string;
  number: string;
  title: string;
  state: string;
  lineCount: number;
  payeeCount: number;
  totalFen: number;
  nettedFen: number;
  noticeTo: string | null;
}

export interface DemoLine {
  id: string;
  workerId: string;
  workerName: string;
  subject: string;
  state: string;
  amountFen: number;
}

/** The bank profile whose files the demo's bank answers. */
const PROFILE = 'generic-csv';

/** Draft, submitted, looked at, and posted; with an objection to its first line where asked. */
export async function bringToNotice(cast: DemoCast, draft: object, objection: boolean): Promise<DemoPayout> {
  const { officer, reviewer, outDir } = cast;
  const { id, number } = await officer.post<DemoPayout>('/payouts', draft);
  await officer.post(`/payouts/${id}/submit`, { comment: '请复核' });
  await reviewer.download(`/payouts/${id}/review.xlsx`, join(outDir, `审核表_${number}.xlsx`));
  await reviewer.post(`/payouts/${id}/accept`, { comment: '初审通过' });
  const payout = await officer.post<DemoPayout>(`/payouts/${id}/publish`);
  await officer.download(`/payouts/${id}/notice.xlsx`, join(outDir, `公示表_${payout.number}.xlsx`));
  if (objection) {
    const [line] = await linesOf(officer, id);
    const { id: objectionId } = await officer.post<{ id: string }>(`/payouts/${id}/objections`, {
      lineId: line?.id,
      raisedBy: '匿名',
      text: '反映该同志已调离岗位',
    });
    const decision = { decision: 'dismissed', reason: '经核实，其本人仍在岗' };
    await reviewer.post(`/payouts/${id}/objections/${objectionId}/decide`, decision);
  }
  return payout;
}

/** Approved once the notice is over, and sent: sealed workbook and bank file. */
export async function approveAndSend(cast: DemoCast, payout: DemoPayout): Promise<DemoPayout> {
  const { reviewer, finance, clock, outDir } = cast;
  clock.goTo(addDays(payout.noticeTo ?? clock.today(), 1));
  await reviewer.post(`/payouts/${payout.id}/approve`, { comment: '同意发放' });
  const sent = await finance.post<DemoPayout>(`/payouts/${payout.id}/send`);
  const { id, number } = sent;
  const why = `?reason=${encodeURIComponent('演示')}`;
  await finance.download(`/payouts/${id}/workbook.xlsx${why}`, join(outDir, `发放表_${number}.xlsx`));
  await finance.download(`/payouts/${id}/details.xlsx${why}`, join(outDir, `明细与依据_${number}.xlsx`));
  await finance.download(`/payouts/${id}/bank-file?profile=${PROFILE}`, bankFile(outDir, number));
  return sent;
}

/**
 * The bank's answer, written as a bank would: every row of its file with how it went. `returned` rows (counted from the
 * first) did not reach their payee.
 */
export async function answerAsBank(cast: DemoCast, payout: DemoPayout, returned: number): Promise<DemoPayout> {
  const { finance, clock, outDir } = cast;
  clock.skipDays(2);
  const [titles = '', ...rows] = readFileSync(bankFile(outDir, payout.number), 'utf8').trim().split('\r\n');
  const answered = rows.map((row, index) => `${row},${index < returned ? '失败,账户状态异常' : '成功,'}`);
  const file = join(outDir, `银行回单_${payout.number}.csv`);
  writeFileSync(file, [`${titles},处理结果,失败原因`, ...answered, ''].join('\r\n'));
  await finance.upload(`/payouts/${payout.id}/bank-returns?profile=${PROFILE}`, file);
  return finance.get<DemoPayout>(`/payouts/${payout.id}`);
}

export async function linesOf(client: DemoClient, payoutId: string): Promise<DemoLine[]> {
  return (await client.get<{ items: DemoLine[] }>(`/payouts/${payoutId}/lines?pageSize=500`)).items;
}

function bankFile(outDir: string, number: string): string {
  return join(outDir, `银行代发_${number}.csv`);
}
