import { readFileSync } from 'node:fs';
import { Controller, Get, type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import request from 'supertest';
import { accessMatrix } from '../../src/app/access-matrix/access-matrix.js';
import { placedRoutes, unplacedRoutes } from '../../src/app/access-matrix/access-places.js';
import { roleMay } from '../../src/auth/access/permissions.js';
import { Permit, Public } from '../../src/auth/access/route-access.js';
import { type RouteEntry, routesOf, unguardedRoutes } from '../../src/auth/access/route-list.js';
import { ROLES } from '../../src/auth/access/roles.js';
import { newId } from '../../src/common/values/ids.js';
import { Payout } from '../../src/ledger/payouts/payout.entity.js';
import { readSeed, seedPath } from '../../src/common/seed-files.js';
import { createOrganization, createWorker } from '../support/register/people.js';
import { createStation } from '../support/places/stations.js';
import { openTestService, type Session, type TestService } from '../support/service/test-service.js';

@Controller('planted')
class PlantedController {
  @Get('closed')
  closed(): string {
    return 'nobody said who may';
  }

  @Get('open')
  @Public()
  open(): string {
    return 'everybody may';
  }

  @Get('named')
  @Permit('workers.read')
  named(): string {
    return 'some may';
  }
}

@Module({ controllers: [PlantedController] })
class PlantedModule {}

/** Pages of the API's own documents, served beside the controllers. */
const NO_CONTROLLER = /^\/api\/(docs|openapi\.json)/;
const OUTSIDE_THE_API = ['/health/live', '/health/ready', '/metrics'];

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** What the HTTP server itself answers, whoever put it there. */
function servedRoutes(app: INestApplication): [method: string, path: string][] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
  return router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method): [string, string] => [method.toUpperCase(), route.path]) : [],
  );
}

function addressOf({ path }: RouteEntry): string {
  return OUTSIDE_THE_API.includes(path) ? path : `/api/v1${path}`;
}

