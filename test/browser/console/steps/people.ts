import type { Page } from 'playwright-core';
import { button, dialog } from './page-parts.js';

/** On a person's page. */
export async function suspend(page: Page, month: string, reason: string): Promise<void> {
  await page.getByRole('link', { name: '经历' }).click();
  await button(page, '登记停发').click();
  await dialog(page).getByLabel('停发起始月份').fill(month);
  await dialog(page).getByLabel('停发截止月份').fill(month);
  await dialog(page).getByLabel('停发原因').fill(reason);
  await dialog(page).getByRole('button', { name: '登记停发' }).click();
  await dialog(page).waitFor({ state: 'detached' });
}
