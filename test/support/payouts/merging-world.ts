import { openTestService } from '../service/test-service.js';
import { type Dice, MoneyWorld } from './money-world.js';

/** A money world in which some people stand in the register twice, until somebody notices. */
export class MergingWorld extends MoneyWorld {
  merges = 0;

  static override async open(): Promise<MergingWorld> {
    return this.begin(new MergingWorld(await openTestService('2023-04-20')));
  }

  /** Somebody turns out to be somebody else, whatever either was paid or is on its way to be. */
  async merge({ a, b }: Dice): Promise<void> {
    const people = await this.query<{ id: string }>('SELECT id FROM workers WHERE merged_into IS NULL ORDER BY id');
    const survivor = people[a % people.length]!.id;
    const duplicate = people[(a + 1 + (b % (people.length - 1))) % people.length]!.id;
    if (people.length < 4) return;
    await this.makeApart(survivor, duplicate);
    const asked = await this.officer.post(`/workers/${survivor}/merge`, { duplicateId: duplicate, reason: '同一人' });
    if (asked.status === 422) {
      const { errors } = asked.body as { errors: { code: string }[] };
      if (errors.map(({ code }) => code).join() === 'with-the-bank') return;
    }
    if (asked.status !== 201) throw new Error(`merge: ${asked.status} ${JSON.stringify(asked.body)}`);
    const { id } = asked.body as { id: string };
    await this.reviewer.post(`/workers/${survivor}/merges/${id}/confirm`, {}).expect(200);
    this.merges++;
    await this.allowWhatBothWerePaid(survivor);
  }

  /** What both records tell of the same service and level is wrong on one of them, and put right before the merge. */
  private async makeApart(survivor: string, duplicate: string): Promise<void> {
    const both = [survivor, duplicate];
    await this.query(
      `DELETE FROM posts p USING posts o WHERE p.worker_id = $2 AND o.worker_id = $1 AND o.organization_id = p.organization_id`,
      both,
    );
    await this.query(
      `UPDATE certificates c SET void = true, revoked_on = c.approved_on FROM certificates o
       WHERE c.worker_id = $2 AND o.worker_id = $1 AND o.level = c.level AND NOT o.void AND NOT c.void`,
      both,
    );
    await this.query('DELETE FROM suspensions WHERE worker_id = $1', [duplicate]);
  }

  /** Two people were owed it each, and it was one: that much, and no more, was rightly paid beyond what one person is owed. */
  private async allowWhatBothWerePaid(survivor: string): Promise<void> {
    const owed = await this.owed();
    for (const [key, { historical, received, recovered }] of await this.sums()) {
      if (!key.startsWith(survivor)) continue;
      const most = Math.max(this.mostOwed.get(key) ?? 0, owed.get(key) ?? 0);
      this.mostOwed.set(key, most);
      const beyond = received - recovered - Math.max(0, most - historical) - (this.overPaidByBank.get(key) ?? 0);
      if (beyond > 0) this.overPaidByBank.set(key, (this.overPaidByBank.get(key) ?? 0) + beyond);
    }
  }

  /** Payouts are made and paid until nothing is due any more. @returns how many were made */
  async payAll(): Promise<number> {
    for (let made = 0; made < 40;) {
      await this.answerAll();
      const before = made;
      for (const kind of ['award', 'stipend']) {
        const body = { kind, regionCode: '341821', asOf: this.today };
        const { status, body: payout } = await this.officer.post('/payouts', body);
        if (status !== 201) continue;
        made++;
        await this.takeToTheBank((payout as { id: string }).id);
      }
      await this.answerAll();
      if (made === before) return made;
    }
    throw new Error('something is always due');
  }

  private async takeToTheBank(id: string): Promise<void> {
    for (const step of ['submit', 'accept', 'publish', 'approve', 'send'] as const) {
      await this.takeOut(id);
      await this.steps.take(id, step);
    }
  }

  /** The bank pays all that it has; what is not there yet is cancelled, and due again. */
  private async answerAll(): Promise<void> {
    for (let sent = await this.live(0, 'sent'); sent; sent = await this.live(0, 'sent')) {
      await this.bank({ a: 0, b: 0, c: 11 });
    }
    for (let n = 0; ; n++) {
      const payout = await this.live(0, 'draft', 'submitted', 'notice', 'approved');
      if (!payout) return;
      await this.steps.take(payout.id, 'cancel');
    }
  }

  /** What is due to anybody, by person and subject. */
  async due(): Promise<Map<string, number>> {
    return new Map([...(await this.listed())].map(([key, { dueFen }]) => [key, dueFen]));
  }
}
