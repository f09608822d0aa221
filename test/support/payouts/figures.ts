import { DataSource } from 'typeorm';
import { IntegrityService } from '../../../src/integrity/integrity.service.js';
import type { Session, TestService } from '../service/test-service.js';

/** What counts up whenever something is done, and names when and by whom. */
const OF_THE_DEED = new Set(['version', 'resolvedAt', 'updatedAt', 'since', 'changedAt']);

const without = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(without);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([name]) => !OF_THE_DEED.has(name));
  return Object.fromEntries(kept.map(([name, of]) => [name, without(of)]));
};

/**
 * Every figure of money that the service tells, by where it tells it: payouts with what was paid and came back, each line's state, what is
 * due, late facts, what is left of recoveries, the reports and what waits. Two readings between which nothing counts are alike.
 */
export async function figuresOf(service: TestService, session: Session): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = {};
  const read = async (path: string): Promise<unknown> => {
    const { body } = await session.get(path).expect(200);
    return (figures[path] = without(body));
  };
  await read('/payouts?pageSize=500');
  const { items } = figures['/payouts?pageSize=500'] as { items: { id: string; state: string }[] };
  for (const { id } of items) {
    for (const part of [
      'lines?pageSize=500',
      'settlement',
      'recoveries?pageSize=500',
      'bank-returns/rows?pageSize=500',
    ]) {
      await read(`/payouts/${id}/${part}`);
    }
  }
  await read('/awards/entitlements?pageSize=500');
  await read('/stipends/entitlements?fromMonth=2022-01&pageSize=500');
  await read('/payouts/late-facts?pageSize=500');
  await read('/recoveries?open=true&pageSize=500');
  await read('/reports/overview');
  await read(`/reports/reconciliation?month=${service.clock.day.slice(0, 7)}`);
  figures.balances = await service.app
    .get(DataSource)
    .query(`SELECT worker_id, subject, outcome, paid_fen, ended_on::text FROM line_endings ORDER BY line_id`);
  return figures;
}

/** The names of the checks that do not hold. */
export async function brokenChecks(service: TestService): Promise<string[]> {
  const { checks } = await service.app.get(IntegrityService).checkAll();
  return checks.filter(({ ok }) => !ok).map(({ name }) => name);
}
