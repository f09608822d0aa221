import type { Locator, Page } from 'playwright-core';

/** The parts of a list, by what people see. */

/** What stands in its rows, one text for each. */
export async function rowsOf(page: Page): Promise<string[]> {
  return page.locator('main [data-rows] > tr:not(.detail), main [data-row]').allInnerTexts();
}

/** Waits until the list shows what its address asks for. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main [data-rows] > tr, main [data-row]').first().waitFor();
  await page.locator('main table.stale').waitFor({ state: 'detached' });
}

export const pageStands = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('main').getByText(text).first().waitFor();

/** The link or button in a row that opens it. */
export const opener = (page: Page, name: string): Locator => page.getByRole('cell').getByRole('link', { name });

export async function focusedText(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent');
}
