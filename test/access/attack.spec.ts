import { ROLES, type Role } from '../../src/auth/access/roles.js';
import { type RouteEntry, routesOf } from '../../src/auth/access/route-list.js';
import { buildOpenApi } from '../../src/app/openapi.js';
import { identityNumber as madeUpNumber, type RowOf, rosterWorkbook } from '../support/roster/roster-workbook.js';
import { callersHere, openTwoCounties, PATIENCE_MS, rolesOf } from '../support/attack/attackers.js';
import { type Answer, type Deed, plainText, send } from '../support/attack/deeds.js';
import type { Session, TestService } from '../support/service/test-service.js';
import { FILE_TRIES, likened, namesTo, NOWHERE, personNowhere, worldOf } from '../support/attack/try-files.js';
import { HARMLESS_QUERY, NEEDED_QUERY, QUERY_VALUES } from '../support/attack/tried-queries.js';
import {
  deedOf,
  nameOf,
  NAMING,
  NAMING_ON_OWN,
  paramNames,
  paramsFor,
  PARTS,
  type Target,
} from '../support/attack/tries.js';
import { type County, HERE, THERE } from '../support/attack/two-counties.js';

/** Routes with a parameter that nobody's region decides on, each with its reason. */
const OPEN_TO_ALL = new Set([
  // Whoever holds a certificate of completion may have its number checked: the number is its own secret.
  'GET /training/completions/:number',
]);

/** What an answer bears of its own moment or request; `ratelimit` counts the caller's own requests, whatever they name. */
const OF_THE_MOMENT = new Set([
  'date',
  'etag',
  'content-length',
  'x-request-id',
  'connection',
  'keep-alive',
  'ratelimit',
]);

/**
 * Callers of one county try to reach the rows of another through every route. What they are answered must be what they would be
 * answered for rows that are nowhere, to the letter.
 */
