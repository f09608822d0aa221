import { newId } from '../../src/common/values/ids.js';
import type { BareConnection } from '../database.js';
import { figure, type Figure, grouped, spreadOf } from '../figures.js';
import type { HttpClient } from '../http-client.js';
import { RunningService } from '../service.js';
import { onBare, runsFor, type World } from '../world.js';

const MOST = 1_000;

/** A thousand claims accepted in one step, beside one statement that writes as many claims and one that writes as many events. */
export async function measureClaims(world: World): Promise<Figure[]> {
  // The bare statements go to a database that the service has open.
  if (world.database.kind !== 'PostgreSQL') return [];
  const count = world.options.short ? 50 : Math.min(MOST, Math.floor(world.size / 2));
  const bare = await world.database.connect();
  const service = await RunningService.start(world.database);
  try {
    const [author, second] = [await service.signIn('author'), await service.signIn('second')];
    const noticeId = await openNotice(world, author, second);
    const measured: number[] = [];
    const limits: number[] = [];
    let [peakMb, statements] = [0, 0];
    for (let run = 0; run <= runsFor(world, 5); run++) {
      const claimIds = await layClaims(bare, noticeId, count);
      limits.push(await writeBare(bare, claimIds));
      const { cost, answer } = await service.measure('claims: acceptance', () =>
        author.json<{ acceptedCount: number }>('POST', '/claims/acceptance', { claimIds }),
      );
      if (answer.acceptedCount !== count) throw new Error(`${answer.acceptedCount} of ${count} were accepted`);
      measured.push(cost.seconds);
      peakMb = Math.max(peakMb, cost.peakMb);
      ({ statements } = cost);
      await withoutClaims(bare);
    }
    for (const client of [author, second]) client.close();
    return [
      figure({
        size: world.size,
        key: 'claims:acceptance',
        what: `${grouped(count)} claims accepted in one step, with a check each`,
        unit: 's',
        // The first brings the pages into memory.
        measured: spreadOf(measured.slice(1)),
        limit: spreadOf(limits.slice(1)),
        limitIs: 'the claims changed and their events written by bare statements, marks and all, and rolled back',
        rows: count,
        peakMb,
        note: `${statements} statements`,
      }),
    ];
  } finally {
    await service.stop();
    await onBare(world, withoutClaims);
    await bare.close();
  }
}

/** Of a policy of years before everybody in the register. */
async function openNotice({ people }: World, author: HttpClient, second: HttpClient): Promise<string> {
  const { id: policyId } = await author.json<{ id: string }>('POST', '/policies', {
    kind: 'stipend',
    regionCode: people.tree.counties[0]!.region.code,
    ratesFen: { junior: 10_000, intermediate: 20_000, senior: 40_000 },
    eligibleEmployers: [{ kind: 'village' }],
    requiresRegistration: false,
    noticeWorkingDays: 0,
    start: 'same-month',
    stop: 'through-leaving-month',
    minServiceMonths: 0,
    maxMonths: null,
    title: '按申报发放的津贴办法',
    effectiveFrom: '1999-01',
    effectiveTo: '1999-12',
    claimBy: 'application',
    checks: [{ code: 'check-1', label: '年度考核合格' }],
  });
  await second.json('POST', `/policies/${policyId}/approve`, {});
  const { id } = await author.json<{ id: string }>('POST', '/claim-notices', {
    policyId,
    noticeNo: '函1号',
    title: '申报通知',
    opensOn: '2020-01-01',
    closesOn: '2020-12-31',
    monthsFrom: '1999-01',
    monthsTo: '1999-12',
    papers: ['申请表'],
  });
  await second.json('POST', `/claim-notices/${id}/approve`, {});
  return id;
}

async function layClaims(bare: BareConnection, noticeId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await bare.query(
    `INSERT INTO claims (id, worker_id, policy_region_code, kind, notice_id, received_on, state, stated, created_by, version)
     SELECT u.id, w.id, q.region_code, 'stipend', n.id, n.opens_on, 'submitted', '{}', n.created_by, 1
     FROM unnest($1::uuid[]) WITH ORDINALITY u(id, place)
     JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM (SELECT id FROM workers ORDER BY id LIMIT $3) x) w ON w.place = u.place
     JOIN claim_notices n ON n.id = $2 JOIN policies q ON q.id = n.policy_id`,
    [ids, noticeId, count],
  );
  await bare.query(
    `INSERT INTO claim_checks (id, claim_id, code, met, evidence, checked_by)
     SELECT gen_random_uuid(), c.id, 'check-1', true, '考核表', c.created_by FROM claims c WHERE c.id = ANY($1)`,
    [ids],
  );
  await bare.query('VACUUM ANALYZE claims, claim_checks');
  return ids;
}

async function writeBare(bare: BareConnection, ids: readonly string[]): Promise<number> {
  const started = performance.now();
  await bare.query('BEGIN');
  await bare.query(
    `UPDATE claims SET state = 'accepted', decided_by = created_by, decided_at = now(), version = version + 1 WHERE id = ANY($1)`,
    [ids],
  );
  await bare.query(
    `INSERT INTO audit_events (id, action, object_type, object_id, details)
     SELECT gen_random_uuid(), 'claim.accept', 'claim', u.id::text, '{}' FROM unnest($1::uuid[]) u(id)`,
    [ids],
  );
  await bare.query('ROLLBACK');
  return (performance.now() - started) / 1000;
}

async function withoutClaims(bare: BareConnection): Promise<void> {
  // A replica's session leaves the triggers that forbid it out.
  await bare.query('SET session_replication_role = replica');
  await bare.query('DELETE FROM claim_checks');
  await bare.query('DELETE FROM claims');
  await bare.query('RESET session_replication_role');
}
