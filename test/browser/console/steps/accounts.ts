import type { Page } from 'playwright-core';
import { button, dialog } from './page-parts.js';

export interface NewAccount {
  username: string;
  name: string;
  role: string;
  /** The administrator's own unless stated. */
  region?: string;
}

/** On the page 账号; answers the password that is shown once. */
export async function makeAccount(page: Page, { username, name, role, region }: NewAccount): Promise<string> {
  await button(page, '新建账号').click();
  await dialog(page).getByLabel('用户名').fill(username);
  await dialog(page).getByLabel('姓名').fill(name);
  await dialog(page).getByLabel('角色').selectOption({ label: role });
  if (region !== undefined) await dialog(page).getByLabel('辖区').selectOption({ label: region });
  await button(page, '建立账号').click();
  return dialog(page).getByLabel('一次性密码：').inputValue();
}

export async function handOver(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: '已交给本人，关闭' }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

/** The owner's first sign-in, who has to choose a password of their own. */
export async function signInFirst(page: Page, username: string, given: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(given);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '请设置您自己的密码' }).waitFor();
}

export async function chooseOwnPassword(page: Page, given: string, own: string): Promise<void> {
  await page.getByLabel('现在的密码').fill(given);
  await page.getByLabel('新密码', { exact: true }).fill(own);
  await page.getByLabel('再输入一次新密码').fill(own);
  await button(page, '保存并开始使用').click();
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor();
}
