import type { Role } from '../../../src/auth/access/roles.js';
import type { CountyDeeds as County } from '../attack/county-deeds.js';

const BEFORE_THE_NOTICE = '2024-04-10T09:00:00+08:00';
export const TODAY = '2024-04-18T09:00:00+08:00';

/** The money of a county: payouts in several states with what hangs on them, and what is to be had back. */

export async function pay(county: County): Promise<void> {
  county.setClock(BEFORE_THE_NOTICE);
  const { code, name } = county.place;
  const stipend = { kind: 'stipend', regionCode: code, title: `${name}津贴` };
  const first = await county.do<{ id: string; number: string }>('POST /payouts', {
    body: { ...stipend, fromMonth: '2024-01', toMonth: '2024-02' },
  });
  county.things.sent = first.id;
  county.payoutNumber = first.number;
  const params = { id: first.id };
  const line = (await linesOf(county, first.id)).find(({ workerId }) => workerId === county.workers[4]);
  const reason = { body: { reason: '材料待补' } };
  await county.do('POST /payouts/:id/lines/:lineId/hold', { params: { ...params, lineId: line!.id }, ...reason });
  await county.do('POST /payouts/:id/lines/:lineId/release', { params: { ...params, lineId: line!.id }, ...reason });
  await county.do('POST /payouts/:id/lines/:lineId/remove', { params: { ...params, lineId: line!.id }, ...reason });
  const ofPerson = { params: { ...params, workerId: county.workers[0]! }, ...reason };
  await county.do('POST /payouts/:id/payees/:workerId/hold', ofPerson);
  await county.do('POST /payouts/:id/payees/:workerId/release', ofPerson);
  for (const action of ['hold', 'release']) {
    const body = { filter: { search: county.personOf(0).name }, expectedCount: 1, action, ...reason.body };
    await county.do('POST /payouts/:id/payees/bulk', { params, body });
  }
  await county.do('POST /payouts/:id/payees/:workerId/remove', ofPerson);
  await county.do('POST /payouts/:id/recompute', { params, body: { comment: '重新计算' } });
  await step(county, first.id, 'submit');
  await step(county, first.id, 'return', 'reviewer');
  await step(county, first.id, 'submit');
  await step(county, first.id, 'accept', 'reviewer');
  await step(county, first.id, 'publish');
  await decideAnObjection(county, first.id);
  county.setClock(TODAY);
  await step(county, first.id, 'approve', 'reviewer');
  await step(county, first.id, 'send', 'finance');
  await bank(county, first.id);
  const march = { ...stipend, fromMonth: '2024-03', toMonth: '2024-03' };
  const cancelled = await county.do('POST /payouts', { body: march });
  await takeOutAChange(county, cancelled.id);
  await step(county, cancelled.id, 'cancel');
  const award = await county.do('POST /payouts', { body: { kind: 'award', regionCode: code, title: `${name}奖励` } });
  county.things.notice = award.id;
  await step(county, award.id, 'submit');
  await step(county, award.id, 'accept', 'reviewer');
  await step(county, award.id, 'publish');
  county.things.noticeLine = (await linesOf(county, award.id))[0]!.id;
  const objection = { lineId: county.things.noticeLine, raisedBy: `${name}群众`, text: '已离职' };
  county.things.objection = (
    await county.do('POST /payouts/:id/objections', { params: { id: award.id }, body: objection })
  ).id;
  county.things.draft = (await county.do('POST /payouts', { body: march })).id;
  // Another person's: the line is taken out by whoever tries the routes of lines.
  const [draftLine, ofAnother] = await linesOf(county, county.things.draft);
  county.things.draftLine = draftLine!.id;
  county.things.draftPayee = ofAnother!.workerId;
}

async function step(county: County, id: string, name: string, role: Role = 'officer'): Promise<void> {
  await county.do(`POST /payouts/:id/${name}`, { params: { id }, body: { comment: '同意' } }, role);
}

async function linesOf(
  county: County,
  id: string,
): Promise<{ id: string; lineNo: number; workerId: string; workerName: string; state: string }[]> {
  const query = '?pageSize=500';
  const page = await county.do<{
    items: { id: string; lineNo: number; workerId: string; workerName: string; state: string }[];
  }>('GET /payouts/:id/lines', { params: { id }, query });
  return page.items.filter(({ state }) => state !== 'removed' && state !== 'recomputed');
}

/** Somebody's bank is written in another way under a payout, and their lines are taken out of it. */
async function takeOutAChange(county: County, id: string): Promise<void> {
  const params = { id: county.workers[0]! };
  const { version } = await county.do<{ version: number }>('GET /workers/:id', { params });
  const bankAccount = { bankName: `${county.place.name}农商银行`, account: county.personOf(0).account };
  await county.do('PATCH /workers/:id', { params, version, body: { bankAccount } });
  await county.do('POST /payouts/:id/changes/take-out', { params: { id }, body: { reason: '开户行已更正' } });
}

async function decideAnObjection(county: County, id: string): Promise<void> {
  const [line] = await linesOf(county, id);
  const objection = { lineId: line!.id, raisedBy: `${county.place.name}群众`, text: '不在岗' };
  const made = await county.do('POST /payouts/:id/objections', { params: { id }, body: objection });
  const params = { id, oid: made.id };
  const decision = { decision: 'dismissed', reason: '查实在岗' };
  await county.do('POST /payouts/:id/objections/:oid/decide', { params, body: decision }, 'reviewer');
}

