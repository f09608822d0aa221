import { isDeepStrictEqual } from 'node:util';
import { openTestService } from '../service/test-service.js';
import { figuresOf } from './figures.js';
import { type Dice, MoneyWorld } from './money-world.js';

interface Row {
  id: string;
  payoutId: string;
  resolution: string | null;
  lineId: string | null;
}

const RESOLUTIONS = ['paid-as-stated', 'returned', 'no-effect'] as const;

/** A money world in which whoever decides on the bank's rows slips now and then, and takes it back. */
export class UndoingWorld extends MoneyWorld {
  /** How often a decision was taken back at once, how often one of before, and how often that was refused. */
  readonly undone = { atOnce: 0, later: 0, refused: 0, sentBack: 0 };
  private slip = 0;

  static override async open(): Promise<UndoingWorld> {
    return this.begin(new UndoingWorld(await openTestService('2023-04-20')));
  }

  /** Some decision of before turns out to be wrong. What rests on it may forbid to take it back. */
  async undo({ a }: Dice): Promise<void> {
    const row = await this.one<Row>(
      a,
      `SELECT id, payout_id AS "payoutId", resolution FROM bank_return_rows WHERE resolution IS NOT NULL ORDER BY id`,
    );
    if (!row) return;
    const { status, body } = await this.takeBack(row);
    if (status !== 200 && status !== 409) throw new Error(`undo: ${status} ${JSON.stringify(body)}`);
    if (status === 409) this.undone.refused++;
    else this.undone.later++;
    if (status === 200) await this.resolveQueues(row.payoutId);
  }

  /** The bank sends back what it had paid; that is booked, taken back, and sometimes booked again. */
  async comeBack({ a, b }: Dice): Promise<void> {
    const line = await this.one<{ number: string; payoutId: string; lineNo: number; name: string }>(
      a,
      `SELECT DISTINCT ON (p.id, l.worker_id) p.number, p.id AS "payoutId", l.line_no AS "lineNo", l.worker_name AS name
       FROM line_endings e JOIN payout_lines l ON l.id = e.line_id JOIN payouts p ON p.id = e.payout_id
       WHERE e.outcome IN ('paid', 'returned') AND l.amount_fen > l.netted_fen
       ORDER BY p.id, l.worker_id, l.line_no`,
    );
    if (!line) return;
    const head = '业务参考号,收款人姓名,收款账号,金额(元),处理结果,失败原因';
    const told = `${line.number}-${line.lineNo},${line.name},62284800,,退票,第${b}次`;
    await this.finance
      .post(`/payouts/${line.payoutId}/bank-returns?profile=generic-csv`)
      .attach('file', Buffer.from(`${head}\r\n${told}`), '退票.csv')
      .expect(200);
    await this.resolveQueues(line.payoutId);
  }

  protected override async resolveQueues(payoutId: string): Promise<void> {
    const { body } = await this.finance.get(`/payouts/${payoutId}/bank-returns/rows?pageSize=500`).expect(200);
    const { items } = body as { items: (Row & { queue: string })[] };
    for (const row of items.filter(({ queue }) => queue !== 'paid' && queue !== 'returned')) {
      if (row.resolution !== null) continue;
      await this.slipOf({ ...row, payoutId });
      // Half of them are left as the bank's answer says; what is left open waits for a later file.
      if (row.queue === 'repeated') {
        if (this.slip % 2 === 0) await this.resolve({ ...row, payoutId }, 'returned');
      } else await this.resolve({ ...row, payoutId }, 'paid-as-stated');
    }
  }

  /** Somebody decides wrongly and takes it back at once: every figure is as it was. */
  private async slipOf(row: Row): Promise<void> {
    const resolution = RESOLUTIONS[this.slip++ % 3]!;
    const before = await figuresOf(this.service, this.finance);
    if ((await this.resolve(row, resolution)) !== 200) return;
    const { status, body } = await this.takeBack({ ...row, resolution });
    if (status !== 200) throw new Error(`undo at once: ${status} ${JSON.stringify(body)}`);
    const after = await figuresOf(this.service, this.finance);
    for (const [name, figure] of Object.entries(before)) {
      if (isDeepStrictEqual(after[name], figure)) continue;
      throw new Error(
        `${name} after ${resolution} was undone:\n${JSON.stringify(figure)}\n${JSON.stringify(after[name])}`,
      );
    }
    this.undone.atOnce++;
    if (resolution === 'returned' && row.lineId !== null) this.undone.sentBack++;
  }

  private async resolve({ payoutId, id }: Row, resolution: string): Promise<number> {
    const answer = { resolution, reason: '银行确认' };
    const { status } = await this.finance.post(`/payouts/${payoutId}/bank-returns/rows/${id}/resolve`, answer);
    if (status >= 500) throw new Error(`resolve: ${status}`);
    return status;
  }

  private async takeBack({ payoutId, id, resolution }: Row): Promise<{ status: number; body: unknown }> {
    const undo = { resolution, reason: '看错了一行' };
    return this.finance.post(`/payouts/${payoutId}/bank-returns/rows/${id}/undo`, undo);
  }
}
