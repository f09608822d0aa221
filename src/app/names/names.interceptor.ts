import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { Request } from 'express';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Refusal } from '../../common/errors.js';
import { AS_WRITTEN, NAMED_IDS } from './named-ids.js';

type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;
type Fields = Record<string, unknown>;

/**
 * Puts names beside ids in whatever a route answers, so that nobody has to ask for each of them again: one statement for a kind of id that
 * stands without its name, none where all have theirs.
 */
@Injectable()
export class NamesInterceptor implements NestInterceptor {
  private readonly logger = new Logger(NamesInterceptor.name);

  constructor(private readonly dataSource: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<Request>();
    return next.handle().pipe(
      mergeMap((answer: unknown) => this.named(answer)),
      catchError((error: unknown) => this.refused(method, error)),
    );
  }

  /** What stands there now is told as a read tells it; but of a POST, whose refusal may be kept for its key and is then told as it was. */
  private async refused(method: string, error: unknown): Promise<never> {
    if (method === 'POST' || !(error instanceof Refusal) || !('current' in error.extensions)) throw error;
    const { kind, code, detail, errors, extensions } = error;
    throw new Refusal(kind, code, detail, errors, { ...extensions, current: await this.named(extensions.current) });
  }

  /** What was done is answered also where the names cannot be had any more. */
  private async namesOf(sql: string, ids: ReadonlySet<string>): Promise<Map<string, string>> {
    try {
      const rows = await this.dataSource.query<{ id: string; name: string }[]>(sql, [[...ids]]);
      return new Map(rows.map(({ id, name }) => [id, name]));
    } catch (error) {
      this.logger.warn(`names could not be read: ${error instanceof Error ? error.message : 'unknown'}`);
      return new Map();
    }
  }

  private async named(answer: unknown): Promise<unknown> {
    const missing = new Map<string, Set<string>>();
    collect(answer, missing);
    if (missing.size === 0) return answer;
    const names = new Map<string, Map<string, string>>();
    for (const { id, sql } of NAMED_IDS) {
      const ids = missing.get(id);
      if (!ids) continue;
      names.set(id, await this.namesOf(sql, ids));
    }
    return withNames(answer, names);
  }
}

/** A region's code, or a UUID. */
const ID = /^(\d{6,12}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Lists and objects of fields; not days, bytes, files, or what says by itself how it is told. */
function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null || value instanceof StreamableFile) return false;
  return !Array.isArray(value) && !Buffer.isBuffer(value) && !(value instanceof Map) && !('toJSON' in value);
}

/** Ids that stand without their names, by the fields that they stand in. */
function collect(value: unknown, missing: Map<string, Set<string>>): void {
  if (Array.isArray(value)) {
    for (const each of value) collect(each, missing);
    return;
  }
  if (!isFields(value)) return;
  for (const { id, name } of NAMED_IDS) {
    if (!(id in value) || name in value) continue;
    const known = missing.get(id) ?? new Set();
    missing.set(id, known);
    if (typeof value[id] === 'string' && ID.test(value[id])) known.add(value[id]);
  }
  for (const [field, each] of Object.entries(value)) if (!AS_WRITTEN.has(field)) collect(each, missing);
}

/** A copy, since what a route answers may be kept by it. Each name comes after its id. */
function withNames(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((each) => withNames(each, names));
  if (!isFields(value)) return value;
  const copy: Fields = {};
  for (const [field, each] of Object.entries(value)) {
    copy[field] = AS_WRITTEN.has(field) ? each : withNames(each, names);
    const named = NAMED_IDS.find(({ id }) => id === field);
    if (named && !(named.name in value)) {
      copy[named.name] = typeof each === 'string' ? (names.get(field)?.get(each) ?? null) : null;
    }
  }
  return copy;
}