describe('the routes', () => {
  let service: TestService;
  let routes: RouteEntry[];
  beforeAll(async () => {
    service = await openTestService('2025-06-30');
    routes = routesOf(service.app);
  });
  afterAll(() => service.close());

  const send = (route: RouteEntry, token: string | null): request.Test => {
    const server = service.app.getHttpServer() as Parameters<typeof request>[0];
    const address = addressOf(route).replaceAll(/:\w+/g, () => newId());
    const verb = route.method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete';
    const test = request(server)[verb](address);
    if (token) test.set('authorization', `Bearer ${token}`);
    return route.method === 'GET' ? test : test.set('if-match', '"1"').send({});
  };

  it('each name a permission or say that they are public', () => {
    expect(routes.length).toBeGreaterThan(90);
    expect(unguardedRoutes(routes)).toEqual([]);
  });

  it('would not pass with one more controller that says nothing, nor with a route that says nothing of place', async () => {
    const app = await NestFactory.create(PlantedModule, { logger: false });
    expect(unguardedRoutes(routesOf(app))).toEqual(['GET /planted/closed (PlantedController.closed)']);
    expect(unplacedRoutes(placedRoutes(app))).toEqual(['GET /planted/closed', 'GET /planted/named']);
    await app.close();
  });

  it('are all that the server answers, but for the documents of the API', () => {
    const known = new Set(routes.map((route) => `${route.method} ${addressOf(route)}`));
    const served = new Set(
      servedRoutes(service.app)
        .filter(([, path]) => !NO_CONTROLLER.test(path))
        // Routes outside the prefix are put up for every method and choose later.
        .map(([method, path]) => (OUTSIDE_THE_API.includes(path) ? `GET ${path}` : `${method} ${path}`)),
    );
    expect([...served].toSorted()).toEqual([...known].toSorted());
  });

  it('stand in docs/ACCESS.md as they are (npm run cli -- access-matrix writes it)', () => {
    const committed = readFileSync('docs/ACCESS.md', 'utf8');
    expect(accessMatrix(service.app)).toBe(committed);
  });

  it('answer nobody without a token but the public ones', async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const { status, body } = await send(route, null);
      const refused = status === 401 && (body as { code: string }).code === 'UNAUTHENTICATED';
      if (refused === route.isPublic) wrong.push(`${route.method} ${route.path} ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(ROLES)('let %s do what the matrix says and nothing else', async (role) => {
    const { token } = await service.as(role, '341821');
    const wrong: string[] = [];
    // What ends the session comes last.
    const last = ({ path }: RouteEntry): number => (path === '/auth/logout-everywhere' ? 1 : 0);
    for (const route of routes.filter(({ isPublic }) => !isPublic).toSorted((a, b) => last(a) - last(b))) {
      const { status, body } = await send(route, token);
      const { code } = body as { code?: string };
      const may = route.permission !== null && roleMay(role, route.permission);
      const right = may
        ? status < 500 && status !== 401 && code !== 'FORBIDDEN'
        : status === 403 && code === 'FORBIDDEN';
      if (!right) wrong.push(`${route.method} ${route.path} ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('rows by their id', () => {
  let service: TestService;
  const sessions: Record<string, Session> = {};
  /** One row of each kind in 郎溪县 (341821). */
  const rows: Record<string, string> = {};

  beforeAll(async () => {
    service = await openTestService('2025-06-30');
    for (const region of ['341800', '341821', '341821002', '341802']) {
      sessions[region] = await service.as('admin', region);
    }
    const county = sessions['341821']!;
    const organization = await createOrganization(county, { name: '本县社区', regionCode: '341821' });
    const post = { organizationId: organization.id, startOn: '2022-01-01' };
    rows.workers = `/workers/${(await createWorker(county, 1, { regionCode: '341821', post })).id}`;
    rows.explain = `${rows.workers}/explain?kind=award&level=junior`;
    rows.stations = `/stations/${(await createStation(county, { regionCode: '341821001' })).id}`;
    const policies = JSON.parse(readSeed('sample-policies.json')) as { regionCode: string }[];
    const policy = policies.find(({ regionCode }) => regionCode === '341821')!;
    const { body } = await county.post('/policies', policy).expect(201);
    rows.policies = `/policies/${(body as { id: string }).id}`;
    const checked = await county.post('/imports/roster?mode=check').attach('file', seedPath('sample-roster.xlsx'));
    rows.imports = `/imports/${(checked.body as { id: string }).id}`;
    const payout = service.dataSource.manager.create(Payout, {
      id: newId(),
      number: 'JT-341821-2024-0001',
      kind: 'stipend',
      regionCode: '341821',
      title: '草案',
      state: 'draft',
      asOf: '2024-12-31',
      fromMonth: '2024-12',
      toMonth: '2024-12',
      createdBy: county.userId,
      lineCount: 0,
      payeeCount: 0,
      totalFen: 0,
    });
    await service.dataSource.manager.save(payout);
    rows.payouts = `/payouts/${payout.id}`;
    rows.payoutLines = `/payouts/${payout.id}/lines`;
  });
  afterAll(() => service.close());

  const KINDS = ['workers', 'explain', 'stations', 'policies', 'imports', 'payouts', 'payoutLines'];

  it.each(KINDS)('%s exist for their own region and for one above it', async (kind) => {
    await sessions['341821']!.get(rows[kind]!).expect(200);
    await sessions['341800']!.get(rows[kind]!).expect(200);
  });

  it.each(KINDS)(
    '%s do not exist beside or below their region, in the words of a row that is not there',
    async (kind) => {
      const id = /[0-9a-f-]{36}/.exec(rows[kind]!)![0];
      for (const region of ['341802', '341821002']) {
        const session = sessions[region]!;
        const answer = await session.get(rows[kind]!).expect(404);
        const nothing = await session.get(rows[kind]!.replace(id, newId())).expect(404);
        expect({ ...(answer.body as object), requestId: '' }).toEqual({ ...(nothing.body as object), requestId: '' });
      }
    },
  );

  it.each(['workers', 'stations', 'policies'])('%s are not changed from beside their region', async (kind) => {
    await sessions['341802']!.patch(rows[kind]!, 1, {}).expect(404);
  });

  it('an account is changed from its own region and above only', async () => {
    const { userId } = sessions['341821']!;
    await sessions['341802']!.patch(`/users/${userId}`, 1, { displayName: '改名' }).expect(404);
    await sessions['341821002']!.patch(`/users/${userId}`, 1, { displayName: '改名' }).expect(404);
  });
});
