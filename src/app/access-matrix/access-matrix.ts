import type { INestApplication } from '@nestjs/common';
import { ASKS_MORE, DECLARED, placeCells, placedRoutes, PLACES } from './access-places.js';
import { PERMISSIONS, roleMay } from '../../auth/access/permissions.js';
import { ROLES } from '../../auth/access/roles.js';
import type { RouteEntry } from '../../auth/access/route-list.js';

/** `docs/ACCESS.md`, from the decorators and the matrix in the code; a test holds the two together. */
export function accessMatrix(app: INestApplication): string {
  const routes = placedRoutes(app);
  const permissions = Object.keys(PERMISSIONS).map((name) => ({ name, permission: name as keyof typeof PERMISSIONS }));
  return [
    '# Who may call what',
    '',
    'Written by `npm run cli -- access-matrix` from `src/auth/access/permissions.ts`, `src/app/access-matrix/access-places.ts` and the routes; do not edit.',
    '`test/access/routes.spec.ts` asks every cell of a role over HTTP, `test/access/matrix.spec.ts` every cell of a place.',
    '',
    '## Routes',
    '',
    'Below `/api/v1`, but for health and metrics. ● may, – is refused with 403; without a token every row but the public ones answers 401.',
    '',
    ...table(
      ['route', 'permission', ...ROLES],
      routes.map((route) => [`\`${route.method} ${route.path}\``, permissionOf(route), ...ROLES.map(cell(route))]),
    ),
    '',
    'Some services ask for more:',
    '',
    ...Object.entries(ASKS_MORE).map(
      ([name, { permission, when }]) => `- \`${name}\`: \`${permission}\` where ${when}.`,
    ),
    '',
    '## Places',
    '',
    'Whoever may call a route is further held to a place. **Own**: rows of the caller’s region. **Below**: of a region below it. **Elsewhere**:',
    'of any other. **Other station**: a station manager and another station. `yes`: found, and the rule of the route decides. `404`: not',
    'found, in the words of a row that is not there. `none`: answered without it. – : no station manager may call it.',
    '',
    ...Object.entries(PLACES).map(([name, { meaning }]) => `- \`${name}\`: ${meaning}.`),
    '',
    ...table(
      ['route', 'place', 'own', 'below', 'elsewhere', 'other station'],
      routes.map((route) => [`\`${route.name}\``, ...placeCells(route)]),
    ),
    '',
    'What a route does not tell of itself:',
    '',
    ...Object.entries(DECLARED).map(([name, { place, why }]) => `- \`${name}\` is \`${place}\`: ${why}.`),
    '',
    '## Permissions',
    '',
    ...table(
      ['permission', ...ROLES],
      permissions.map(({ name, permission }) => [
        `\`${name}\``,
        ...ROLES.map((role) => (roleMay(role, permission) ? '●' : '–')),
      ]),
    ),
    '',
  ].join('\n');
}

function permissionOf({ permission, isPublic }: RouteEntry): string {
  return isPublic ? 'public' : permission ? `\`${permission}\`` : 'CLOSED';
}

function cell({ permission, isPublic }: RouteEntry): (role: (typeof ROLES)[number]) => string {
  return (role) => (isPublic || (permission && roleMay(role, permission)) ? '●' : '–');
}

/** A Markdown table with its columns aligned, as the formatter would leave it. */
function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: string[]): string =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
