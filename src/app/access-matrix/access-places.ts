import type { INestApplication } from '@nestjs/common';
import { type Permission, roleMay } from '../../auth/access/permissions.js';
import { type RouteEntry, routesOf } from '../../auth/access/route-list.js';
import { buildOpenApi } from '../openapi.js';

/**
 * The matrix of where: what a route makes of a caller's place. Most of it is worked out from what the route says of itself (the
 * parameters of its address, its query and body in the API's document, its permission); only what these do not tell is declared.
 */
export interface Place {
  /** Rows of the caller's own region. */
  own: string;
  /** Of a region below it. */
  below: string;
  /** Of any other region: beside the own one, or above it. */
  elsewhere: string;
  /** A station manager and another station of the same township. */
  otherStation: string;
  /** For the reader of the table. */
  meaning: string;
}

export const PLACES = {
  row: {
    own: 'yes',
    below: 'yes',
    elsewhere: '404',
    otherStation: '404',
    meaning: 'the address names a row, which exists for its own region and those above it',
  },
  offered: {
    own: 'yes',
    below: 'yes',
    elsewhere: '404',
    otherStation: 'yes',
    meaning:
      'training, and notices of claims, seen by the regions below too, since they are offered to them; they do not change it (403), and of the people ' +
      'on it each caller sees and changes those of the own region, a station manager those of the own station',
  },
  list: {
    own: 'yes',
    below: 'yes',
    elsewhere: 'none',
    otherStation: 'none',
    meaning:
      'a list, figure or file of the own part; asked for a region beside it, it answers as if nothing were there',
  },
  named: {
    own: 'yes',
    below: 'yes',
    elsewhere: 'refused',
    otherStation: 'refused',
    meaning:
      'the body or file names a region or a row; one elsewhere is refused as one that is not there is: 404, for a recovery 409 (nothing ' +
      'to recover), for the rows of a file 422',
  },
  top: {
    own: '403',
    below: '403',
    elsewhere: '403',
    otherStation: '403',
    meaning: 'holds for everybody, and so is changed from the top of the tree only',
  },
  all: {
    own: 'yes',
    below: 'yes',
    elsewhere: 'yes',
    otherStation: 'yes',
    meaning: 'tells everybody the same, or a token, code or number that is its own secret is the key',
  },
  self: {
    own: 'self',
    below: 'self',
    elsewhere: 'self',
    otherStation: 'self',
    meaning: 'the own account and no other',
  },
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof PLACES;

type Declared = Readonly<Record<string, { place: PlaceName; why: string }>>;

/** Routes below one address whose query names the region. */
function ofRegionAsked(what: string, address: string, routes: readonly string[]): Declared {
  const why = `the query names the region whose ${what} they are; the caller’s own unless it does`;
  const names = routes.map((route) => route.replace(/^([A-Z]+) ?/, `$1 ${address}`));
  return Object.fromEntries(names.map((name) => [name, { place: 'named' as const, why }]));
}

/** What the routes do not tell of themselves, each with its reason. */
export const DECLARED: Declared = {
  'GET /regions': { place: 'all', why: 'the tree of regions is public (GB/T 2260)' },
  'GET /imports/roster/template.xlsx': { place: 'all', why: 'an empty form' },
  'GET /settings/security': { place: 'all', why: 'the rules for passwords and sessions hold for every account' },
  'PATCH /settings/security': { place: 'top', why: 'the rules for passwords and sessions hold for every account' },
  'GET /audit/words': { place: 'all', why: 'the words of the log' },
  'GET /audit/verify': { place: 'list', why: 'the whole chain is checked, the own events are counted and named' },
  'GET /operations': {
    place: 'list',
    why: 'the own long work; of the whole installation only from the top of the tree',
  },
  'GET /integrity': { place: 'list', why: 'the own part of the money is checked' },
  'POST /imports/roster': { place: 'named', why: 'each row of the file is held to the region that it names' },
  'POST /stations/ledger': { place: 'named', why: 'each row of the file is held to the region that it names' },
  'POST /stations/report-reminders': {
    place: 'named',
    why: 'the body names a region or stations; all of the own region unless it does',
  },
  'GET /attachments': { place: 'named', why: 'the query names what the papers hang on' },
  ...ofRegionAsked('templates', '/document-templates', [
    'GET',
    'GET /:kind',
    'GET /:kind.docx',
    'POST /:kind/preview',
    'PUT /:kind',
    'DELETE /:kind',
  ]),
  ...ofRegionAsked('formats', '/bank-profiles', [
    'GET',
    'GET /:code',
    'POST /:code/preview',
    'PUT /:code',
    'DELETE /:code',
  ]),
  'GET /reports/leader': { place: 'list', why: 'the figures of the caller’s own part' },
  'GET /reports/standing': { place: 'list', why: 'the figures of the caller’s own part' },
  'GET /reports/leader.docx': { place: 'list', why: 'the figures of the caller’s own part' },
  'GET /reports/budget': { place: 'list', why: 'the figures of the caller’s own part' },
  'GET /reports/budget.xlsx': { place: 'list', why: 'the figures of the caller’s own part' },
  'GET /reports/budgets': { place: 'list', why: 'the figures of the caller’s own part' },
  'GET /inbox': { place: 'list', why: 'what waits in the own part' },
  'POST /search': { place: 'list', why: 'of each kind there is what the caller may read' },
  'POST /training/ledger': { place: 'named', why: 'each row of the file is held to the region that it names' },
  'POST /claims/import': { place: 'named', why: 'each row of the file is held to the people who exist for the caller' },
  'POST /claims/acceptance': {
    place: 'named',
    why: 'the body names claims, or a filter of those that exist for the caller',
  },
  'POST /payouts/verify': { place: 'named', why: 'the file names its payout' },
};

/** Where a service asks for more than the permission of its route, and when. */
export const ASKS_MORE: Readonly<Record<string, { permission: Permission; when: string }>> = {
  'POST /policies/:id/retire': {
    permission: 'policies.approve',
    when: 'the policy is approved; `policies.write` for a draft',
  },
  'GET /stations/ledger.xlsx': {
    permission: 'workers.reveal',
    when: 'a reason is given, and so whole numbers are asked for',
  },
  'GET /claims/summary.xlsx': {
    permission: 'workers.reveal',
    when: 'a reason is given, and so whole numbers are asked for',
  },
  'GET /claims/:id/form.docx': {
    permission: 'workers.reveal',
    when: 'a reason is given, and so whole numbers are asked for',
  },
  'POST /claim-notices/:id/withdraw': {
    permission: 'claimNotices.approve',
    when: 'the notice is approved; `claimNotices.write` for a draft',
  },
  'GET /training/ledger.xlsx': {
    permission: 'workers.reveal',
    when: 'a reason is given, and so whole numbers are asked for',
  },
};

/** Training and notices of claims exist below their own region too: `training/training-scope.ts`, `claims/reading/claim-scope.ts`. */
const OFFERED = /^\/(training\/(programmes|sessions|selections)|claim-notices)\/:id/;

export interface PlacedRoute extends RouteEntry {
  /** `GET /workers/:id` */
  name: string;
  /** Null where nothing says it: a test refuses that. */
  place: PlaceName | null;
  why: string | null;
  query: string[];
}

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Every route with its place. */
export function placedRoutes(app: INestApplication): PlacedRoute[] {
  const { paths, components } = buildOpenApi(app);
  const schemas = (components?.schemas ?? {}) as Record<string, Schema>;
  return routesOf(app).map((route) => {
    const name = `${route.method} ${route.path}`;
    const item = paths[`/api/v1${route.path.replaceAll(/:(\w+)/g, '{$1}')}`] as Record<string, Operation> | undefined;
    const operation = item?.[route.method.toLowerCase()] ?? {};
    const query = (operation.parameters ?? []).filter((each) => each.in === 'query').map((each) => each.name);
    const bodies = Object.values(operation.requestBody?.content ?? {});
    const namesRow = bodies.some(({ schema }) => fieldsOf(schema, schemas).some((field) => NAMES_A_ROW.test(field)));
    const declared = DECLARED[name];
    const place = declared?.place ?? derived(route, query, namesRow);
    return { ...route, name, query, place, why: declared?.why ?? null };
  });
}

const NAMES_A_ROW = /^(regionCode|\w+Id)$/;

function derived({ isPublic, permission, path, method }: RouteEntry, query: string[], namesRow: boolean) {
  if (isPublic) return 'all';
  if (permission === 'self.use' || permission === 'jobs.use') return 'self';
  if (OFFERED.test(path)) return 'offered';
  if (path.includes(':')) return 'row';
  if (method === 'GET' && (query.includes('regionCode') || query.includes('page'))) return 'list';
  return namesRow ? 'named' : null;
}

/** The fields of a body, those of the items of its lists included. */
function fieldsOf(schema: Schema, schemas: Record<string, Schema>): string[] {
  const named = schema.$ref ? schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)] : schema;
  const { properties = {}, items, allOf = [], anyOf = [], oneOf = [] } = named ?? {};
  const inner = [...allOf, ...anyOf, ...oneOf, ...(items ? [items] : []), ...Object.values(properties)];
  return [...Object.keys(properties), ...inner.flatMap((each) => fieldsOf(each, schemas))];
}

/** The route's cells, in the order of the columns; – where the roles of the column may not call it at all. */
export function placeCells(route: PlacedRoute): string[] {
  if (route.place === null) return ['UNPLACED', '?', '?', '?', '?'];
  const { own, below, elsewhere } = PLACES[route.place];
  return [route.place, own, below, elsewhere, otherStationCell(route)];
}

/** Of a station manager who may call it. A part of what is offered, and what is written there, belongs to one station. */
export function otherStationCell({ place, isPublic, permission, path, method }: PlacedRoute): string {
  const may = isPublic || (permission !== null && roleMay('station_manager', permission));
  if (!may || place === null) return '–';
  if (place !== 'offered') return PLACES[place].otherStation;
  const namesPart = [...path.matchAll(/:/g)].length > 1;
  return namesPart || method !== 'GET' ? '404' : PLACES.offered.otherStation;
}

/** Routes whose place nothing says. */
export function unplacedRoutes(routes: readonly PlacedRoute[]): string[] {
  return routes.filter(({ place }) => place === null).map(({ name }) => name);
}
