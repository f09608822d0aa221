import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NextFunction, Request, Response } from 'express';

/**
 * The console, built beside the program (`dist/console`) and served below `/console/`. Its files are read once at the start. Every
 * address below `/console/` that is no asset is the page, which finds its way by the address; nothing else falls back to it.
 */

/** Scripts, styles and answers of this service only: no inline script or style, no other host (OWASP ASVS 5.0 §3.4.3). */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
};

interface Asset {
  type: string;
  plain: Buffer;
  compressed: Readonly<Partial<Record<'br' | 'gzip', Buffer>>>;
}

export class ConsoleFiles {
  /** @param page the document, whose base is filled in for each address */
  private constructor(
    private readonly page: string,
    private readonly assets: ReadonlyMap<string, Asset>,
  ) {}

  /** null where it was not built, as in tests that need none. */
  static read(folder = consoleFolder()): ConsoleFiles | null {
    if (!existsSync(join(folder, 'index.html'))) return null;
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(gz|br)$/.test(entry.name) && entry.name !== 'index.html')
      .map((entry) => join(entry.parentPath, entry.name));
    const assets = new Map(names.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readAsset(path)]));
    return new ConsoleFiles(readFileSync(join(folder, 'index.html'), 'utf8'), assets);
  }

  /** For the path `/console`: everything below it. */
  readonly serve = (request: Request, response: Response, next: NextFunction): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    // Named from where the browser stands, so that it holds below a proxy's prefix too.
    if (!request.originalUrl.split('?', 1)[0]?.endsWith('/') && request.path === '/') {
      response.redirect(302, 'console/');
      return;
    }
    const name = request.path.slice(1);
    const asset = this.assets.get(name);
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('referrer-policy', 'no-referrer');
    response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    if (asset) return sendAsset(request, response, asset, name);
    // An old tab asks for a part that a newer version has no more: told, not answered with a page.
    if (name.startsWith('assets/')) return next();
    const depth = name.split('/').length - 1;
    response.setHeader('cache-control', 'no-cache');
    response.type('text/html; charset=utf-8').send(this.page.replace('<base href="./"', `<base href="${up(depth)}"`));
  };
}

function up(depth: number): string {
  return depth === 0 ? './' : '../'.repeat(depth);
}

function sendAsset(request: Request, response: Response, asset: Asset, name: string): void {
  // Names of built parts hold their hash; what stands beside the page keeps its name.
  response.setHeader('cache-control', name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('vary', 'accept-encoding');
  const encoding = (['br', 'gzip'] as const).find((each) => asset.compressed[each] && request.acceptsEncodings(each));
  if (encoding) response.setHeader('content-encoding', encoding);
  response.type(asset.type).send((encoding && asset.compressed[encoding]) ?? asset.plain);
}

function readAsset(path: string): Asset {
  const read = (suffix: string): Buffer | undefined =>
    existsSync(path + suffix) ? readFileSync(path + suffix) : undefined;
  const [br, gzip] = [read('.br'), read('.gz')];
  const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { type, plain: readFileSync(path), compressed: { ...(br && { br }), ...(gzip && { gzip }) } };
}

function consoleFolder(): string {
  return fileURLToPath(new URL('../console', import.meta.url));
}
