import type { Locator, Page } from 'playwright-core';

/** What steps of several jobs look for, by the names that people see. */

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

export const dialog = (page: Page): Locator => page.getByRole('dialog');

export const payoutTab = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: '批次内容' }).getByRole('link', { name });

/** The button that a dialog ends with, which is named with what comes of it. */
export async function confirm(page: Page, action: string): Promise<void> {
  await dialog(page)
    .getByRole('button', { name: new RegExp(`^${action}`) })
    .click();
}

const PATIENCE_MS = 15_000;

/** Looks until it is so: the policy of a page lets nobody wait inside of it by a text that is to be run. */
export async function becomes<T>(read: () => Promise<T>, value: T): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (let now = await read(); now !== value; now = await read()) {
    if (Date.now() > end) throw new Error(`stayed ${JSON.stringify(now)} instead of ${JSON.stringify(value)}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}
