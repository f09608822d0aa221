import type { Role } from '../../src/auth/access/roles.js';
import { type RouteEntry, routesOf } from '../../src/auth/access/route-list.js';
import { BEGINNING, callersHere, PATIENCE_MS, rolesOf } from '../support/attack/attackers.js';
import { type Answer, type Deed, send } from '../support/attack/deeds.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';
import { NEEDED_QUERY } from '../support/attack/tried-queries.js';
import {
  deedOf,
  nameOf,
  nowhere,
  paramNames,
  paramsFor,
  PARTS,
  type Target,
  targetOf,
} from '../support/attack/tries.js';
import { TODAY } from '../support/payouts/county-money.js';
import { County, HERE, THERE } from '../support/attack/two-counties.js';

/** The chain of the audit log, the look at the keys and that for long work go on beside the requests. */
const BESIDE =
  /audit_pending|audit_chain|pg_advisory_xact_lock|\binstallation\b|\bdata_keys\b|\bkey_holders\b|\bLEFT JOIN job_runs\b|^(START|COMMIT|ROLLBACK|BEGIN|SET TRANSACTION)/i;

describe('the traces that rows of another county leave', () => {
  let service: TestService;
  let here: County;
  let there: County;
  let own: Target;
  let foreign: Target;
  let absent: Target;
  let routes: RouteEntry[];
  let callers: Map<Role, Session>;
  let before: Map<string, string>;

  beforeAll(async () => {
    service = await openTestService(BEGINNING);
    here = await new County(service, HERE).open();
    own = targetOf(here);
    routes = routesOf(service.app);
    callers = await callersHere(service);
    before = await readEverything();
    there = await new County(service, THERE).open();
    service.clock.now = () => new Date(TODAY);
    foreign = targetOf(there);
    absent = nowhere(foreign);
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const ask = (role: Role, deed: Deed): Promise<Answer> => send(service, callers.get(role)!.token, deed);

  /** Lists, figures and details of one's own; files are made anew or told of in the log each time and tried in `attack.spec.ts`. */
  async function readEverything(): Promise<Map<string, string>> {
    const answers = new Map<string, string>();
    const readings = routes.filter(
      ({ method, isPublic, path }) =>
        method === 'GET' && !isPublic && !/\.\w+$|bank-file|check-in-code|^\/attachments\/:id$/.test(path),
    );
    for (const route of readings) {
      const needed = NEEDED_QUERY[nameOf(route)];
      const query = PARTS[nameOf(route)]?.(own).query ?? (needed ? `?${needed}` : '');
      for (const role of rolesOf(route)) {
        const { status, text } = await ask(role, {
          route: nameOf(route),
          params: paramsFor(route.path, () => own),
          query,
        });
        answers.set(`${role} ${nameOf(route)}`, `${status} ${text.replaceAll(/"requestId":"[^"]*"/g, '')}`);
      }
    }
    return answers;
  }

  it('are none in any list, count, total, sum or check: all are what they were before these rows came', async () => {
    const after = await readEverything();
    const changed = [...after].filter(([key, text]) => before.get(key) !== text);
    expect(changed.map(([key, text]) => [key, before.get(key), text])).toEqual([]);
    expect(after.size).toBeGreaterThan(150);
  });

  it('are none in what the service measures for everybody', async () => {
    for (const route of ['GET /metrics', 'GET /health/live', 'GET /health/ready']) {
      const { status, text } = await send(service, null, { route });
      expect(status).toBe(200);
      const told = [...there.facts, ...here.facts].filter((fact) => text.includes(fact));
      expect([route, told]).toEqual([route, []]);
    }
    const { text } = await send(service, null, { route: 'GET /metrics' });
    const labels = [...text.matchAll(/\{([^}]*)\}/g)].flatMap(([, all = '']) =>
      [...all.matchAll(/(\w+)=/g)].map(([, name]) => name),
    );
    expect(new Set(labels)).not.toContain('route');
    // Of long work its kinds are told, all of them and always, and how many there are: nothing of whose or about what.
    const [jobs, rest] = [true, false].map((isJob) =>
      text.split('\n').filter((line) => line.startsWith('social_workers_jobs{') === isJob),
    );
    expect(jobs!.filter((line) => !/^social_workers_jobs\{kind="[a-z-]+",state="[a-z]+"\} \d+$/.test(line))).toEqual(
      [],
    );
    expect(rest!.join('\n')).not.toMatch(/worker_|payout|login/i);
  });

  it(
    'are none in the statements: as many, and the same, for a row of another county as for none',
    async () => {
      const { logger } = service.dataSource;
      const logQuery = logger.logQuery.bind(logger);
      let statements: string[] = [];
      logger.logQuery = (query) => void (BESIDE.test(query) || statements.push(query));
      const statementsOf = async (role: Role, deed: Deed): Promise<string[]> => {
        statements = [];
        await ask(role, deed);
        return statements;
      };
      const wrong: string[] = [];
      const seen = new Map<string, string>();
      let compared = 0;
      for (const route of routes.filter(({ path, isPublic }) => paramNames(path).length > 0 && !isPublic)) {
        const [role] = rolesOf(route);
        const found = await statementsOf(
          role!,
          deedOf(route, () => foreign, foreign),
        );
        const missed = await statementsOf(
          role!,
          deedOf(route, () => absent, absent),
        );
        expect(found.length).toBeGreaterThan(0);
        seen.set(nameOf(route), found.join('\n'));
        compared++;
        if (JSON.stringify(found) !== JSON.stringify(missed)) {
          const extra = found
            .filter((statement) => !missed.includes(statement))
            .map((statement) => statement.replaceAll(/\s+/g, ' '));
          wrong.push(`${nameOf(route)}: ${found.length} and ${missed.length} ${extra.join(' | ').slice(0, 200)}`);
        }
      }
      logger.logQuery = logQuery;
      expect(wrong).toEqual([]);
      expect(compared).toBeGreaterThan(60);
      // Those that a connection prepares are among them.
      expect(seen.get('GET /workers/:id')).toContain('FROM workers w');
    },
    PATIENCE_MS,
  );
});
