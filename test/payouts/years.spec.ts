import type { DataSource } from 'typeorm';
import { runMigrations, withMigrationLock } from '../../src/database/migrate.js';
import { MIGRATIONS } from '../../src/database/migrations/index.js';
import type { ExplanationResponse } from '../../src/explain/explain.dto.js';
import type { PersonMonthsResponse } from '../../src/explain/months/months.dto.js';
import { bytesOf, type LineBody, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { putInForce, stipendPolicy } from '../support/register/policies.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const COUNTY = '341821';
/** 1 000, 2 000 and 3 000 yuan for each calendar year, in force from the year after the monthly stipend of the county. */
const WHOLE = stipendPolicy({
  effectiveFrom: '2025-01',
  period: 'year',
  year: { year: 'calendar', pays: 'whole', minMonths: 6, minHeldMonths: 0 },
  ratesFen: { junior: 100_000, intermediate: 200_000, senior: 300_000 },
});

describe('a whole year on its way from what is due to the bank', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  let lines: LineBody[];
  beforeAll(async () => {
    service = await openTestService('2024-12-31');
    county = await new SmallCounty(service).open(2);
    await putInForce(service, WHOLE);
    county.today('2026-01-05');
  });
  afterAll(() => service.close());

  const idOf = (n: number): string => county.workers[n]!.id;
  const explained = async (session: Session, month: string): Promise<ExplanationResponse> =>
    (await session.get(`/workers/${idOf(0)}/explain?kind=stipend&month=${month}`).expect(200))
      .body as ExplanationResponse;

  it('is due once, by its own name, beside the months of the year before', async () => {
    const preview = await county.officer
      .post('/payouts/preview', { kind: 'stipend', regionCode: COUNTY, fromMonth: '2025-01' })
      .expect(200);
    const { byMonth, arrears } = preview.body as { byMonth: unknown; arrears: { lineCount: number } };
    expect((byMonth as unknown[]).at(-1)).toEqual({ month: 'Y2025', lineCount: 2, totalFen: 200_000 });
    // The months of 2024 that nobody paid; a year that is over is no arrears of itself.
    expect(arrears.lineCount).toBe(24);
    const { reasons, owedFen, subject } = await explained(county.officer, 'Y2025');
    expect([subject, owedFen]).toEqual(['stipend:Y2025', 100_000]);
    expect(reasons.map(({ code }) => code)).toEqual([
      'STIPEND_OWED',
      'YEAR_COMPLETED',
      'SERVING_IN_MONTH',
      'CERTIFICATE_IN_MONTH',
    ]);
    const month = await explained(county.officer, '2025-12');
    expect(month.reasons.map(({ code }) => code)).toEqual(['PAID_BY_YEAR', 'MONTH_OUTSIDE_POLICY']);
  });

  it('goes on a payout, on its sheets and to the bank', async () => {
    payout = await county.draft({ fromMonth: '2025-01' });
    lines = (await county.lines(payout.id)).filter(({ subject }) => subject.startsWith('stipend:Y'));
    expect(lines.map(({ subject, amountFen }) => [subject, amountFen])).toEqual([
      ['stipend:Y2025', 100_000],
      ['stipend:Y2025', 100_000],
    ]);
    await county.send(payout.id, '2026-01-15');
    const { content } = await bytesOf(county.finance.get(`/payouts/${payout.id}/workbook.xlsx`));
    expect(content.subarray(0, 2).toString()).toBe('PK');
    const told = await county.officer.get(`/workers/${idOf(0)}/months?from=2025-11`).expect(200);
    expect(
      (told.body as PersonMonthsResponse).months.map(({ month, owedFen, inFlightFen }) => [
        month,
        owedFen,
        inFlightFen,
      ]),
    ).toEqual([
      ['2025-11', 0, 0],
      ['2025-12', 0, 0],
      ['2026-01', 0, 0],
      ['Y2025', 100_000, 100_000],
    ]);
  });

  it('is not due again', async () => {
    const nothing = await county.officer.post('/payouts', {
      kind: 'stipend',
      regionCode: COUNTY,
      fromMonth: '2025-01',
    });
    expect([nothing.status, (nothing.body as { code: string }).code]).toEqual([422, 'NOTHING_DUE']);
  });

  /** Another subject for a line that is on its way, as no program would write it. */
  const renamed = (lineId: string, subject: string): Promise<unknown> =>
    service.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const [[line]] = await tx.query<[object[]]>('DELETE FROM live_attempts WHERE line_id = $1 RETURNING *', [lineId]);
      await tx.query(
        `INSERT INTO live_attempts SELECT * FROM jsonb_populate_record(NULL::live_attempts, $1::jsonb || $2::jsonb)`,
        [JSON.stringify(line), JSON.stringify({ subject })],
      );
    });
  const lineOf = async (n: number, subject: string): Promise<string> =>
    (await county.lines(payout.id)).find((line) => line.workerId === idOf(n) && line.subject === subject)!.id;

  it('is never in flight beside a month of it: the database refuses both ways', async () => {
    await service.dataSource.query(UNGUARDED);
    const both = /by the month and as a whole year/;
    await expect(renamed(await lineOf(0, 'stipend:2024-12'), 'stipend:2025-03')).rejects.toThrow(both);
    await expect(renamed(await lineOf(0, 'stipend:2024-11'), 'stipend:Y2024')).rejects.toThrow(both);
    await expect(renamed(await lineOf(0, 'stipend:2024-11'), 'stipend:Y2025')).rejects.toThrow(
      /duplicate key|affect row a second time/,
    );
    await renamed(await lineOf(0, 'stipend:2024-11'), 'stipend:2023-11');
  });

  it('of two that come at one moment, a year and a month of it, one is refused', async () => {
    const [month, year] = [await lineOf(1, 'stipend:2024-11'), await lineOf(1, 'stipend:2024-12')];
    const tried = await Promise.allSettled([renamed(month, 'stipend:2026-03'), renamed(year, 'stipend:Y2026')]);
    expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a database of before there were years', () => {
  let service: TestService;
  afterAll(() => service.close());

  it('is brought up to date with its payouts, and holds their months against whole years from then on', async () => {
    service = await openTestService('2024-06-30');
    const county = await new SmallCounty(service).open(2);
    const { id } = await county.draft({ toMonth: '2024-05' });
    const { dataSource } = service;
    const before = await policiesOf(dataSource);
    await dataSource.query(BEFORE_YEARS);
    expect(await tableExists(dataSource)).toBe(false);
    await withMigrationLock(dataSource, (runner) =>
      runner.manager.transaction(() => runMigrations(dataSource, runner, EVERY)),
    );
    expect(await policiesOf(dataSource)).toEqual(before);
    const years = await dataSource.query<unknown[]>(`SELECT DISTINCT year, is_whole AS "isWhole" FROM stipend_years`);
    expect(years).toEqual([{ year: '2024', isWhole: false }]);
    const [line] = await county.lines(id);
    await dataSource.query(UNGUARDED);
    await expect(
      dataSource.transaction(async (tx) => {
        await tx.query('DELETE FROM live_attempts WHERE line_id = $1', [line!.id]);
        await tx.query(
          `INSERT INTO live_attempts (worker_id, subject, line_id, payout_id, amount_fen)
           SELECT worker_id, 'stipend:Y2024', id, payout_id, amount_fen FROM payout_lines WHERE id = $1`,
          [line!.id],
        );
      }),
    ).rejects.toThrow(/by the month and as a whole year/);
  });
});

/** An attempt goes with its line's end alone, and holds what its line says; here it is to be moved by hand. */
const UNGUARDED = `ALTER TABLE live_attempts DISABLE TRIGGER USER;
  ALTER TABLE live_attempts ENABLE TRIGGER live_attempts_year_or_months`;

const EVERY = new Set(MIGRATIONS.map(({ name }) => name));

/** Takes the migration back by hand, which nobody does but to try it on rows that are there. */
const BEFORE_YEARS = `
  DROP TRIGGER live_attempts_year_or_months ON live_attempts;
  DROP FUNCTION year_or_its_months;
  DROP TABLE stipend_years;
  ALTER TABLE policies DROP COLUMN year, DROP COLUMN cap_by;
  DELETE FROM migrations WHERE name = 'YearsOfStipends1764000078000';`;

function policiesOf(dataSource: DataSource): Promise<unknown> {
  return dataSource.query('SELECT * FROM policies ORDER BY id');
}

async function tableExists(dataSource: DataSource): Promise<boolean> {
  const [{ found }] = await dataSource.query<[{ found: boolean }]>(
    `SELECT to_regclass('stipend_years') IS NOT NULL AS found`,
  );
  return found;
}
