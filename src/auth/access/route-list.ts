import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { Permission } from './permissions.js';
import { PERMISSION_KEY, PUBLIC_KEY } from './route-access.js';

export interface RouteEntry {
  method: string;
  /** Without the prefix of the API: `/workers/:id`. */
  path: string;
  /** What the route asks for; null where it says nothing, or is for everybody. */
  permission: Permission | null;
  isPublic: boolean;
  /** For whoever looks for it: `WorkersController.get`. */
  handler: string;
}

/**
 * Every route that a controller of the application serves, read from what its decorators say (OWASP ASVS 5.0 §8.2: access is
 * granted explicitly, and to every function).
 */
export function routesOf(app: INestApplicationContext): RouteEntry[] {
  return routesIn(app.get(ModulesContainer));
}

export function routesIn(modules: ModulesContainer): RouteEntry[] {
  const controllers = [...modules.values()].flatMap((module) => [...module.controllers.values()]);
  const routes = controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOfClass(metatype) : []));
  return routes.toSorted((a, b) => compare(a.path, b.path) || compare(a.method, b.method));
}

function routesOfClass(controller: Function): RouteEntry[] {
  const prototype = controller.prototype as Record<string, unknown>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name] as object;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const isPublic = [handler, controller].some((place) => Reflect.getMetadata(PUBLIC_KEY, place) === true);
    const permission = (Reflect.getMetadata(PERMISSION_KEY, handler) as Permission | undefined) ?? null;
    const access = { permission, isPublic, handler: `${controller.name}.${name}` };
    return pathsOf(controller).flatMap((prefix) =>
      pathsOf(handler).map((path) => ({ method: RequestMethod[method], path: joined(prefix, path), ...access })),
    );
  });
}

function pathsOf(place: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, place) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Routes that say neither what they ask for nor that they are for everybody; the guard answers nobody there. */
export function unguardedRoutes(routes: readonly RouteEntry[]): string[] {
  return routes
    .filter(({ permission, isPublic }) => !permission && !isPublic)
    .map(({ method, path, handler }) => `${method} ${path} (${handler})`);
}
