import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Role } from '../../../src/auth/access/roles.js';
import type { Config } from '../../../src/common/config/config.js';
import { ADMIN_PASSWORD } from '../../support/service/test-config.js';
import { type BrowserWorld, openBrowserWorld, type Watched } from '../browser.js';

/** axe's own program, run inside of the page by the tool and not by the page, which its policy would not let. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** An office machine. */
export const DESK: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };

export interface Clerk extends Watched {
  /** Opens a page of the console by its address below `/console`. */
  go: (path: string) => Promise<void>;
  /** What axe finds on the page that is open, as `rule: where`. */
  findings: () => Promise<string[]>;
}

export interface ConsoleWorld extends BrowserWorld {
  /** Somebody of the role, signed in at a desk of their own. */
  clerk(role: Role, regionCode?: string, options?: BrowserContextOptions): Promise<Clerk>;
  /** As an administrator ends them: the next request of each of that account's pages is refused. */
  endSessions(username: string): Promise<void>;
}

export async function openConsoleWorld(settings: Partial<Config> = {}): Promise<ConsoleWorld> {
  const world = await openBrowserWorld(settings);
  const clerk = async (role: Role, regionCode = '341800', options = DESK): Promise<Clerk> => {
    await world.service.as(role, regionCode);
    return clerkAt(await world.open(options), world.origin, `${role}-${regionCode}`);
  };
  const endSessions = async (username: string): Promise<void> => {
    const admin = await world.service.admin();
    const { body } = await admin.get(`/users?search=${username}`).expect(200);
    const [account] = (body as { items: { id: string }[] }).items;
    const response = await fetch(`${world.origin}/api/v1/users/${account?.id}/sessions`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect(response.status).toBe(204);
  };
  return { ...world, clerk, endSessions };
}

/** Somebody who signs in at a desk that is open already. */
export async function clerkAt(watched: Watched, origin: string, username: string, password?: string): Promise<Clerk> {
  await signIn(watched.page, origin, username, password);
  return { ...watched, go: (path) => open(watched.page, origin, path), findings: () => findings(watched.page) };
}

/** @param password that which accounts of tests have, unless another is given */
export async function signIn(
  page: Page,
  origin: string,
  username: string,
  password = `${ADMIN_PASSWORD}-2`,
): Promise<void> {
  await page.goto(`${origin}/console/sign-in`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^待办$|工作简报$/ }).waitFor();
}

async function open(page: Page, origin: string, path: string): Promise<void> {
  await page.goto(`${origin}/console${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** WCAG 2.2 AA, as far as a program can tell. */
async function findings(page: Page): Promise<string[]> {
  // A colour on its way to another is neither; movements that never end are not waited for.
  await page.evaluate(() => {
    const moving = (globalThis as unknown as { document: { getAnimations(): Moving[] } }).document.getAnimations();
    const ending = moving.filter(({ effect }) => effect.getTiming().iterations !== Infinity);
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: Axe }).axe;
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
}

interface Moving {
  finished: Promise<unknown>;
  effect: { getTiming(): { iterations: number } };
}

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}
