import ExcelJS from 'exceljs';
import type { Test } from 'supertest';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const FIRST_ROW = 4;
const PLAN = [
  { heldOn: '2024-06-10', part: 'morning', hours: 3 },
  { heldOn: '2024-06-10', part: 'afternoon', hours: 4 },
];

describe('the sign-in sheet of half-days', () => {
  let service: TestService;
  let ground: TrainingGround;
  let city: Session;
  let people: Person[];
  let id: string;
  beforeAll(async () => {
    service = await openTestService();
    ground = new TrainingGround(service);
    city = await service.as('officer');
    people = await ground.people(4, TOWN, await ground.station());
  });
  afterAll(() => service.close());

  async function begun(asksCheckOut: boolean): Promise<void> {
    setClock(service, '2024-06-01T10:00:00+08:00');
    const half = { startsAt: undefined, endsAt: undefined, hours: undefined, halfDays: PLAN, asksCheckOut };
    id = (await ground.session(city, { capacity: 4, ...half })).id;
    await ground.enrol(city, id, people.slice(0, 3));
    setClock(service, '2024-06-10T18:00:00+08:00');
  }
  async function download(): Promise<ExcelJS.Workbook> {
    const { content } = await bytesOf(city.get(`/training/sessions/${id}/sign-in-sheet.xlsx`).expect(200));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content as unknown as ExcelJS.Buffer);
    return workbook;
  }
  async function filled(rows: (string | null)[][], late: (string | null)[][] = []): Promise<Buffer> {
    const workbook = await download();
    const sheet = workbook.worksheets[0]!;
    rows.forEach((cells, n) => cells.forEach((text, c) => (sheet.getCell(FIRST_ROW + n, 6 + c).value = text)));
    late.forEach(([name, number, ...cells], n) => {
      const row = FIRST_ROW + 3 + n;
      sheet.getCell(row, 2).value = name!;
      sheet.getCell(row, 3).value = number!;
      cells.forEach((text, c) => (sheet.getCell(row, 6 + c).value = text));
    });
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }
  const upload = (content: Buffer, query = ''): Test =>
    city.post(`/training/sessions/${id}/sign-in-sheet${query}`).attach('file', content, '签到表.xlsx');
  async function hours(): Promise<number[]> {
    const { body } = await city.get(`/training/sessions/${id}/attendance-grid`).expect(200);
    return (body as { items: { hours: number }[] }).items.map((each) => each.hours);
  }

  it('has no empty rows for an officer of a county below, who may not add people to a training of the city', async () => {
    await begun(false);
    const county = await service.as('officer', '341821');
    const sheetOf = async (session: Session): Promise<string[]> => {
      const { content } = await bytesOf(session.get(`/training/sessions/${id}/sign-in-sheet.xlsx`).expect(200));
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(content as unknown as ExcelJS.Buffer);
      return workbook.worksheets[0]!.getColumn(1).values.map(String);
    };
    expect((await sheetOf(city)).filter((text) => text.startsWith('增'))).toHaveLength(10);
    expect((await sheetOf(county)).filter((text) => text.startsWith('增'))).toEqual([]);
  });

  it('has a column for each half-day, and empty rows for whoever comes besides', async () => {
    await begun(false);
    const sheet = (await download()).worksheets[0]!;
    const titles = (sheet.getRow(3).values as string[]).slice(1);
    expect(titles).toEqual([
      '编号',
      '姓名',
      '身份证号',
      '社工站（单位）',
      '所属地区',
      '6月10日上午',
      '6月10日下午',
      '备注',
    ]);
    expect(sheet.getCell(FIRST_ROW + 3, 1).text).toBe('增1');
    expect(sheet.getCell(FIRST_ROW + 12, 1).text).toBe('增10');
    await begun(true);
    const asking = (await download()).worksheets[0]!;
    expect(asking.getRow(3).values).toContain('6月10日下午签退');
    expect(asking.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 });
  });

  it('read back credits each half-day once, adds whoever was written below, and shows it all when downloaded again', async () => {
    await begun(false);
    const late = people[3]!;
    const content = await filled(
      [
        ['√', '√'],
        [people[1]!.name, '缺勤'],
        ['请假', null],
      ],
      [[late.name, late.lastFour, null, '√']],
    );
    const first = await upload(content).expect(200);
    expect(first.body).toMatchObject({ recorded: 6, corrected: 0, unchanged: 0, leftOpen: 0, added: 1 });
    expect(await hours()).toEqual([7, 3, 0, 4]);
    expect((await upload(content).expect(200)).body).toMatchObject({ recorded: 0, unchanged: 6, added: 0 });
    const again = (await download()).worksheets[0]!;
    expect([6, 7].map((column) => again.getCell(FIRST_ROW + 1, column).text)).toEqual(['√', '缺勤']);
    expect(again.getCell(FIRST_ROW + 3, 2).text).toBe(late.name);
    const other = await filled([['√', '缺勤']]);
    const differs = await upload(other).expect(409);
    expect(differs.body).toMatchObject({ errors: [{ message: '编号 1 的6月10日下午已登记为到课，这里是缺勤' }] });
    const corrected = await upload(other, `?reason=${encodeURIComponent('签到笔迹不符')}`).expect(200);
    expect(corrected.body).toMatchObject({ corrected: 1 });
    expect(await hours()).toEqual([3, 3, 0, 4]);
  });

  it('counts a half-day only with its check-out where one is asked for', async () => {
    await begun(true);
    await upload(
      await filled([
        ['√', '√', '√', null],
        ['√', null, '请假', null],
      ]),
    ).expect(200);
    expect(await hours()).toEqual([3, 0, 0]);
    await upload(await filled([['√', '√', '√', '√']])).expect(200);
    expect(await hours()).toEqual([7, 0, 0]);
  });

  it('with anything unclear is refused whole, with every cell named', async () => {
    await begun(true);
    const rows = [
      ['来了', null, null, null],
      [null, '√', null, null],
      ['缺勤', '√', null, null],
    ];
    const late = [
      [people[3]!.name, '12', '√', '√'],
      [null, '1234', null, null],
      [people[3]!.name, people[3]!.lastFour, null, null],
    ];
    const answer = (await upload(await filled(rows, late)).expect(422)).body as {
      issues: { cell: string; code: string }[];
    };
    expect(answer.issues.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'F4 unreadable-status',
      'F5 out-without-in',
      'G6 out-without-in',
      'C7 late-comer-number',
      'B8 late-comer-name',
      'B8 late-comer-open',
      'B9 late-comer-open',
    ]);
    const unknown = await upload(await filled([], [['查无此人', '1234', '√', '√']])).expect(422);
    expect(unknown.body).toMatchObject({ issues: [{ cell: 'B7', code: 'late-comer-refused' }] });
    expect(await hours()).toEqual([0, 0, 0]);
  });

  it('of one stretch has the empty rows as well', async () => {
    setClock(service, '2024-06-01T10:00:00+08:00');
    id = (await ground.session(city, { capacity: 4 })).id;
    await ground.enrol(city, id, people.slice(0, 3));
    setClock(service, '2024-06-10T18:00:00+08:00');
    const late = people[3]!;
    const content = await filled(
      [[null, null, '到课']],
      [[late.name, `身份证尾号${late.lastFour}`, null, null, '缺勤']],
    );
    expect((await upload(content).expect(200)).body).toMatchObject({ recorded: 2, leftOpen: 2, added: 1 });
  });
});
