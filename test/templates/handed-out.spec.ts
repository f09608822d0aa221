import { resolve } from 'node:path';
import type { ClaimDetailResponse } from '../../src/claims/reading/claims.dto.js';
import { ClaimsGround } from '../support/claims/claims-ground.js';
import { paragraphOf, paragraphsOf, wordFile } from '../support/papers/word-files.js';
import { settle } from '../support/payouts/payouts.js';
import { bytesOf } from '../support/payouts/sent-payout.js';
import { identityNumberOf } from '../support/register/people.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

const COUNTY = '341821';
const WHY = `?reason=${encodeURIComponent('本人签字用')}`;

describe('papers that are handed out', () => {
  let service: TestService;
  let ground: ClaimsGround;
  let recoveryId: string;
  let payoutId: string;
  beforeAll(async () => {
    service = await openTestService('2024-03-11');
    ground = await new ClaimsGround(service, 2).lay({
      claimBy: 'application',
      checks: [{ code: 'huji', label: '户籍' }],
    });
    ground.today('2024-03-11');
    payoutId = (await ground.draft({ toMonth: '2024-02' })).id;
    await ground.send(payoutId, '2024-03-29');
    await settle(service, payoutId);
    const { body } = await ground.officer.get(`/workers/${ground.workers[0]!.id}`).expect(200);
    const [post] = (body as { posts: { id: string; version: number }[] }).posts;
    await ground.officer
      .patch(`/workers/${ground.workers[0]!.id}/posts/${post!.id}`, post!.version, { endOn: '2024-01-31' })
      .expect(200);
    const late = { workerId: ground.workers[0]!.id, subject: 'stipend:2024-02' };
    recoveryId = ((await ground.officer.post('/recoveries', late).expect(201)).body as { id: string }).id;
    const phones = { contactPhone: '0563-7011002', departmentName: '郎溪县民政局' };
    const { version } = (await ground.officer.get(`/settings/regions/${COUNTY}`).expect(200)).body as {
      version: number;
    };
    await ground.officer.patch(`/settings/regions/${COUNTY}`, version, phones).expect(200);
  });
  afterAll(() => service.close());

  const textOf = async (session: Session, path: string): Promise<string> => {
    const { content, answer } = await bytesOf(session.get(path).expect(200));
    expect(answer.headers['content-type']).toContain('wordprocessingml.document');
    const text = (await paragraphsOf(content)).join('\n');
    expect(text).not.toMatch(/[{}]|undefined|null|stipend|award/);
    return text;
  };
  const kept = (): Promise<{ fileName: string; template: { version: number | null; kind: string } }[]> =>
    service.dataSource.query(
      `SELECT file_name AS "fileName", template FROM payout_documents WHERE payout_id = $1 AND kind = 'letter' ORDER BY created_at, id`,
      [payoutId],
    );

  it('申请表 says what the claim froze, masked unless there is a reason', async () => {
    await ground.approved();
    ground.today('2024-04-10');
    const made = (await ground.officer.post('/claims', await ground.awardRequest(1)).expect(201))
      .body as ClaimDetailResponse;
    const { name } = ground.workers[1]!;
    const path = `/claims/${made.id}/form.docx`;
    const draft = await textOf(ground.officer, path);
    expect(draft).toContain('社会工作人才一次性奖励申请表');
    expect(draft).toContain(name);
    expect(draft).toContain('涛城村');
    expect(draft).toContain('郎民函〔2024〕3号《2023年度一次性奖励申报通知》');
    await ground.officer.post(`/claims/${made.id}/opinion`, { opinion: '情况属实' }).expect(200);
    await ground.officer.post(`/claims/${made.id}/submit`).expect(200);
    await ground.officer.post(`/claims/${made.id}/checks`, { code: '户籍', met: true, evidence: '户口簿' }).expect(201);
    await ground.officer.post(`/claims/${made.id}/accept`, {}).expect(200);
    // The register moves on, the claim does not.
    await ground.officer.post(`/workers/${ground.workers[1]!.id}/posts`, {}).expect(400);
    const whole = await textOf(ground.officer, `${path}${WHY}`);
    expect(whole).toContain(identityNumberOf(2));
    expect(whole).toContain('初级一次性奖励');
    expect(whole).toContain('申报日期\n2024年4月10日');
    expect(whole).toContain('情况属实');
    expect(whole).toMatch(/户籍\n符合\n户口簿/);
    expect(whole).toContain('受理单位：郎溪县民政局　　联系电话：0563-7011002');
    const masked = await textOf(ground.officer, path);
    expect(masked).not.toContain(identityNumberOf(2));
    expect(masked).toContain(ground.workers[1]!.identityNumber);
    await (await service.as('auditor')).get(`${path}${WHY}`).expect(403);
    await (await service.as('officer', '341881')).get(path).expect(404);
  });

  it('追回通知书 says what, how much and why, is kept with the payout and logged with its template', async () => {
    const path = `/recoveries/${recoveryId}/notice.docx`;
    const text = await textOf(ground.officer, path);
    const { name, identityNumber } = ground.workers[0]!;
    expect(text).toContain(`${name}（身份证号：${identityNumber}）：`);
    expect(text).toMatch(/中领取的2024年2月职业津贴多发 150\.00 元（大写：人民币壹佰伍拾元整）。/);
    expect(text).toContain('退回 150.00 元（大写：人民币壹佰伍拾元整）');
    expect(text).toContain('联系电话：0563-7011002');
    expect(text).not.toContain('已收回');
    await textOf(ground.officer, path);
    expect(await kept()).toMatchObject([{ template: { kind: 'recovery-notice', version: null } }]);
    const part = { amountFen: 5_000, receivedOn: '2024-04-10' };
    await ground.finance.post(`/recoveries/${recoveryId}/instalments`, part).expect(201);
    expect(await textOf(ground.officer, path)).toMatch(/已收回（含抵扣、核销）50\.00 元。\n+请于.*退回 100\.00 元/);
    await (await service.as('officer', '341881')).get(path).expect(404);
    await ground.finance.post(`/recoveries/${recoveryId}/instalments`, { ...part, amountFen: 10_000 }).expect(201);
    const { body } = await ground.officer.get(path).expect(409);
    expect(body).toMatchObject({ code: 'LETTER_NOT_NOW' });
  });

  it('公示公告 is made of a form that an office edited and saved in its own program', async () => {
    ground.today('2024-05-06');
    const put = ground.officer.put(`/document-templates/announcement?regionCode=${COUNTY}`);
    await put.attach('file', resolve('test/templates/edited-announcement.docx')).expect(200);
    const { id } = await ground.draft({ fromMonth: '2024-03', toMonth: '2024-04' });
    await ground.officer.post(`/payouts/${id}/submit`, {}).expect(200);
    await ground.reviewer.post(`/payouts/${id}/accept`, {}).expect(200);
    await ground.officer.post(`/payouts/${id}/publish`, {}).expect(200);
    const text = await textOf(ground.officer, `/payouts/${id}/documents/announcement.docx`);
    expect(text).toContain(`关于${(await ground.payout(id)).title}人员名单公示（郎溪格式）`);
    expect(text).toContain('实发金额合计 300.00 元（大写：人民币叁佰元整）');
    expect(text).toMatch(/附：公示表（批次号 JT-/);
    const [letter]: { template: object }[] = await service.dataSource.query(
      `SELECT d.template FROM payout_documents d WHERE d.payout_id = $1 AND d.kind = 'letter'`,
      [id],
    );
    expect(letter!.template).toMatchObject({ kind: 'announcement', regionCode: COUNTY, version: 1 });
  });

  it('are made of the office’s own template, and say which', async () => {
    const own = await wordFile({ body: paragraphOf('本县格式：{批次名称}共 {人数} 人') });
    const put = ground.officer.put(`/document-templates/funding-request?regionCode=${COUNTY}`);
    await put.attach('file', own, 'x.docx').expect(200);
    const path = `/payouts/${payoutId}/documents/funding-request.docx`;
    const { title } = await ground.payout(payoutId);
    expect(await textOf(ground.officer, path)).toBe(`本县格式：${title}共 2 人`);
    const letters = await kept();
    expect(letters.at(-1)).toMatchObject({ template: { kind: 'funding-request', version: 1, regionCode: COUNTY } });
    const files = (await ground.officer.get(`/payouts/${payoutId}/files`).expect(200)).body as {
      items?: { kind: string }[];
    };
    expect(JSON.stringify(files)).toContain('资金拨付申请');
    // Withdrawn, the next is made of the built-in form; the one that was handed out stays.
    const away = `/document-templates/funding-request?regionCode=${COUNTY}&reason=${encodeURIComponent('不用了')}`;
    await ground.officer.delete(away).expect(204);
    expect(await textOf(ground.officer, path)).toContain('现申请拨付上述资金');
    expect((await kept()).map(({ template }) => template.version)).toEqual([
      ...letters.map((each) => each.template.version),
      null,
    ]);
  });
});
