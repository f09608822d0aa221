import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { staleRow } from '../../audit/stale/stale-row.js';
import { changedFields } from '../../audit/changed-fields.js';
import { Clock } from '../../common/values/clock.js';
import { notFound, Refusal } from '../../common/errors.js';
import { newId } from '../../common/values/ids.js';
import { pageOffset } from '../../common/http/paging.js';
import { Conditions } from '../../database/statements/conditions.js';
import { constraintName } from '../../database/server/sql-state.js';
import { inTransaction } from '../../database/transaction.js';
import { authorize, type Caller } from '../access/caller.js';
import { requireGoodPassword } from '../sign-in/passwords/password.js';
import type { OwnWords } from '../sign-in/passwords/strength/password-strength.js';
import { PasswordHashing, placeOfCaller } from '../sign-in/passwords/password-hashing.service.js';
import { findWithin, regionWithin, requireRegion } from '../access/region-scope.js';
import { readSecuritySettings } from '../settings/security-settings.entity.js';
import { SessionTokens } from '../sessions/session-tokens.service.js';
import { User } from '../user.entity.js';
import type { CreateUserRequest, PlacedUser, UpdateUserRequest, UsersQuery } from './users.dto.js';

@Injectable()
export class UsersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly hashing: PasswordHashing,
    private readonly tokens: SessionTokens,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: UsersQuery): Promise<{ items: PlacedUser[]; total: number }> {
    authorize(caller, 'users.manage');
    const conditions = new Conditions().add(regionWithin('region_code'), caller.regionCode);
    if (query.role) conditions.add('role = ?', query.role);
    if (query.id) conditions.add('id = ?', query.id);
    if (query.search) {
      const search = query.search.toLowerCase();
      conditions.add('strpos(username, ?) > 0 OR strpos(lower(display_name), ?) > 0', search, search);
    }
    const [ids, [{ total }]] = [
      await this.dataSource.query<{ id: string }[]>(
        `SELECT id FROM users ${conditions.where()} ORDER BY username LIMIT ${query.pageSize} OFFSET ${pageOffset(query)}`,
        conditions.parameters,
      ),
      await this.dataSource.query<[{ total: number }]>(
        `SELECT count(*)::int AS total FROM users ${conditions.where()}`,
        conditions.parameters,
      ),
    ];
    const found = await this.dataSource.manager.find(User, {
      where: ids.map(({ id }) => ({ id })),
      order: { username: 'ASC' },
    });
    return { items: await placed(this.dataSource.manager, ids.length > 0 ? found : []), total };
  }

  async create(caller: Caller, request: CreateUserRequest): Promise<PlacedUser> {
    authorize(caller, 'users.manage');
    const passwordHash = await this.hashGood(caller, request.password, request);
    return inTransaction(this.dataSource, async (tx) => {
      await requireRegion(tx, caller, request.regionCode);
      await requireStationWithin(tx, caller, request.stationId);
      const user = tx.create(User, {
        id: newId(),
        username: request.username.toLowerCase(),
        passwordHash,
        displayName: request.displayName,
        role: request.role,
        regionCode: request.regionCode,
        stationId: request.stationId ?? null,
        mustChangePassword: request.mustChangePassword ?? true,
        tokenGeneration: 0,
        disabledAt: null,
      });
      await saveUser(tx, user);
      const { username, mustChangePassword } = user;
      await this.audit.record(tx, caller, {
        action: 'user.create',
        objectType: 'user',
        objectId: user.id,
        regionCode: user.regionCode,
        details: { username, ...factsOf(user), mustChangePassword },
      });
      return (await placed(tx, [user]))[0]!;
    });
  }

  async update(caller: Caller, id: string, version: number, request: UpdateUserRequest): Promise<PlacedUser> {
    authorize(caller, 'users.manage');
    const passwordHash = await this.newHash(caller, id, request);
    return inTransaction(this.dataSource, async (tx) => {
      const user = await findWithin(tx, User, caller, id, { lock: true });
      if (!user) throw notFound('用户');
      if (user.version !== version) throw await staleRow(tx, '用户', { type: 'user', id }, shownOf(user));
      if (request.regionCode !== undefined) await requireRegion(tx, caller, request.regionCode);
      await requireStationWithin(tx, caller, request.stationId);
      if (user.id === caller.id && (request.disabled || (request.role && request.role !== user.role))) {
        throw new Refusal('refused', 'OWN_ACCOUNT', '不能停用自己的账号或更改自己的角色，请由另一位管理员办理。');
      }
      const before = factsOf(user);
      if (passwordHash !== null) {
        Object.assign(user, { passwordHash, mustChangePassword: true, passwordChangedAt: this.clock.now() });
      }
      if (request.displayName !== undefined) user.displayName = request.displayName;
      if (request.role !== undefined) user.role = request.role;
      if (request.regionCode !== undefined) user.regionCode = request.regionCode;
      if (request.stationId !== undefined) user.stationId = request.stationId;
      if (request.disabled !== undefined) user.disabledAt = request.disabled ? this.clock.now() : null;
      await saveUser(tx, user);
      // Whoever is signed in as this user must sign in again under what now holds.
      await this.tokens.endAll(tx, id, passwordHash === null ? 'account' : 'password');
      await this.audit.record(tx, caller, {
        action: 'user.update',
        objectType: 'user',
        objectId: user.id,
        regionCode: user.regionCode,
        details: { ...changedFields(before, factsOf(user)), passwordReset: passwordHash !== null },
      });
      return (await placed(tx, [user]))[0]!;
    });
  }

  private async newHash(
    caller: Caller,
    id: string,
    { password, displayName }: UpdateUserRequest,
  ): Promise<string | null> {
    if (password === undefined) return null;
    const user = await findWithin(this.dataSource.manager, User, caller, id);
    if (!user) return null;
    return this.hashGood(caller, password, {
      username: user.username,
      displayName: `${user.displayName} ${displayName ?? ''}`,
    });
  }

  private async hashGood(caller: Caller, password: string, own: OwnWords): Promise<string> {
    const { minPasswordLength } = await readSecuritySettings(this.dataSource.manager);
    await requireGoodPassword(password, own, minPasswordLength);
    return this.hashing.hash(placeOfCaller(caller), password);
  }
}

