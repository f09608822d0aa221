import type { INestApplicationContext } from '@nestjs/common';
import { PERMISSIONS, roleMay } from './auth/permissions.js';
import { ROLES } from './auth/roles.js';
import { type RouteEntry, routesOf } from './auth/route-list.js';

/** `docs/ACCESS.md`, from the decorators and the matrix in the code; a test holds the two together. */
export function accessMatrix(app: INestApplicationContext): string {
  const routes = routesOf(app);
  const permissions = Object.keys(PERMISSIONS).map((name) => ({ name, permission: name as keyof typeof PERMISSIONS }));
  return [
    '# Who may call what',
    '',
    'Written by `npm run cli -- access-matrix` from `src/auth/permissions.ts` and the routes; do not edit. `test/routes.spec.ts` asks every',
    'cell over HTTP. **Where** is not in this table: every role is further held to its region. Rows of the own region and the regions',
    'below it exist, all others do not (404, in the words of a row that is not there), and a station manager is held to the own station.',
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
