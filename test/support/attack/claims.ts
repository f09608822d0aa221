import ExcelJS from 'exceljs';
import { pdfOf } from '../papers/paper-files.js';
import type { CountyDeeds } from './county-deeds.js';

/** Notices and claims of a county: each of their routes does its work once. */
export async function claim(county: CountyDeeds): Promise<void> {
  const { things, workers, certificates, place } = county;
  const papers = [`${place.name}申请表`];
  const heading = { title: `${place.name}申报通知`, opensOn: '2024-03-01', closesOn: '2024-03-31', papers };
  const months = { monthsFrom: '2024-01', monthsTo: '2024-03' };
  const draft = await county.do('POST /claim-notices', {
    body: { policyId: things.claimPolicy, noticeNo: `${place.name}函1号`, ...heading, ...months },
  });
  things.claimNotice = draft.id;
  const changed = { body: { closesOn: '2026-12-31' }, version: draft.version };
  await county.do('PATCH /claim-notices/:id', { params: { id: draft.id }, ...changed });
  await county.do('POST /claim-notices/:id/approve', { params: { id: draft.id }, body: {} }, 'reviewer');
  const mistaken = { policyId: things.claimPolicy, noticeNo: `${place.name}函2号`, ...heading, ...months };
  const { id: noticeId } = await county.do('POST /claim-notices', { body: mistaken });
  await county.do('POST /claim-notices/:id/withdraw', { params: { id: noticeId }, body: { reason: '重复拟写' } });

  const award = (n: number): object => ({
    workerId: workers[n],
    kind: 'award',
    certificateId: certificates[n],
    policyRegionCode: place.code,
  });
  const made = await county.do('POST /claims', { body: award(0) });
  things.claim = made.id;
  const params = { id: made.id };
  await county.do('PATCH /claims/:id', { params, version: made.version, body: { receivedOn: '2024-03-08' } });
  const fields = { objectType: 'claim', objectId: made.id };
  things.paper = (await county.do('POST /attachments', { file: pdfOf(`${place.name}申请表`), fields })).id;
  await county.do('POST /claims/:id/opinion', { params, body: { opinion: `${place.name}同意` } });
  await county.do('POST /claims/:id/submit', { params });
  const check = { code: '户籍', met: true, evidence: `${place.name}户口簿` };
  await county.do('POST /claims/:id/checks', { params, body: check });
  await county.do('POST /claims/:id/return', { params, body: { reason: `${place.name}缺材料` } });
  await county.do('POST /claims/:id/submit', { params });
  await county.do('POST /claims/acceptance', { body: { claimIds: [made.id] } });
  await county.do('POST /claims/:id/reject', { params, body: { reason: `${place.name}复核` } });
  await county.do('POST /claims/:id/accept', { params, body: { reason: `${place.name}复核属实` } });
  const stipend = { workerId: workers[1], kind: 'stipend', noticeId: things.claimNotice };
  const second = { params: { id: (await county.do('POST /claims', { body: stipend })).id } };
  await county.do('POST /claims/:id/submit', second);
  await county.do('POST /claims/:id/accept', { ...second, body: {} });
  await county.do('POST /claims/:id/withdraw', { ...second, body: { reason: `${place.name}本人撤回` } });
  await county.do('POST /claims', { body: stipend });
  const { id } = await county.do('POST /claims', { body: award(1) });
  await county.do('POST /claims/:id/withdraw', { params: { id }, body: {} });

  county.claimSheet = await claimSheet(county);
  await county.do('POST /claims/import', {
    file: county.claimSheet,
    query: `?mode=all&policyRegionCode=${place.code}`,
  });
}

async function claimSheet(county: CountyDeeds): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('申报登记');
  sheet.addRow(['姓名', '身份证号', '项目', '级别或期间', '申报日期', '户籍']);
  const { name, identityNumber } = county.personOf(2);
  sheet.addRow([name, identityNumber, '一次性奖励', '初级', '2024-03-05', `符合：${county.place.name}户口簿`]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
