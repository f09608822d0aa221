import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { authorize, type Caller } from '../auth/access/caller.js';
import { type RouteEntry, routesIn } from '../auth/access/route-list.js';
import { Refusal } from '../common/errors.js';
import { PersonalData } from '../common/secrets/personal-data.js';
import { someRandomBytes } from '../common/values/random-bytes.js';

const GOOD_FOR = `interval '60 seconds'`;

/** Routes that answer with a file: their last part has a name with an ending, or is one of these. */
const FILE_ROUTE = /\.\w+$|\/bank-file$|^\/jobs\/:id\/result$/;

/** Addresses of files that a browser opens by itself, without a token, so that it shows how far the download is. */
@Injectable()
export class DownloadsService {
  private files: readonly RouteEntry[] | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly modules: ModulesContainer,
  ) {}

  /**
   * @param path below `/api/v1/`, with its query
   * @returns the token of an address that is good once, for 60 seconds
   * @throws {Refusal} 404 where no file has such an address, 403 where the role may not ask for it
   */
  async issue(caller: Caller, path: string): Promise<string> {
    authorize(caller, 'jobs.use');
    const { pathname, search } = new URL(`http://service/${path.replace(/^\/+/, '')}`);
    const route = this.fileRoutes().find((each) => isOf(each.path, pathname));
    if (!route?.permission) throw noSuchFile();
    authorize(caller, route.permission);
    const token = someRandomBytes(32).toString('base64url');
    await this.dataSource.query(
      `WITH old AS (DELETE FROM download_tickets WHERE expires_at < now())
       INSERT INTO download_tickets (token_hash, user_id, path_cipher, expires_at) VALUES ($1, $2, $3, now() + ${GOOD_FOR})`,
      [hashOf(token), caller.id, this.personalData.encrypt(`/api/v1${pathname}${search}`)],
    );
    return token;
  }

  /**
   * Of two that come at once, one.
   *
   * @throws {Refusal} 404 for a token that was used, is too old, or never was
   */
  async redeem(token: string): Promise<{ userId: string; path: string }> {
    const [[ticket]]: [{ userId: string; pathCipher: Buffer }[], number] = await this.dataSource.query(
      `DELETE FROM download_tickets WHERE token_hash = $1 AND expires_at > now()
       RETURNING user_id AS "userId", path_cipher AS "pathCipher"`,
      [hashOf(token)],
    );
    if (!ticket) throw addressUsed();
    return { userId: ticket.userId, path: this.personalData.decrypt(ticket.pathCipher) };
  }

  private fileRoutes(): readonly RouteEntry[] {
    this.files ??= routesIn(this.modules).filter(({ method, path }) => method === 'GET' && FILE_ROUTE.test(path));
    return this.files;
  }
}

function isOf(pattern: string, pathname: string): boolean {
  const [own, given] = [pattern.split('/'), pathname.split('/')];
  return (
    own.length === given.length &&
    own.every((part, n) => (part.startsWith(':') ? isOneName(part, given[n]!) : part === given[n]))
  );
}

/** `:id`, also with an ending: `:name.xlsx`. */
function isOneName(part: string, given: string): boolean {
  const ending = /\.\w+$/.exec(part)?.[0] ?? '';
  return given.length > ending.length && given.endsWith(ending);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function noSuchFile(): Refusal {
  return new Refusal('not-found', 'DOWNLOAD_UNKNOWN', '没有这个文件可供下载。请回到页面，点击页面上的下载按钮。');
}

function addressUsed(): Refusal {
  return new Refusal('not-found', 'DOWNLOAD_USED', '这个下载地址已经用过，或已超过一分钟。请回到页面，再点一次下载。');
}