async function bank(county: County, id: string): Promise<void> {
  const params = { id };
  const lines = await linesOf(county, id);
  const keyOf = (n: number): string => {
    const own = lines.filter(({ workerId }) => workerId === county.workers[n]).map(({ lineNo }) => lineNo);
    return `${county.payoutNumber}-${Math.min(...own)}`;
  };
  county.sentLineKey = keyOf(0);
  county.workbook = (
    await county.answerTo('GET /payouts/:id/workbook.xlsx', { params, query: '?reason=存档' }, 'finance')
  ).content;
  const withheld = { profile: 'generic-csv', reason: '没有账号' };
  await county.do('POST /payouts/:id/bank-file/withhold', { params, body: withheld }, 'finance');
  await county.answerTo(
    'GET /payouts/:id/bank-file',
    { params, query: '?profile=generic-csv&reason=送银行' },
    'finance',
  );
  const heading = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因,交易日期';
  const row = (n: number, yuan: string, status = '成功'): string => {
    const { name, account } = county.personOf(n);
    const why = status === '成功' ? '' : '账户已销户';
    return [keyOf(n), name, `****${account.slice(-4)}`, yuan, status, why, '2024-04-18'].join(',');
  };
  const rows = [row(0, '300.00'), row(1, '200.00'), row(2, '0.00', '失败')];
  county.bankReturn = Buffer.from([heading, ...rows, '合计,,,500.00'].join('\r\n'));
  const upload = { params, query: '?profile=generic-csv', file: county.bankReturn };
  await county.do('POST /payouts/:id/bank-returns', upload, 'finance');
  const unknown = row(0, '1.00').replace(keyOf(0), `${county.payoutNumber}-9999`);
  const more = Buffer.from([heading, row(4, '350.00'), unknown, '合计,,,351.00'].join('\r\n'));
  await county.do('POST /payouts/:id/bank-returns', { ...upload, file: more }, 'finance');
  const slip = Buffer.from(`%PDF-1.7 ${county.place.name}银行盖章回单\n%%EOF\n`);
  await county.do('POST /payouts/:id/bank-slips', { params, file: slip }, 'finance');
  const { items } = await county.do<{ items: { id: string; queue: string }[] }>('GET /payouts/:id/bank-returns/rows', {
    params,
  });
  const over = items.find(({ queue }) => queue === 'over-pay');
  county.things.returnRow = items.find(({ queue }) => queue === 'unknown-line')!.id;
  const resolution = { resolution: 'paid-as-stated', reason: '银行确认' };
  const ofRow = { params: { ...params, rowId: over!.id }, body: resolution };
  await county.do('POST /payouts/:id/bank-returns/rows/:rowId/resolve', ofRow, 'finance');
  await county.do('POST /payouts/:id/bank-returns/rows/:rowId/undo', ofRow, 'finance');
  await county.do('POST /payouts/:id/bank-returns/rows/:rowId/resolve', ofRow, 'finance');
}

/** People were paid who, as it turns out, were suspended: of one all is under recovery, of another nothing yet. */
export async function recover(county: County): Promise<void> {
  county.things.overpaid = county.workers[4]!;
  for (const n of [0, 1, 4]) {
    const late = { fromMonth: '2024-01', toMonth: '2024-02', reason: `${county.place.name}停职` };
    await county.do('POST /workers/:id/suspensions', { params: { id: county.workers[n]! }, body: late });
  }
  const asked = { workerId: county.workers[0]!, subject: 'stipend:2024-01' };
  const opened = await county.do('POST /recoveries', { body: asked });
  county.things.recovery = opened.id;
  const params = { id: opened.id };
  await county.do('PATCH /recoveries/:id', {
    params,
    version: opened.version,
    body: { monthlyFloorFen: 5000, reason: '与本人商定' },
  });
  const items = [{ ...asked, subject: 'stipend:2024-02' }];
  await county.do('POST /recoveries/accept', { body: { items } });
  const paidBack = { amountFen: 1000, receivedOn: '2024-04-18', reason: '现金' };
  const { entries } = await county.do<{ entries: { id: string }[] }>(
    'POST /recoveries/:id/instalments',
    { params, body: paidBack },
    'finance',
  );
  county.things.instalment = entries[0]!.id;
  const { version } = await county.do('GET /recoveries/:id', { params });
  const corrected = await county.do<{ entries: { id: string }[] }>(
    'PATCH /recoveries/:id/instalments/:entryId',
    {
      params: { ...params, entryId: county.things.instalment },
      version,
      body: { receivedOn: '2024-04-17', reason: '看错日期' },
    },
    'finance',
  );
  county.things.instalment = corrected.entries.at(-1)!.id;
  const twice = await county.do<{ entries: { id: string }[] }>(
    'POST /recoveries/:id/instalments',
    { params, body: paidBack },
    'finance',
  );
  const second = twice.entries.at(-1)!;
  const taken = { params: { ...params, entryId: second.id }, body: { reason: '重复登记' } };
  await county.do('POST /recoveries/:id/instalments/:entryId/withdrawal', taken, 'finance');
  const writeOff = { amountFen: 1000, reason: '家庭困难' };
  await county.do('POST /recoveries/:id/write-off', { params, body: writeOff });
  await county.do('POST /recoveries/:id/write-off/decide', { params, body: { decision: 'refused' } }, 'reviewer');
  await county.do('POST /recoveries/:id/write-off', { params, body: writeOff });
}
