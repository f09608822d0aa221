import {
  ASKS_MORE,
  type PlacedRoute,
  PLACES,
  otherStationCell,
  placedRoutes,
  unplacedRoutes,
} from '../../src/app/access-matrix/access-places.js';
import { roleMay } from '../../src/auth/access/permissions.js';
import { ROLES, type Role } from '../../src/auth/access/roles.js';
import { openTwoCounties, PATIENCE_MS, rolesOf } from '../support/attack/attackers.js';
import { type Answer, type Deed, plainText, send } from '../support/attack/deeds.js';
import type { Session, TestService } from '../support/service/test-service.js';
import { NEEDED_QUERY } from '../support/attack/tried-queries.js';
import { deedOf, NAMING, PARTS, type Target } from '../support/attack/tries.js';
import { type County, HERE } from '../support/attack/two-counties.js';

const CITY = '341800';

/** What a cell may be answered where the row is found: done, or refused by the rule of the route. */
const FOUND = new Set([200, 201, 202, 204, 409, 412, 422]);

/** How what a body or file names elsewhere is refused, where not with 404: as what is nowhere is. */
const REFUSED_WITH: Readonly<Record<string, number>> = {
  'POST /recoveries': 409,
  'POST /recoveries/accept': 409,
  'POST /imports/roster': 422,
  'POST /stations/ledger': 422,
  'POST /training/ledger': 422,
  'POST /claims/import': 422,
};

interface Cell {
  role: Role;
  session: Session;
  column: 'own' | 'below' | 'elsewhere';
  /** Whose rows are asked for. */
  target: Target;
  /** Rows of the caller's own. */
  home: Target;
  facts: ReadonlySet<string>;
}

