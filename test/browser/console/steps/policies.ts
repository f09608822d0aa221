import type { Page } from 'playwright-core';
import { dialog } from './page-parts.js';

/** On the page of a policy that was written: hands it to whoever approves it, after its figures. */
export async function submitPolicy(page: Page): Promise<void> {
  const submit = page.getByRole('dialog', { name: '提交批准' });
  await submit.getByRole('button', { name: '提交', exact: true }).click();
  await submit.waitFor({ state: 'detached' });
  await page.getByText(/待批准$/).waitFor();
}

/** @param since the button's month, `2025年1月` */
export async function approvePolicy(page: Page, since: string): Promise<void> {
  const approval = page.getByRole('dialog', { name: '批准政策' });
  await approval.getByText('批准后不可改，只能另立新版。').waitFor();
  await approval.getByRole('button', { name: `批准，自${since}起执行` }).click();
  await dialog(page).waitFor({ state: 'detached' });
}
