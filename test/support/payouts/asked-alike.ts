import { In } from 'typeorm';
import { inTransaction } from '../../../src/database/transaction.js';
import { Payout } from '../../../src/ledger/payouts/payout.entity.js';
import { PAY_KINDS } from '../../../src/ledger/subject.js';
import { ChangeSource } from '../../../src/payouts/changes/change-source.js';
import { BEFORE_SENT } from '../../../src/payouts/payout-life.js';
import { LateFactSource } from '../../../src/recoveries/late-facts/late-fact-source.js';
import type { TestService } from '../service/test-service.js';

/**
 * Whoever is not asked, because of their mark, would have given nothing: the late facts that were answered, and the changed lines
 * of every payout on its way, are those that asking everybody gives.
 *
 * @param lateFacts `worker subject`, as the service answered
 * @returns what differs
 */
export async function askedAlike(
  { app, dataSource }: TestService,
  asOf: string,
  lateFacts: readonly string[],
): Promise<string[]> {
  const source = app.get(ChangeSource);
  return inTransaction(
    dataSource,
    async (tx) => {
      const faults: string[] = [];
      const all = [...(await app.get(LateFactSource).of(tx, { regionCode: '341800', asOf, kinds: PAY_KINDS })).keys()];
      if (all.toSorted().join() !== lateFacts.toSorted().join()) {
        faults.push(`late facts: ${lateFacts.join()} instead of ${all.join()}`);
      }
      for (const payout of await tx.find(Payout, { where: { state: In([...BEFORE_SENT]) } })) {
        const told = JSON.stringify((await source.ask(tx, payout)).changed);
        const whole = JSON.stringify((await source.ask(tx, { ...payout, policiesSeen: 'none' })).changed);
        if (told !== whole) faults.push(`changed lines of ${payout.number}: ${told} instead of ${whole}`);
      }
      return faults;
    },
    'REPEATABLE READ',
  );
}
