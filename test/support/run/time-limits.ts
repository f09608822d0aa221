/**
 * The runner of our suites knows no limits of time, so each test and hook gets one here: the third argument, as jest has it, or this.
 * What is late fails by its name and the rest goes on.
 */
const LIMIT_MS = 60_000;

type Body = (...given: never[]) => unknown;
type Named = (name: string, body: Body, limit?: number) => void;
type Hook = (body: Body, limit?: number) => void;

function limited(body: Body, limit = LIMIT_MS): Body {
  return async (...given) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`not done within ${limit} ms`)), limit);
    });
    try {
      return await Promise.race([body(...given), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}

function limitTests(original: jest.It): jest.It {
  const named =
    (run: Named): Named =>
    (name, body, limit) =>
      run(name, limited(body, limit));
  const each =
    (run: (...table: unknown[]) => Named) =>
    (...table: unknown[]) =>
      named(run(...table));
  const eachOf = original.each as unknown as (...table: unknown[]) => Named;
  return Object.assign(named(original as unknown as Named), original, { each: each(eachOf) });
}

const limitHook =
  (original: Hook): Hook =>
  (body, limit) =>
    original(limited(body, limit));

globalThis.it = limitTests(globalThis.it);
globalThis.test = globalThis.it;
globalThis.beforeAll = limitHook(globalThis.beforeAll as Hook);
globalThis.beforeEach = limitHook(globalThis.beforeEach as Hook);
globalThis.afterAll = limitHook(globalThis.afterAll as Hook);
globalThis.afterEach = limitHook(globalThis.afterEach as Hook);
