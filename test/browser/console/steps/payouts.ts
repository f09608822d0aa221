import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { button, confirm, dialog } from './page-parts.js';

/** The steps of a payout as its people take them in the console, by visible names. */

export interface PayoutTerms {
  county: string;
  asOf: string;
  fromMonth: string;
}

/** On the page 新建批次, whose terms are filled in and looked at. */
export async function previewPayout(page: Page, { county, asOf, fromMonth }: PayoutTerms): Promise<void> {
  await page.getByLabel('县（市、区）').selectOption({ label: county });
  await page.getByLabel('核算截止日').fill(asOf);
  await page.getByLabel('起始月份').fill(fromMonth);
  await button(page, '预览').click();
  await page.getByRole('region', { name: '预览' }).waitFor();
}

/** @param figures people and yuan of the preview, as `6 人 2,700.00 元` */
export async function makeDraft(page: Page, figures: string): Promise<string> {
  await button(page, `建立草稿 ${figures}`).click();
  await confirm(page, '建立草稿');
  await page.getByRole('heading', { level: 1, name: /郎溪县/ }).waitFor();
  return new URL(page.url()).pathname.replace('/console', '');
}

export async function holdBack(page: Page, name: string, reason: string): Promise<void> {
  await button(page, name).click();
  await button(page, '暂缓发放').click();
  await dialog(page).getByLabel('原因').fill(reason);
  await confirm(page, '暂缓发放');
  await page.getByText(`暂缓：${reason}`).first().waitFor();
}

export async function submitPayout(page: Page, figures: string): Promise<void> {
  await button(page, `提交审核 ${figures}`).click();
  await confirm(page, '提交审核');
  await page.getByText('下一步：审核人初审。').waitFor();
}

/** Not before the differences from last time were read, which the page asks for. */
export async function readDifferences(page: Page): Promise<void> {
  await button(page, /^初审通过/).click();
  await dialog(page).getByRole('link', { name: '打开与上批差异' }).click();
  await page.getByText('逐项相加与本批一致').waitFor();
}

export async function acceptPayout(page: Page, comment: string): Promise<void> {
  await button(page, /^初审通过/).click();
  await dialog(page).getByLabel('意见').fill(comment);
  await confirm(page, '初审通过');
  await page.getByText(`意见：${comment}`).waitFor();
  await page.getByText('下一步：经办人公示。').waitFor();
}

export async function postNotice(page: Page): Promise<void> {
  await button(page, /^开始公示/).click();
  await dialog(page).getByText('个工作日，从明天起算').waitFor();
  await confirm(page, '开始公示');
  await page.getByText('公示中').first().waitFor();
}

export async function recordObjection(page: Page, name: string, by: string, words: string): Promise<void> {
  await button(page, name).click();
  await button(page, '登记异议').click();
  await dialog(page).getByLabel('提出人').fill(by);
  await dialog(page).getByLabel('异议内容').fill(words);
  await dialog(page).getByRole('button', { name: '登记异议' }).click();
  await page.getByText(`暂缓：${words}`).first().waitFor();
}

export async function dismissObjection(page: Page, reason: string): Promise<void> {
  await button(page, '异议不成立').click();
  await dialog(page).getByLabel('处理理由').fill(reason);
  await confirm(page, '异议不成立');
  await page.getByText('异议不成立，恢复发放').waitFor();
}

export async function approvePayout(page: Page, figures: string, typed: string): Promise<void> {
  await button(page, `批准发放 ${figures}`).click();
  await dialog(page).getByLabel('请输入实发合计').fill(typed);
  await confirm(page, '批准发放');
  await page.getByText('下一步：财务送银行。').waitFor();
}

export async function sendToBank(page: Page, figures: string, typed: string): Promise<void> {
  await button(page, `送银行 ${figures}`).click();
  await dialog(page).getByLabel('请输入实发合计').fill(typed);
  await confirm(page, '送银行');
  await page.getByRole('link', { name: '取代发文件、登记银行结果' }).click();
  await page.getByLabel('银行格式').selectOption({ label: '通用代发文本' });
  await page.getByRole('cell', { name: /通用代发文本.csv$/ }).waitFor();
}

/** What is handed to the bank: its heading and a row for each payee. */
export async function takeBankFile(page: Page): Promise<{ titles: string; rows: string[] }> {
  const taking = page.waitForEvent('download');
  await button(page, '取代发文件').click();
  const [titles = '', ...rows] = readFileSync(await (await taking).path(), 'utf8')
    .trim()
    .split('\r\n');
  return { titles, rows };
}

/** @param answered rows as they were sent, each with the bank's word behind it */
export async function uploadReturn(page: Page, titles: string, answered: readonly string[]): Promise<void> {
  const buffer = Buffer.from([`${titles},处理结果`, ...answered, ''].join('\r\n'));
  await page.getByLabel('选择银行回单文件').setInputFiles({ name: '回单.csv', mimeType: 'text/csv', buffer });
}

/** Decides what a row of the bank's is, that of the queue named so. */
export async function resolveRow(page: Page, queue: string, as: string, reason: string): Promise<void> {
  const row = page.getByRole('group', { name: /回单第 \d+ 行/ }).filter({ hasText: queue });
  await row.getByRole('button', { name: as }).click();
  await dialog(page).getByLabel('依据').fill(reason);
  await dialog(page).getByRole('button', { name: as }).click();
  await row.waitFor({ state: 'detached' });
}

/** On the page 少发多发, for one payment. */
export async function openRecovery(page: Page, name: string, yuan: string): Promise<void> {
  await page.getByLabel(`选择 ${name}`).check();
  await button(page, `立追回 1 笔 ${yuan} 元`).click();
  await confirm(page, '立追回');
  await page.getByText('多发，已立追回').first().waitFor();
}
