import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bytesOf, type PayoutBody, SmallCounty } from '../support/payouts/sent-payout.js';
import { settle } from '../support/payouts/payouts.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

/** Debian's own Python: where another stands before it in the path, python3-openpyxl is not that one's. */
const PYTHON = '/usr/bin/python3';
const run = promisify(execFile);

/** Every sheet of a workbook as rows of cells, by name, as openpyxl reads it: the reader of other offices' tools. */
const READ = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=False)
print(json.dumps({s.title: [[c.value if isinstance(c.value, (int, float, type(None))) else str(c.value) for c in r]
                            for r in s.iter_rows()] for s in book.worksheets}))
`;
type Sheets = Record<string, (string | number | null)[][]>;

async function openpyxl(content: Buffer): Promise<Sheets> {
  const folder = mkdtempSync(join(tmpdir(), 'openpyxl-'));
  try {
    const file = join(folder, 'sheet.xlsx');
    writeFileSync(file, content);
    const { stdout } = await run(PYTHON, ['-c', READ, file], { timeout: 55_000, maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout) as Sheets;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function isThere(): Promise<boolean> {
  return run(PYTHON, ['-c', 'import openpyxl']).then(
    () => true,
    () => false,
  );
}

/** The money of a row in fen, its last `count` numbers. */
function fenOf(row: (string | number | null)[], count: number): number[] {
  const yuan = row.filter((cell) => typeof cell === 'number');
  return yuan.slice(-count).map((value) => Math.round(value * 100));
}

function totalOf(rows: (string | number | null)[][]): (string | number | null)[] {
  return rows.find(([label]) => String(label).startsWith('合计'))!;
}

describe('the sheets of a payout, opened by openpyxl', () => {
  let service: TestService;
  let county: SmallCounty;
  let payout: PayoutBody;
  let there: boolean;
  beforeAll(async () => {
    there = await isThere();
    if (!there) return;
    service = await openTestService('2024-04-01');
    county = await new SmallCounty(service).open(5);
    const first = await county.draft({ asOf: '2024-03-31', toMonth: '2024-03' });
    await county.send(first.id, '2024-04-15');
    await settle(service, first.id);
    // Of the first all of April is kept back, of the second what is above the floor.
    for (const [n, monthlyFloorFen] of [
      [0, 0],
      [1, 10_000],
    ] as const) {
      const workerId = county.workers[n]!.id;
      const suspension = { fromMonth: '2024-03', toMonth: '2024-03', reason: '停薪留职' };
      await county.officer.post(`/workers/${workerId}/suspensions`, suspension).expect(201);
      await county.officer.post('/recoveries', { workerId, subject: 'stipend:2024-03', monthlyFloorFen }).expect(201);
    }
    county.today('2024-05-06');
    const draft = await county.draft({ asOf: '2024-04-30', fromMonth: '2024-04', toMonth: '2024-04' });
    payout = await county.send(draft.id, '2024-05-20');
  });
  afterAll(() => service?.close());

  const opened = async (path: string, session: Session = county.finance): Promise<Sheets> =>
    openpyxl((await bytesOf(session.get(path).expect(200))).content);

  it('say the same people, 应发, 扣回 and 实发 as each other, the bank file and the API', async () => {
    if (!there) {
      console.warn('skipped: /usr/bin/python3 has no openpyxl (apt-get install python3-openpyxl)');
      return;
    }
    expect(payout).toMatchObject({ payeeCount: 5, lineCount: 5, totalFen: 75_000, nettedFen: 20_000 });
    const money = [75_000, 20_000, 55_000];
    const path = `/payouts/${payout.id}`;
    const workbook = await opened(`${path}/workbook.xlsx`);
    expect(Object.keys(workbook)).toEqual(expect.arrayContaining(['发放表', '汇总', '封存信息']));
    const paid = totalOf(workbook['发放表']!);
    expect(paid[0]).toBe('合计（应发 5 人、实发 4 人，5 行）');
    expect(fenOf(paid, 3)).toEqual(money);
    const summary = totalOf(workbook['汇总']!);
    expect(summary.filter((cell) => typeof cell === 'number').slice(0, 3)).toEqual([5, 4, 5]);
    expect(fenOf(summary, 3)).toEqual(money);
    const notice = (await opened(`${path}/notice.xlsx`))['公示表']!;
    expect(totalOf(notice)[0]).toBe('合计（4 人）');
    expect(fenOf(totalOf(notice), 1)).toEqual([55_000]);
    expect(fenOf(totalOf((await opened(`${path}/details.xlsx`))['明细与依据']!), 3)).toEqual(money);
    const review = await opened(`${path}/review.xlsx`, county.reviewer);
    expect(Object.values(review)[0]!.flat().join('')).toContain(payout.number);
    const bank = Object.values(
      await opened(`${path}/bank-file?profile=generic&reason=${encodeURIComponent('核对')}`),
    )[0]!;
    const titles = bank.findIndex((row) => row.some((cell) => String(cell).includes('金额')));
    const amount = bank[titles]!.findIndex((cell) => String(cell).includes('金额'));
    const rows = bank.slice(titles + 1).filter((row) => row[amount] !== null);
    const amounts = rows.map((row) => Number(row[amount]));
    expect([rows.length, Math.round(amounts.reduce((sum, yuan) => sum + yuan, 0) * 100)]).toEqual([4, 55_000]);
  });

  it('hold numbers of people as text, and 花名册 everybody once', async () => {
    if (!there) return;
    const roster = await opened(`/workers/export.xlsx?reason=${encodeURIComponent('年度核对')}`, county.officer);
    expect(Object.keys(roster)).toEqual(['持证社工花名册', '停发登记', '证书撤销', '历史发放']);
    const [title, , header, ...people] = roster['持证社工花名册']!;
    expect(title![0]).toBe('宣城市持证社工花名册');
    const column = (name: string): number => header!.indexOf(name);
    expect(people).toHaveLength(5);
    for (const row of people) {
      for (const name of ['身份证号', '手机号', '银行账号']) expect(typeof row[column(name)]).toBe('string');
    }
    expect(roster['停发登记']!.slice(3)).toHaveLength(2);
  });
});
