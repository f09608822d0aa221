import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures of a walk are laid down, from `PICTURES` (`npm run pictures`); without it none are taken. */
const FOLDER = process.env.PICTURES || null;

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

/** A page as it stands at a desk, on a phone and on paper. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  for (const kind of ['desk', 'phone', 'paper']) mkdirSync(join(FOLDER, kind), { recursive: true });
  await page.mouse.move(0, 0);
  // What sticks to the top of a window would stand in the middle of the picture.
  await page.evaluate('window.scrollTo(0, 0)');
  // Over the page stands a dialog, and behind it only the window.
  const fullPage = !(await page.getByRole('dialog').isVisible());
  await page.screenshot({ path: join(FOLDER, 'desk', `${name}.png`), fullPage });
  await page.setViewportSize(PHONE);
  await page.screenshot({ path: join(FOLDER, 'phone', `${name}.png`), fullPage });
  await page.setViewportSize(DESK);
  await page.pdf({ path: join(FOLDER, 'paper', `${name}.pdf`), format: 'A4' });
}
