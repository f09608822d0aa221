import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { Unable } from '../../common/errors.js';
import { log } from '../../common/log.js';
import { sqlState } from './sql-state.js';

/**
 * The one place that tells a database that is away from a fault of ours. SQLSTATEs are those of PostgreSQL's appendix A: class 08 is
 * the connection, 57P01 to 57P05 a server that ends or begins, 53300 one that takes no more connections, 25006 one that takes no writes (a
 * standby, or a primary that was replaced).
 */
const AWAY = /^(08[0-9A-Z]{3}|57P0[1-5]|53300|25006)$/;
const LOST = /^(08[0-9A-Z]{3}|57P0[1-5])$/;
/** 53100 is a full disk; the other two are what the file system says of it. */
const FULL = /^(53100|ENOSPC|EDQUOT)$/;
/** What the network says of a connection (errno of Linux, macOS and Windows as Node names them). */
const NETWORK =
  /^(E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|(HOST|NET)(UNREACH|DOWN)|NOTCONN|NOTFOUND|AI_AGAIN|ADDRNOTAVAIL))$/;
/** What the driver says, without any code, of a connection that is gone or did not come. */
const CONNECTION_LOST = /^(Connection terminated|Client .* not queryable|timeout expired)/;
/** What the pool says where all connections were in use for too long. */
const POOL_EXHAUSTED = 'timeout exceeded when trying to connect';

/** Seconds after which a client asks again (RFC 9110 §10.2.3). */
const RETRY_AFTER_SECONDS = 5;

/** 503: the database is away. What was sent may have been done all the same, where its commit was on the way. */
export class DatabaseAway extends Unable {
  /** What the driver said. */
  readonly driverError: unknown;

  /** @param isWaitedFor it was tried again for as long as one waits */
  constructor(
    cause: unknown,
    readonly isWaitedFor = false,
  ) {
    const words =
      '数据库暂时不可用，请过几秒再试。刚才提交的办理可能已经完成，请先刷新页面核对，再决定是否重新提交；持续出现时请联系管理员。';
    super(503, 'DATABASE_UNAVAILABLE', words, { retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.name = 'DatabaseAway';
    this.driverError = causeOf(cause);
  }
}

/** A server that was asked to take writes and takes none: a standby, or what was the primary. */
export class ReadOnlyServer extends Error {
  readonly code = '25006';

  constructor() {
    super('the server takes no writes');
    this.name = 'ReadOnlyServer';
  }
}

/**
 * A statement that writes where only reads were promised: in a transaction that we said reads, or at the replica. The server is well, so it is a fault of
 * ours, however much its SQLSTATE (25006) is that of a server that takes no writes.
 */
export class ReadThatWrites extends Error {
  readonly driverError: unknown;

  constructor(cause: unknown) {
    super('a statement writes where only reads were promised');
    this.name = 'ReadThatWrites';
    this.driverError = causeOf(cause);
  }
}

/** 503: every connection was in use for as long as one waits. */
export class DatabaseBusy extends Unable {
  constructor() {
    const words = '现在同时办理的业务较多，本次没有办理，请过几秒再试。';
    super(503, 'DATABASE_BUSY', words, { retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.name = 'DatabaseBusy';
  }
}

/** 507 (RFC 4918 §11.5): the step was not done, and nothing of it stands. */
export class StorageFull extends Unable {
  readonly driverError: unknown;

  constructor(cause: unknown) {
    const words = '存放数据的磁盘已满，本次没有办理；已有的数据不受影响，仍可查询。请联系管理员清理磁盘后再试。';
    super(507, 'STORAGE_FULL', words);
    this.name = 'StorageFull';
    this.driverError = causeOf(cause);
  }
}

/** In words for the caller, where it is the database's state that failed; else the error itself. */
export function inWords(error: unknown): unknown {
  if (error instanceof Unable || error instanceof ReadThatWrites) return error;
  if (isServerAway(error)) return new DatabaseAway(error);
  return isStorageFull(error) ? new StorageFull(error) : error;
}

/**
 * Of what the driver or TypeORM threw: the connection broke under a statement or before it. To be asked where a statement was sent, and
 * nowhere else: a download that lost its reader says much the same.
 */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof DatabaseAway && error.isWaitedFor) return false;
  const cause = causeOf(error);
  if (isLetGo(cause)) return true;
  if (!(cause instanceof Error)) return false;
  const code = sqlState(cause) ?? '';
  return LOST.test(code) || NETWORK.test(code) || CONNECTION_LOST.test(cause.message);
}

/** Of the same: the database cannot be asked, or takes no writes. */
export function isServerAway(error: unknown): boolean {
  if (error instanceof ReadThatWrites) return false;
  return error instanceof DatabaseAway || isConnectionLost(error) || AWAY.test(sqlState(causeOf(error)) ?? '');
}

/** Of what the data source told: its connection broke, and was not waited for. Without a commit that was sent, nothing of it stands. */
export function isLost(error: unknown): boolean {
  return isLetGo(error) || (error instanceof DatabaseAway && isConnectionLost(error));
}

/** What TypeORM says once it has let go of a connection that broke. */
export function isLetGo(error: unknown): boolean {
  return error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError;
}

/** Of what the data source told. */
export function isDatabaseAway(error: unknown): boolean {
  return error instanceof DatabaseAway || isLetGo(error);
}

/**
 * For what goes on by itself and tries again: that the database is away is logged by its watch, once and not by each that meets it.
 *
 * @param facts with the SQLSTATE by itself, or what is safe to say of the error
 */
export function warnUnlessAway(error: unknown, facts: object, words: string): void {
  if (!isDatabaseAway(error)) log.warn(facts, words);
}

/** What a server says that takes no writes, and any server in a transaction that only reads. */
export function isWriteRefused(error: unknown): boolean {
  if (error instanceof ReadThatWrites) return false;
  return sqlState(causeOf(error)) === '25006';
}

/** It was reached, and takes nobody more in. */
export function isServerFull(error: unknown): boolean {
  return sqlState(causeOf(error)) === '53300';
}

export function isStorageFull(error: unknown): boolean {
  return FULL.test(sqlState(causeOf(error)) ?? '');
}

export function isPoolExhausted(error: unknown): boolean {
  return error instanceof Error && error.message === POOL_EXHAUSTED;
}

function causeOf(error: unknown): unknown {
  if (error instanceof DatabaseAway || error instanceof StorageFull) return error.driverError;
  return error instanceof QueryFailedError ? error.driverError : error;
}