/** The cells of the matrix of places, each asked over HTTP with the rows of two counties. */
describe('every route, every role and every place', () => {
  let service: TestService;
  let here: County;
  let there: County;
  let own: Target;
  let foreign: Target;
  let absent: Target;
  let routes: PlacedRoute[];
  const county = new Map<Role, Session>();
  const city = new Map<Role, Session>();
  let manager: Session;
  let otherManager: Session;
  const asked = new Map<string, number>();

  beforeAll(async () => {
    ({ service, here, there, own, foreign, absent } = await openTwoCounties());
    routes = placedRoutes(service.app);
    for (const role of ROLES.filter((each) => each !== 'station_manager')) {
      county.set(role, await service.as(role, HERE.code));
      city.set(role, await service.as(role, CITY));
    }
    manager = await service.as('station_manager', HERE.town);
    otherManager = await service.as('station_manager', HERE.code);
    await service.dataSource.query('UPDATE users SET station_id = $1 WHERE id = $2', [
      own.things.secondStation,
      otherManager.userId,
    ]);
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const mayCall = (route: PlacedRoute): Role[] => rolesOf(route).filter((role) => role !== 'station_manager');
  const ask = (session: Session, deed: Deed): Promise<Answer> => send(service, session.token, deed);
  const count = (column: string): number => {
    asked.set(column, (asked.get(column) ?? 0) + 1);
    return asked.get(column)!;
  };
  const placed = (...names: string[]): PlacedRoute[] => routes.filter(({ place }) => names.includes(place ?? ''));

  /** What is not found first, since it changes nothing; then reading; then writing, what takes rows away last. */
  function cellsOf(route: PlacedRoute): Cell[] {
    const cells = mayCall(route).flatMap((role): Cell[] => {
      const [inCounty, inCity] = [county.get(role)!, city.get(role)!];
      return [
        { role, session: inCounty, column: 'own', target: own, home: own, facts: here.facts },
        { role, session: inCity, column: 'below', target: foreign, home: foreign, facts: there.facts },
        { role, session: inCounty, column: 'elsewhere', target: foreign, home: own, facts: there.facts },
      ];
    });
    return cells.toSorted((a, b) => Number(b.column === 'elsewhere') - Number(a.column === 'elsewhere'));
  }

  it('leave no route without a place', () => {
    expect(unplacedRoutes(routes)).toEqual([]);
  });

  it(
    'of lists, figures and files: the own part and those below, and nothing of another',
    async () => {
      const wrong: string[] = [];
      for (const route of placed('list')) {
        for (const { role, session, column, target, facts } of cellsOf(route)) {
          const query = queryOf(route, target);
          const answer = await ask(session, { route: route.name, query, ...PARTS[route.name]?.(target) });
          count(column);
          const text = await plainText(answer);
          const said = [...facts].filter((fact) => text.includes(fact));
          const fault =
            column === 'elsewhere'
              ? ![200, 404].includes(answer.status) || said.length > 0
              : answer.status !== 200 || totalOf(answer) === 0;
          if (fault)
            wrong.push(`${role} ${route.name} ${column}: ${answer.status} ${said.join()} ${answer.text.slice(0, 200)}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('of what is the same for everybody, and of what only the top changes', async () => {
    const wrong: string[] = [];
    for (const route of placed('all').filter(({ isPublic }) => !isPublic)) {
      for (const role of mayCall(route)) {
        const [inCounty, inCity] = [
          await ask(county.get(role)!, { route: route.name }),
          await ask(city.get(role)!, { route: route.name }),
        ];
        count('same');
        if (inCounty.status !== 200 || inCity.status !== 200)
          wrong.push(`${role} ${route.name} ${inCounty.status} ${inCity.status}`);
        if (inCounty.body && inCounty.text !== inCity.text) wrong.push(`${role} ${route.name} differs`);
      }
    }
    for (const route of placed('top')) {
      const deed = { route: route.name, version: 1, body: { idleMinutes: 60 } };
      const answer = await ask(county.get('admin')!, deed);
      count('same');
      if (answer.status !== 403) wrong.push(`${route.name} from a county: ${answer.status} ${answer.text}`);
      const fromTop = await ask(city.get('admin')!, deed);
      if (!FOUND.has(fromTop.status)) wrong.push(`${route.name} from the top: ${fromTop.status} ${fromTop.text}`);
    }
    expect(wrong).toEqual([]);
  });

  it(
    'of a station manager: the own station, and not another of the same township',
    async () => {
      const wrong: string[] = [];
      const asking = routes
        .filter((route) => !['–', 'self'].includes(otherStationCell(route)) && !route.isPublic)
        .toSorted((a, b) => order(a) - order(b));
      for (const route of asking) {
        const cell = otherStationCell(route);
        const deed: Deed = route.path.includes(':')
          ? await deedIn(route, own)
          : {
              route: route.name,
              query: route.place === 'list' ? queryOf(route, null) : '',
              ...PARTS[route.name]?.(own),
            };
        const theirs = await ask(otherManager, deed);
        count('other station');
        const people = [own.things.worker, own.things.station, own.things.staff, own.person.name];
        const text = await plainText(theirs);
        const told = people.filter((fact) => text.includes(fact));
        const right =
          cell === '404' || cell === 'refused' ? theirs.status === 404 : theirs.status === 200 && told.length === 0;
        if (!right)
          wrong.push(
            `${route.name} other station ${cell}: ${theirs.status} ${told.join()} ${theirs.text.slice(0, 200)}`,
          );
        const mine = await ask(manager, deed);
        count('own station');
        const more = deed.query?.includes('reason=') && ASKS_MORE[route.name]?.permission;
        const found = more && !roleMay('station_manager', more) ? mine.status === 403 : FOUND.has(mine.status);
        if (!found) wrong.push(`${route.name} own station: ${mine.status} ${mine.text.slice(0, 200)}`);
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'of rows in the address: the own and those below are found, all others are not',
    async () => {
      const wrong: string[] = [];
      const used = new Set<string>();
      for (const route of placed('row', 'offered').toSorted((a, b) => order(a) - order(b))) {
        for (const { role, session, column, target } of cellsOf(route)) {
          const answer = await ask(session, await deedIn(route, target));
          count(column);
          let right = PLACES[route.place!][column] === '404' ? answer.status === 404 : FOUND.has(answer.status);
          // What one role has held, withdrawn or ended is not there to be held again; that it was found shows in other words.
          if (!right && column !== 'elsewhere' && answer.status === 404 && used.has(`${route.name} ${column}`)) {
            const nothing = await ask(
              session,
              deedOf(route, () => absent, absent),
            );
            right = detailOf(answer) !== detailOf(nothing);
          }
          const more = ASKS_MORE[route.name]?.permission;
          if (more && !roleMay(role, more) && column !== 'elsewhere') right = answer.status === 403;
          used.add(`${route.name} ${column}`);
          if (!right) wrong.push(`${role} ${route.name} ${column}: ${answer.status} ${answer.text.slice(0, 200)}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'of what a body or a file names: the own and those below, and nothing of another',
    async () => {
      const wrong: string[] = [];
      const files = [
        {
          route: 'POST /imports/roster',
          part: (target: Target) => ({ file: countyOf(target).roster, query: '?mode=all' }),
        },
        {
          route: 'POST /stations/ledger',
          part: (target: Target) => ({ file: countyOf(target).ledger, query: '?mode=all' }),
        },
        {
          route: 'POST /training/ledger',
          part: (target: Target) => ({ file: countyOf(target).trainingLedger, query: '?mode=all' }),
        },
        {
          route: 'POST /claims/import',
          part: (target: Target) => ({
            file: countyOf(target).claimSheet,
            query: `?mode=all&policyRegionCode=${target.code}`,
          }),
        },
        { route: 'POST /payouts/verify', part: (target: Target) => ({ file: countyOf(target).workbook }) },
      ].map((each) => ({ ...each, what: 'its file', needs: undefined }));
      const tries = [...NAMING, ...files].flatMap(({ route: name, what, part, needs }) => {
        const route = routes.find((each) => each.name === name)!;
        return cellsOf(route).map((cell) => ({ name, what, part, needs, cell }));
      });
      const isElsewhere = ({ cell }: (typeof tries)[number]): number => Number(cell.column === 'elsewhere');
      for (const { name, what, part, needs, cell } of tries.toSorted((a, b) => isElsewhere(b) - isElsewhere(a))) {
        const { role, session, column, target, home } = cell;
        const answer = await ask(session, { route: name, ...part(target, home) });
        count(column);
        let right = column === 'elsewhere' ? answer.status === (REFUSED_WITH[name] ?? 404) : FOUND.has(answer.status);
        if (needs && !roleMay(role, needs) && column !== 'elsewhere') right = answer.status === 403;
        if (!right) wrong.push(`${role} ${name} ${what} ${column}: ${answer.status} ${answer.text.slice(0, 200)}`);
      }
      expect(wrong).toEqual([]);
      const tried = new Set(tries.map(({ name }) => name));
      expect(placed('named').filter(({ name }) => !tried.has(name))).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('are as many as the table has', () => {
    const total = [...asked.values()].reduce((sum, each) => sum + each, 0);
    console.log(`${total} cells: ${[...asked].map(([column, cells]) => `${cells} ${column}`).join(', ')}`);
    const rows = placed('row', 'offered').reduce((sum, route) => sum + 3 * mayCall(route).length, 0);
    expect(total).toBeGreaterThan(rows + 400);
  });

  /** Where the thing of a kind that others try is used up or belongs to another row, one that is not. */
  async function deedIn(route: PlacedRoute, target: Target): Promise<Deed> {
    const deed = deedOf(route, () => target, target);
    if (route.name === 'POST /training/sessions/:id/attendance') {
      const [seat] = await service.dataSource.query<{ id: string }[]>(
        'SELECT enrolment_id AS id FROM training_attendances WHERE id = $1',
        [target.things.attendance],
      );
      return { ...deed, body: { items: [{ enrolmentId: seat!.id, status: 'present' }] } };
    }
    if (route.name !== 'POST /payouts/:id/objections') return deed;
    const [line] = await service.dataSource.query<{ id: string }[]>(
      `SELECT line_id AS id FROM live_attempts WHERE payout_id = $1 ORDER BY state DESC LIMIT 1`,
      [target.things.notice],
    );
    return { ...deed, body: { ...deed.body, lineId: line!.id } };
  }

  const countyOf = (target: Target): County => (target === own ? here : there);

  /** As much as the route gives of one county; null: of the caller's part. */
  function queryOf(route: PlacedRoute, target: Target | null): string {
    const asks = [
      ...(target && route.query.includes('regionCode') ? [`regionCode=${target.code}`] : []),
      ...(route.query.includes('pageSize') ? ['pageSize=500'] : []),
      ...(NEEDED_QUERY[route.name] ? [NEEDED_QUERY[route.name]!] : []),
    ];
    return asks.length > 0 ? `?${asks.join('&')}` : '';
  }
});

/** Reading before writing, and taking away last. */
function order({ method, path }: PlacedRoute): number {
  if (method === 'GET') return 0;
  return method === 'DELETE'
    ? 3 - path.length / 1000
    : /\/(cancel|undo|withdrawal|revocation|totp\/reset)$/.test(path)
      ? 2
      : 1;
}

function totalOf({ body }: Answer): number | null {
  return (body as { total?: number } | null)?.total ?? null;
}

function detailOf({ body }: Answer): string | undefined {
  return (body as { detail?: string } | null)?.detail;
}
