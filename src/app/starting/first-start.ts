import type { DataSource, EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { hashPassword, randomPassword, weaknessInWords } from '../../auth/sign-in/passwords/password.js';
import { weaknessOf } from '../../auth/sign-in/passwords/strength/password-strength.js';
import { User } from '../../auth/user.entity.js';
import { newId } from '../../common/values/ids.js';
import type { PersonalData } from '../../common/secrets/personal-data.js';
import type { Config } from '../../common/config/config.js';
import { inTransaction } from '../../database/transaction.js';
import { requireSameKeys } from '../../keys/data-keys.js';
import { RegionsService } from '../../regions/regions.service.js';
import { loadCityPolicy } from '../../policies/course/city-policy.js';

/** Any number that nothing else in this database locks. */
const FIRST_START_LOCK = 3_418_000_002;
/** Nobody has set another yet. */
const LEAST_LENGTH = 10;

export interface FirstStart {
  /** Made when there were no users and no `ADMIN_PASSWORD`; to be shown once and kept nowhere. */
  generatedPassword: string | null;
  /** In Chinese, when the one that was given is easily guessed. */
  passwordAdvice: string | null;
}

/**
 * What a new database needs before it can serve: the region tree, the city's policy, one administrator. Instances that start
 * together do it once.
 *
 * @throws {ConfigError} when the database was set up with other keys
 */
export async function prepareFirstStart(
  dataSource: DataSource,
  config: Config,
  personalData: PersonalData,
): Promise<FirstStart> {
  return inTransaction(dataSource, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [FIRST_START_LOCK]);
    await requireSameKeys(tx, personalData);
    await new RegionsService(dataSource).loadSeed(tx);
    if ((await tx.count(User)) > 0) return { generatedPassword: null, passwordAdvice: null };
    const [top] = await tx.query<{ code: string }[]>(
      `SELECT code FROM regions WHERE parent_code IS NULL ORDER BY code LIMIT 1`,
    );
    if (!top) throw new Error('the region tree is empty');
    const password = config.adminPassword ?? (await randomPassword());
    const admin = await createAdmin(tx, top.code, password, config.adminPassword === null);
    await loadCityPolicy(tx, admin);
    if (config.adminPassword === null) return { generatedPassword: password, passwordAdvice: null };
    return { generatedPassword: null, passwordAdvice: await adviceOn(password) };
  });
}

const ADMIN = { username: 'admin', displayName: '系统管理员' } as const;

/** The password that was given stands, whatever it is; but of the account that may do everything it is said when it is easily guessed. */
async function adviceOn(password: string): Promise<string | null> {
  const made = await weaknessOf(password, ADMIN, LEAST_LENGTH);
  return made === null ? null : `管理员的密码已按您给出的设置。${weaknessInWords(made)}`;
}

async function createAdmin(tx: EntityManager, regionCode: string, password: string, forced: boolean): Promise<User> {
  const admin = tx.create(User, {
    id: newId(),
    ...ADMIN,
    passwordHash: await hashPassword(password),
    role: 'admin',
    regionCode,
    stationId: null,
    mustChangePassword: forced,
    tokenGeneration: 0,
    disabledAt: null,
  });
  await tx.save(admin);
  await new AuditService().record(tx, null, {
    action: 'user.create',
    objectType: 'user',
    objectId: admin.id,
    regionCode,
    reason: '首次启动',
  });
  return admin;
}
