import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../../bench/chromium.js';
import type { Config } from '../../src/common/config/config.js';
import { type Person, setClock, TOWN, TrainingGround } from '../support/places/training.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

/** The browser that pages are tried in, from `TEST_BROWSER` (`/usr/bin/chromium`); null leaves these tests out. */
const TEST_BROWSER = process.env.TEST_BROWSER || null;

/** Describes what a browser does with a page. */
export function describeInBrowser(name: string, tests: () => void): void {
  (TEST_BROWSER ? describe : describe.skip)(name, tests);
}

/** An intranet's name over plain HTTP: to the browser no place for secrets, while 127.0.0.1 is one. */
const INTRANET = '--host-resolver-rules=MAP console.test 127.0.0.1';

export interface BrowserWorld {
  service: TestService;
  /** Where the service answers: `http://127.0.0.1:<port>`. */
  origin: string;
  /** The same under a name, as an intranet has it: there is much that browsers do not give to such a page. */
  intranet: string;
  /** A page of a profile of its own. */
  open(options?: BrowserContextOptions): Promise<Watched>;
  close(): Promise<void>;
}

export interface Watched {
  page: Page;
  /** What the browser refused for the page's policy, and what the page's scripts threw. */
  faults: string[];
}

/** A service that answers on a port of its own, and a browser beside it. */
export async function openBrowserWorld(settings: Partial<Config> = {}): Promise<BrowserWorld> {
  const service = await openTestService(undefined, settings);
  await service.app.listen(0, '127.0.0.1');
  const browser = await openBrowser();
  const close = async (): Promise<void> => {
    await browser.close();
    await service.close();
  };
  const origin = await service.app.getUrl();
  const intranet = origin.replace('127.0.0.1', 'console.test');
  return { service, origin, intranet, open: browser.open, close };
}

/** A browser alone; whatever it opened ends with it. */
export async function openBrowser(): Promise<Pick<BrowserWorld, 'open' | 'close'>> {
  const browser = await chromium.launch({ executablePath: TEST_BROWSER ?? '', args: [...CHROMIUM_FLAGS, INTRANET] });
  const contexts: BrowserContext[] = [];
  const open = async (options: BrowserContextOptions = {}): Promise<Watched> => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    contexts.push(context);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
    });
    return { page, faults };
  };
  const close = async (): Promise<void> => {
    for (const context of contexts) await context.close();
    await browser.close();
  };
  return { open, close };
}

export interface TrainingWorld extends BrowserWorld {
  /** Signed in as the officer who holds the training. */
  city: Session;
  people: Person[];
  /** Of the training's session, which is held on 2024-06-10. */
  sessionId: string;
  /** One for each of the people. */
  enrolments: string[];
}

/** The same with a session of a training for which so many people are enrolled; the clock stands before it. */
export async function openTrainingWorld(count: number): Promise<TrainingWorld> {
  const world = await openBrowserWorld();
  const ground = new TrainingGround(world.service);
  setClock(world.service, '2024-06-01T10:00:00+08:00');
  const city = await world.service.as('officer');
  const people = await ground.people(count, TOWN);
  const { id: sessionId } = await ground.session(city, { capacity: 10 });
  return { ...world, city, people, sessionId, enrolments: await ground.enrol(city, sessionId, people) };
}

/** A phone held upright. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** A projector. */
export const PROJECTOR: BrowserContextOptions = { viewport: { width: 1280, height: 720 } };
