import { roleMay } from '../../../src/auth/access/permissions.js';
import { ROLES, type Role } from '../../../src/auth/access/roles.js';
import type { RouteEntry } from '../../../src/auth/access/route-list.js';
import { openTestService, type Session, type TestService } from '../service/test-service.js';
import { nowhere, type Target, targetOf } from './tries.js';
import { County, HERE, THERE } from './two-counties.js';

/** Hundreds of requests in one test, on a machine that may have other work. */
export const PATIENCE_MS = 600_000;

/** The day on which the counties begin. */
export const BEGINNING = '2024-03-11';

export interface TwoCounties {
  service: TestService;
  here: County;
  there: County;
  /** Things of `here`, where the callers are. */
  own: Target;
  /** Things of `there`. */
  foreign: Target;
  /** Things of the same shape that are nowhere. */
  absent: Target;
}

/** One service with two counties in it. */
export async function openTwoCounties(): Promise<TwoCounties> {
  const service = await openTestService(BEGINNING);
  const here = await new County(service, HERE).open();
  const there = await new County(service, THERE).open();
  const foreign = targetOf(there);
  return { service, here, there, own: targetOf(here), foreign, absent: nowhere(foreign) };
}

/** Somebody in every role of the county {@link HERE}. */
export async function callersHere(service: TestService): Promise<Map<Role, Session>> {
  const callers = new Map<Role, Session>();
  for (const role of ROLES) {
    callers.set(role, await service.as(role, role === 'station_manager' ? HERE.town : HERE.code));
  }
  return callers;
}

/** The roles that may call a route; none may call one that is for everybody. */
export function rolesOf({ permission }: Pick<RouteEntry, 'permission'>): Role[] {
  return ROLES.filter((role) => permission !== null && roleMay(role, permission));
}