describe('two hundred tries to reach another county', () => {
  let service: TestService;
  let here: County;
  let there: County;
  let own: Target;
  let foreign: Target;
  let absent: Target;
  let routes: RouteEntry[];
  let document: ReturnType<typeof buildOpenApi> | undefined;
  let callers: Map<Role, Session>;
  const tried = new Map<string, number>();

  beforeAll(async () => {
    ({ service, here, there, own, foreign, absent } = await openTwoCounties());
    routes = routesOf(service.app);
    callers = await callersHere(service);
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const ask = (role: Role, deed: Deed): Promise<Answer> => send(service, callers.get(role)!.token, deed);

  /** One try: the same request for what is there and for what is nowhere. @returns what is wrong with the answers */
  async function attempt(
    role: Role,
    what: string,
    deedFor: (target: Target) => Deed,
    statuses = [404],
  ): Promise<string[]> {
    const deed = deedFor(foreign);
    tried.set(deed.route, (tried.get(deed.route) ?? 0) + 1);
    const [found, missed] = [await ask(role, deed), await ask(role, deedFor(absent))];
    const wrong: string[] = [];
    if (!statuses.includes(found.status)) wrong.push(`${found.status} ${found.text.slice(0, 300)}`);
    const [said, expected] = [await toldBy(found, foreign), await toldBy(missed, absent)];
    if (said !== expected) wrong.push(`differs from nothing: ${difference(said, expected)}`);
    wrong.push(...leaks(await plainText(found), deed));
    return wrong.map((fault) => `${role} ${deed.route} ${what}: ${fault}`);
  }

  /** A try shows something only where a thing of one's own is answered otherwise. */
  async function isTold(entry: RouteEntry, what: string, deed: Deed, foreignDeed: Deed): Promise<string[]> {
    const [role] = rolesOf(entry);
    // Theirs first: once one's own is done, a second request may be refused for that alone.
    const theirs = await ask(role!, foreignDeed);
    const mine = await ask(role!, deed);
    if (mine.status !== theirs.status) return [];
    return [`${deed.route} ${what}: one's own is answered alike, so the try shows nothing: ${mine.text.slice(0, 300)}`];
  }

  const leaks = (text: string, deed: Deed | null, inFile = ''): string[] => {
    const sent = deed ? decodeURIComponent(JSON.stringify({ ...deed, file: undefined })) : inFile;
    return [...there.facts]
      .filter((fact) => text.includes(fact) && !sent.includes(fact))
      .map((fact) => `tells ${fact}`);
  };

  it(
    'by the ids in the address, through every route that has one, in every role that may call it',
    async () => {
      const wrong: string[] = [];
      for (const route of routes.filter(({ path }) => paramNames(path).length > 0)) {
        if (OPEN_TO_ALL.has(nameOf(route))) continue;
        for (const role of rolesOf(route)) {
          wrong.push(...(await attempt(role, 'by id', (target) => deedOf(route, () => target, target))));
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'by the id of a part, under a row of one’s own',
    async () => {
      const wrong: string[] = [];
      for (const route of routes) {
        const [first, ...parts] = paramNames(route.path);
        // A month, or what a paper is called, is no id.
        if (parts.length === 0 || parts.includes('month') || parts.includes('kind')) continue;
        for (const role of rolesOf(route)) {
          wrong.push(
            ...(await attempt(role, 'by the id of a part', (target) =>
              deedOf(route, (name) => (name === first ? own : target), own),
            )),
          );
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'by what a body names, beside the address',
    async () => {
      const wrong: string[] = [];
      for (const { route, what, part } of NAMING) {
        const entry = routes.find((each) => nameOf(each) === route)!;
        for (const role of rolesOf(entry)) {
          wrong.push(...(await attempt(role, what, (target) => ({ route, ...part(target, own) }), NOT_DONE)));
        }
        wrong.push(...(await isTold(entry, what, { route, ...part(own, own) }, { route, ...part(foreign, own) })));
      }
      for (const { route, what, part } of NAMING_ON_OWN) {
        const entry = routes.find((each) => nameOf(each) === route)!;
        for (const role of rolesOf(entry)) {
          const version = await versionOf(entry.path);
          const deedFor = (target: Target): Deed => ({
            ...deedOf(entry, () => own, own),
            ...part(target, own),
            ...(entry.method === 'PATCH' && { version }),
          });
          wrong.push(...(await attempt(role, what, deedFor, NOT_DONE)));
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'by filters and searches, through every list and figure that takes one',
    async () => {
      const wrong: string[] = [];
      let turn = 0;
      for (const { route, query } of readingRoutes()) {
        for (const [parameter, values] of Object.entries(QUERY_VALUES).filter(([name]) => query.includes(name))) {
          for (const [what, value] of Object.entries(values(foreign))) {
            const entry = routes.find((each) => nameOf(each) === route)!;
            const needed = NEEDED_QUERY[route] ? `&${NEEDED_QUERY[route]}` : '';
            const deedFor = (target: Target): Deed => {
              const named = target === foreign ? value : values(target)[what]!;
              const address = `?${parameter}=${encodeURIComponent(named)}${needed}`;
              return { route, query: address, params: paramsFor(entry.path, () => own) };
            };
            // The roles take turns: which rows exist for a region is asked in one place for all of them.
            const roles = rolesOf(entry);
            const role = roles[turn++ % roles.length]!;
            wrong.push(...(await attempt(role, `${parameter} = ${what}`, deedFor, [200, 404])));
          }
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'by asking for everything that one may read',
    async () => {
      const wrong: string[] = [];
      for (const { route, query } of readingRoutes()) {
        const entry = routes.find((each) => nameOf(each) === route)!;
        if (NAMES_EVERY_REGION.has(route)) continue;
        // Files are the same for every role that may take them, and slow to make.
        for (const role of rolesOf(entry).slice(0, /\.\w+$/.test(route) ? 1 : undefined)) {
          const all = [
            ...(query.includes('pageSize') ? ['pageSize=500'] : []),
            ...(query.includes('all') ? ['all=true'] : []),
            ...(NEEDED_QUERY[route] ? [NEEDED_QUERY[route]] : []),
            ...(PARTS[route]?.(own).query?.slice(1).split('&') ?? []),
          ];
          const deed = {
            route,
            params: paramsFor(entry.path, () => own),
            query: all.length > 0 ? `?${all.join('&')}` : '',
          };
          tried.set(route, (tried.get(route) ?? 0) + 1);
          const answer = await ask(role, deed);
          const faults = leaks(await plainText(answer), null);
          if (answer.status >= 300 && !MAY_BE_REFUSED.has(route)) faults.push(`${answer.status} ${answer.text}`);
          wrong.push(...faults.map((fault) => `${role} ${route} whole: ${fault}`));
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'by files that name something there',
    async () => {
      const wrong: string[] = [];
      const renaming = namesTo(there, foreign, absent);
      const ownRenaming = namesTo(here, own, absent);
      const [homely, named] = [worldOf(here, own), worldOf(there, foreign)];
      const unnamed = worldOf(there, { ...absent, person: personNowhere(0) }, { countyName: NOWHERE.name, renaming });
      for (const { what, deed, isOpenTo } of FILE_TRIES) {
        const request = await deed(named, own);
        const { route, file } = request;
        const entry = routes.find((each) => nameOf(each) === route)!;
        const inFile = await plainText({ content: file!, text: file!.toString() });
        for (const role of rolesOf(entry)) {
          tried.set(route, (tried.get(route) ?? 0) + 1);
          const found = await ask(role, request);
          const said = likened(found, renaming);
          const missed = likened(await ask(role, await deed(unnamed, own)), []);
          const mine = likened(await ask(role, await deed(homely, own)), ownRenaming);
          const faults = leaks(found.text, null, inFile);
          if (said !== missed) faults.push(`differs from nothing: ${difference(said, missed)}`);
          if (!isOpenTo && mine === said) faults.push(`one's own is answered alike, so the try shows nothing: ${mine}`);
          wrong.push(...faults.map((fault) => `${role} ${what}: ${fault}`));
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'by the tree of regions, which tells everybody of every region only that it is there',
    async () => {
      const route = 'GET /regions';
      const shipped = await service.dataSource.query<Record<string, string>[]>(
        `SELECT code, name, level, parent_code AS "parentCode" FROM regions WHERE parent_code = $1 ORDER BY code`,
        [foreign.code],
      );
      expect(shipped.length).toBeGreaterThan(5);
      for (const role of ROLES) {
        for (const query of [`?parentCode=${foreign.code}&pageSize=500`, '?pageSize=500']) {
          tried.set(route, (tried.get(route) ?? 0) + 1);
          const answer = await ask(role, { route, query });
          expect(answer.status).toBe(200);
          const { items } = answer.body as { items: Record<string, string>[] };
          expect(items.filter(({ parentCode }) => parentCode === foreign.code)).toEqual(shipped);
          expect(leaks(answer.text, null).filter((fault) => fault !== `tells ${THERE.name}`)).toEqual([]);
        }
      }
    },
    PATIENCE_MS,
  );

  it(
    'by what may be registered once only: the answer is “taken”, of whom and where alike',
    async () => {
      const [first, last] = [there.personOf(0), there.personOf(4)];
      const mine = here.personOf(0);
      const worker = (identityNumber: string): Deed => ({
        route: 'POST /workers',
        body: { name: '另一人', identityNumber, regionCode: own.code },
      });
      const certificate = (certificateNo: string): Deed => ({
        route: 'POST /certificates',
        body: { workerId: here.workers[5], level: 'senior', certificateNo, approvedOn: '2024-01-01' },
      });
      const renumbered = (certificateNo: string, version: number): Deed => ({
        route: 'PATCH /certificates/:id',
        params: { id: own.things.certificate },
        version,
        body: { certificateNo, reason: '登记时抄错' },
      });
      const account = (username: string): Deed => ({
        route: 'POST /users',
        body: {
          username,
          password: 'kastanienallee 17b',
          displayName: '试探',
          role: 'officer',
          regionCode: own.code,
        },
      });
      const version = await versionOf('/certificates/:id');
      const conflicts: [Role, string, Deed[]][] = [
        [
          'officer',
          'WORKER_EXISTS',
          [worker(mine.identityNumber), worker(first.identityNumber), worker(last.identityNumber)],
        ],
        [
          'officer',
          'CERTIFICATE_NO_TAKEN',
          [
            certificate(own.certificateNo),
            certificate(foreign.certificateNo),
            certificate(`${foreign.certificateNo}-4`),
            renumbered(`${own.certificateNo}-1`, version),
            renumbered(foreign.certificateNo, version),
          ],
        ],
        ['admin', 'USERNAME_TAKEN', [account(`clerk-${own.code}`), account(`clerk-${foreign.code}`)]],
      ];
      for (const [role, code, deeds] of conflicts) {
        const told = new Set<string>();
        for (const deed of deeds) {
          tried.set(deed.route, (tried.get(deed.route) ?? 0) + 1);
          const answer = await ask(role, deed);
          const { requestId, ...said } = answer.body as Record<string, unknown>;
          expect(requestId).toEqual(expect.any(String));
          // These members and no others; what was sent is not said again, so all of the text is the service's own.
          expect(said).toEqual({
            type: `urn:problem:${code.toLowerCase()}`,
            title: '与当前状态冲突',
            status: 409,
            code,
            detail: expect.any(String) as string,
          });
          expect(leaks(answer.text, null)).toEqual([]);
          for (const name of [THERE.name, HERE.name, foreign.code, first.name, `clerk-${foreign.code}`]) {
            expect(answer.text).not.toContain(name);
          }
          told.add(JSON.stringify(said));
        }
        // To the letter the same for what is taken here and there, whoever holds it.
        expect([code, told.size]).toEqual([code, 1]);
      }
    },
    PATIENCE_MS,
  );

  it(
    'by a roster that names numbers taken there: each is told in words that name nobody',
    async () => {
      const place = { '所属县（市、区）': HERE.name, '乡镇（街道）': null };
      const upload = async (cells: RowOf): Promise<{ answer: Answer; said: string[] }> => {
        const file = await rosterWorkbook()
          .certified({ ...place, ...cells })
          .bytes();
        tried.set('POST /imports/roster', (tried.get('POST /imports/roster') ?? 0) + 1);
        const answer = await ask('officer', { route: 'POST /imports/roster', query: '?mode=check', file });
        expect(answer.status).toBe(200);
        const { issues } = answer.body as { issues: Record<string, string>[] };
        const said = issues.map(({ code, message, suggestion }) => `${code} ${message} ${suggestion}`);
        return { answer, said };
      };
      const [first, last] = [there.personOf(0), there.personOf(4)];
      const people: { answer: Answer; said: string[] }[] = [];
      for (const { identityNumber } of [first, last]) {
        people.push(await upload({ 姓名: '另一人', 身份证号: identityNumber, 手机号: null }));
      }
      const numbers: typeof people = [];
      for (const 证书管理号 of [here, there].map(({ certificateNo }) => certificateNo)) {
        numbers.push(await upload({ 身份证号: madeUpNumber(971), 手机号: null, 证书管理号 }));
      }
      expect(people.map(({ said }) => said)).toEqual([people[0]!.said, people[0]!.said]);
      expect(people[0]!.said.join()).toContain('conflicts-with-register');
      expect(numbers.map(({ said }) => said)).toEqual([numbers[0]!.said, numbers[0]!.said]);
      expect(numbers[0]!.said.join()).toContain('conflicts-with-register');
      for (const { answer } of [...people, ...numbers]) {
        // A finding quotes the cell that it is about.
        expect(leaks(answer.text, null, there.certificateNo)).toEqual([]);
      }
    },
    PATIENCE_MS,
  );

  it('leave no route with an id, a region or a search untried', () => {
    const untried = routes
      .filter((route) => {
        const query = queryOf(route);
        const unknown = query.filter((name) => !(name in QUERY_VALUES) && !HARMLESS_QUERY.has(name));
        if (unknown.length > 0) return true;
        const reaches = paramNames(route.path).length > 0 || query.some((name) => name in QUERY_VALUES);
        return reaches && !route.isPublic && !tried.has(nameOf(route));
      })
      .map(nameOf);
    expect(untried).toEqual([]);
    const total = [...tried.values()].reduce((sum, count) => sum + count, 0);
    console.log(`${total} tries at ${tried.size} routes`);
    expect(total).toBeGreaterThan(200);
  });

  function queryOf({ method, path }: RouteEntry): string[] {
    document ??= buildOpenApi(service.app);
    const { paths } = document;
    const item = paths[`/api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`] as Record<
      string,
      { parameters?: { name: string; in: string }[] }
    >;
    const parameters = item?.[method.toLowerCase()]?.parameters ?? [];
    return parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  }

  function readingRoutes(): { route: string; query: string[] }[] {
    return routes
      .filter(({ method, isPublic, path }) => method === 'GET' && !isPublic && !path.includes(':number'))
      .map((route) => ({ route: nameOf(route), query: queryOf(route) }));
  }

  async function versionOf(path: string): Promise<number> {
    const TABLES: Record<string, [string, string]> = {
      '/workers/:id': ['workers', own.things.worker],
      '/organizations/:id': ['organizations', own.things.organization],
      '/stations/:id': ['stations', own.things.station],
      '/users/:id': ['users', own.things.user],
      '/certificates/:id': ['certificates', own.things.certificate],
    };
    const [table, id] = TABLES[path] ?? [];
    if (!table) return 1;
    const [row] = await service.dataSource.query<{ version: number }[]>(`SELECT version FROM ${table} WHERE id = $1`, [
      id,
    ]);
    return row!.version;
  }
});

/** Refusals of every kind; only the likeness to "nowhere" is asked. */
const NOT_DONE = [400, 404, 409, 422];

/** The tree of regions is known to everybody. */
const NAMES_EVERY_REGION = new Set(['GET /regions', 'GET /imports/roster/template.xlsx']);

/** Readings of own rows that the state of these rows refuses. */
const MAY_BE_REFUSED = new Set([
  // Of one object, which is named.
  'GET /attachments',
  'GET /training/sessions/:id/check-in-code',
  // Long work is its account's alone, and nobody here has any.
  'GET /jobs/:id',
  'GET /jobs/:id/result',
]);

/** What an answer says, with what the request named put by its kind and without what is of its own moment. */
async function toldBy(answer: Answer, target: Target): Promise<string> {
  const headers = Object.entries(answer.headers).filter(([name]) => !OF_THE_MOMENT.has(name));
  let text = `${answer.status} ${JSON.stringify(headers)} ${await plainText(answer)}`;
  text = text.replaceAll(/"requestId":"[^"]*"/g, '"requestId":""');
  const { things, person, code, town, certificateNo, payoutNumber, lineKey } = target;
  const named = { ...things, ...person, lineKey, payoutNumber, certificateNo, town, code };
  for (const [key, value] of Object.entries(named)) {
    text = text.replaceAll(value, `<${key}>`).replaceAll(encodeURIComponent(value), `<${key}>`);
  }
  return text;
}

function difference(one: string, other: string): string {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  return `…${one.slice(Math.max(0, at - 60), at + 120)}… | …${other.slice(Math.max(0, at - 60), at + 120)}…`;
}