async function placed(tx: EntityManager, users: readonly User[]): Promise<PlacedUser[]> {
  const rows = await tx.query<({ id: string } & Omit<PlacedUser, 'user'>)[]>(
    `SELECT u.id, r.name AS "regionName", s.name AS "stationName",
            (SELECT max(e.at) FROM audit_events e WHERE e.actor_id = u.id AND e.action = 'user.login') AS "lastLoginAt"
     FROM users u JOIN regions r ON r.code = u.region_code LEFT JOIN stations s ON s.id = u.station_id
     WHERE u.id = ANY($1)`,
    [users.map(({ id }) => id)],
  );
  const places = new Map(rows.map(({ id, ...place }) => [id, place]));
  return users.map((user) => ({ user, regionName: '', stationName: null, lastLoginAt: null, ...places.get(user.id) }));
}

/** What of an account an administrator sets, as the log shows it; a password never. */
function factsOf({ displayName, role, regionCode, stationId, disabledAt }: User): Record<string, unknown> {
  return { displayName, role, regionCode, stationId, disabled: disabledAt !== null };
}

/** @throws {Refusal} not-found, for a station outside the caller's region as for none */
async function requireStationWithin(tx: EntityManager, caller: Caller, stationId?: string | null): Promise<void> {
  if (!stationId) return;
  const within = new Conditions().add('s.id = ?', stationId).add(regionWithin('s.region_code'), caller.regionCode);
  const rows: unknown[] = await tx.query(`SELECT 1 FROM stations s ${within.where()}`, within.parameters);
  if (rows.length === 0) throw notFound('社工站');
}

async function saveUser(tx: EntityManager, user: User): Promise<void> {
  try {
    await tx.save(user);
  } catch (error) {
    if (constraintName(error) === 'users_username') {
      throw new Refusal('conflict', 'USERNAME_TAKEN', '该用户名已被使用，请换一个。');
    }
    throw error;
  }
}

/** What the list shows of an account, without what it is signed in with. */
function shownOf({ id, username, displayName, role, regionCode, stationId, disabledAt, version }: User): object {
  return { id, username, displayName, role, regionCode, stationId, disabled: disabledAt !== null, version };
}
