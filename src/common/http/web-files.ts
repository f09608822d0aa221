import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Response } from 'express';
import { notFound } from '../errors.js';

/** Pages that the service serves as they are: from `web/`, and scripts of a package that a page runs. */

/** A page runs its own scripts and styles and talks to this service; nothing else may be loaded, framed or sent to. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
} as const;

/** What a page consists of: the name in the address → where it lies. */
export type WebFiles = Readonly<Record<string, string>>;

export function webPath(name: string): string {
  return fileURLToPath(new URL(`../../../web/${name}`, import.meta.url));
}

/** A file of an installed package, beside its entry point. */
export function packagePath(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(name)), file);
}

/** The page itself; it is asked for anew each time. */
export function sendPage(response: Response, path: string): void {
  send(response, path, 'html', 'no-store');
}

/** @throws {Refusal} not-found for a name that is not among the files */
export function sendAsset(response: Response, files: WebFiles, name: string): void {
  const path = Object.hasOwn(files, name) ? files[name] : undefined;
  if (path === undefined) throw notFound('文件');
  send(response, path, name.split('.').pop() as keyof typeof TYPES, 'public, max-age=300');
}

function send(response: Response, path: string, kind: keyof typeof TYPES, caching: string): void {
  response.setHeader('content-security-policy', PAGE_POLICY);
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', caching);
  response.type(TYPES[kind]).send(readFileSync(path));
}
