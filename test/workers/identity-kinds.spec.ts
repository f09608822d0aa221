import type { ImportResponse } from '../../src/imports/imports.dto.js';
import type { IdentityCorrectionResponse } from '../../src/workers/identity/identity-corrections.dto.js';
import { bytesOf, SmallCounty } from '../support/payouts/sent-payout.js';
import { readSheet } from '../support/payouts/read-sheet.js';
import {
  createCertificate,
  createWorker,
  faults,
  identityNumberOf,
  type WorkerBody,
} from '../support/register/people.js';
import { errorsOf, importRoster } from '../support/roster/imports.js';
import { rosterWorkbook } from '../support/roster/roster-workbook.js';
import { openTestService, type TestService } from '../support/service/test-service.js';

const PERMIT = 'H12345678';
const TAIWAN = '01234567';
const CARD = 'USA310000001234';

/** 郎溪县 with people whose papers have no check character: entered, paid, listed, found, corrected, imported and exported. */
describe('numbers of other papers', () => {
  let service: TestService;
  let county: SmallCounty;
  beforeAll(async () => {
    service = await openTestService('2024-03-31');
    county = await new SmallCounty(service).open(1);
    await county.hire(2, { identityNumber: 'h1234567802', identityKind: 'travel-permit' });
  });
  afterAll(() => service.close());

  const permitHolder = (): WorkerBody => county.workers[1]!;

  it('are entered with their kind, shown masked, and found whole or by the last four', async () => {
    expect(permitHolder()).toMatchObject({ identityNumber: 'H****5678', identityKind: 'travel-permit' });
    expect(county.workers[0]).toMatchObject({ identityKind: 'resident' });
    for (const q of ['h12345678', PERMIT, '5678']) {
      const { body } = await county.officer.post('/search', { q, types: ['workers'] }).expect(200);
      const { groups } = body as { groups: { items: { href: string }[] }[] };
      expect(groups[0]?.items.map(({ href }) => href)).toEqual([`/workers/${permitHolder().id}`]);
    }
    const { body } = await county.officer
      .post(`/workers/${permitHolder().id}/identity`, { reason: '核对号码' })
      .expect(200);
    expect(body).toMatchObject({ identityNumber: PERMIT });
  });

  it('are not guessed: a number is held to the kind that is stated, a resident’s where none is', async () => {
    const refused = async (stated: object): Promise<string[]> => {
      const request = { name: '试登记', regionCode: '341821', ...stated };
      return faults(await county.officer.post('/workers', request).expect(422));
    };
    for (const identityNumber of [PERMIT, TAIWAN, CARD]) {
      expect(await refused({ identityNumber })).toEqual(['identityNumber identity-number-form']);
    }
    for (const [identityKind, identityNumber] of [
      ['travel-permit', identityNumberOf(30)],
      ['travel-permit', CARD],
      ['foreigner-card', PERMIT],
    ]) {
      expect(await refused({ identityKind, identityNumber })).toEqual(['identityNumber identity-number-form']);
    }
    // The same person's card renewed is the same number.
    const twice = { name: '重复', regionCode: '341821', identityKind: 'travel-permit', identityNumber: 'H1234567803' };
    await county.officer.post('/workers', twice).expect(409);
    await county.officer.post('/workers', { ...twice, identityKind: 'passport' }).expect(400);
  });

  it('have no place in free text, while a letter before a day has', async () => {
    const { id } = permitHolder();
    const { version } = (await county.officer.get(`/workers/${id}`).expect(200)).body as WorkerBody;
    for (const remark of [`通行证 ${PERMIT}`, `永居证${CARD}`]) {
      const answer = await county.officer.patch(`/workers/${id}`, version, { remark }).expect(422);
      expect(faults(answer)).toEqual(['remark personal-number-in-text']);
    }
    await county.officer.patch(`/workers/${id}`, version, { remark: '见材料 H20240115' }).expect(200);
  });

  it('say no birth date: an early entry is no fault, and corrected numbers are held to their kind', async () => {
    const person = await createWorker(county.officer, 40, { identityNumber: CARD, identityKind: 'foreigner-card' });
    expect(person.identityNumber).toBe('USA********1234');
    const path = `/workers/${person.id}/identity-corrections`;
    const ask = { identityNumber: TAIWAN, reason: '按证件原件核对' };
    expect(faults(await county.officer.post(path, ask).expect(422))).toEqual(['identityNumber identity-number-form']);
    const { body } = await county.officer.post(path, { ...ask, identityKind: 'travel-permit' }).expect(201);
    const asked = body as IdentityCorrectionResponse;
    expect(asked).toMatchObject({ fromNumber: 'USA********1234', toNumber: '****4567' });
    await county.reviewer.post(`${path}/${asked.id}/confirm`, {}).expect(200);
    const { body: after } = await county.officer.get(`/workers/${person.id}`).expect(200);
    expect(after).toMatchObject({ identityNumber: '****4567', identityKind: 'travel-permit' });
  });

  it('are paid like any other, whole in the bank’s workbook and masked where it is posted', async () => {
    const draft = await county.draft({ toMonth: '2024-03', asOf: '2024-03-31' });
    const notice = await bytesOf(county.officer.get(`/payouts/${draft.id}/notice.xlsx`).expect(200));
    expect((await readSheet(notice.content, '公示表')).flat()).toContain('H****5678');
    expect((await readSheet(notice.content, '公示表')).flat().join('\n')).not.toContain(PERMIT);
    const workbook = await bytesOf(county.finance.get(`/payouts/${draft.id}/workbook.xlsx`).expect(200));
    expect((await readSheet(workbook.content, '发放表')).flat()).toContain(PERMIT);
  });

  it('come by the roster with their kind, and without it are refused with the way out', async () => {
    const made = (kind: string | null, number = 'CAN310000001234') =>
      rosterWorkbook()
        .certified({ 姓名: '约翰', 身份证号: number, 手机号: null, 证件类型: kind })
        .suspension({ 身份证号: number, 起始月份: '2024-01' });
    const refused = await importRoster(county.officer, made(null), { mode: 'check' });
    expect(errorsOf(refused)).toContain('持证社工花名册!C2 identity-number-malformed');
    const issue = refused.issues.find(({ code }) => code === 'identity-number-malformed')!;
    expect(issue.message).toContain('如果是外国人永久居留证（旧版），请在“证件类型”一列写明');
    expect(issue.value).toBe('CAN********1234');
    const unknown = await importRoster(county.officer, made('护照'), { mode: 'check' });
    expect(errorsOf(unknown)[0]).toMatch(/identity-kind-unknown$/);
    const other = await importRoster(county.officer, made('台胞证'), { mode: 'check' });
    expect(other.issues[0]).toMatchObject({ code: 'identity-number-malformed' });
    expect(other.issues[0]!.message).toBe('证件类型为来往内地通行证，号码的写法不符。');
    const { counts } = await importRoster(county.officer, made('外国人永久居留身份证'));
    expect(counts).toMatchObject({ created: 2 });
    await importRoster(county.officer, made('外国人永久居留证（旧版）'), { mode: 'check' }).then((again) =>
      expect(again.counts).toMatchObject({ unchanged: 2 }),
    );
  });

  it('go out and come in again unchanged, and none is taken for another', async () => {
    const numbers = ['M00000001', 'M00000002', 'H00000001', '00000001', 'AAB000000000001', 'BAB000000000001'];
    const book = rosterWorkbook();
    for (const [n, number] of numbers.entries()) {
      book.person({
        姓名: `来宾${'甲乙丙丁戊己'[n]}`,
        身份证号: number,
        手机号: null,
        证件类型: number.length === 15 ? '外国人永久居留证（旧版）' : '来往内地通行证',
      });
    }
    expect((await importRoster(county.officer, book)).counts).toMatchObject({ created: numbers.length });
    const { content } = await bytesOf(
      county.officer.get(`/workers/export.xlsx?reason=${encodeURIComponent('核对花名册')}`).expect(200),
    );
    const again: ImportResponse = await importRoster(county.officer, content, { mode: 'check' });
    expect(errorsOf(again)).toEqual([]);
    expect(again.counts).toMatchObject({ created: 0, updated: 0 });
    expect((await readSheet(content, '持证社工花名册')).flat()).toEqual(expect.arrayContaining(numbers));
    const certified = await createWorker(county.officer, 41, {
      identityNumber: 'H87654321',
      identityKind: 'travel-permit',
    });
    await createCertificate(county.officer, certified.id);
  });
});
