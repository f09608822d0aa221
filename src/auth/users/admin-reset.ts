import type { EntityManager } from 'typeorm';
import { AuditHeads } from '../../audit/audit-heads.js';
import { AuditService } from '../../audit/audit.service.js';
import type { Config } from '../../common/config/config.js';
import { LocalRefusal } from '../../control/local-commands.js';
import { refuseOlderData } from '../../database/migrate.js';
import { openDatabase } from '../../database/open-database.js';
import { inTransaction } from '../../database/transaction.js';
import { endSessions } from '../sessions/session-tokens.service.js';
import { hashPassword, randomPassword } from '../sign-in/passwords/password.js';
import { User } from '../user.entity.js';

interface AdminReset {
  username: string;
  /** The account of the operating system. */
  by: string;
  reason: string;
}

/**
 * Lets an administrator in whom nobody else can: a password for once, no second factor, no wait after wrong tries, enabled again. Whoever may do
 * this has the keys and the database, and so could do it by hand; this way it is in the audit log.
 *
 * @returns what to print, in Chinese
 * @throws {LocalRefusal} without a reason, or for an account that is no administrator's: those are reset by an administrator
 */
export async function resetAdmin(config: Config, reset: AdminReset): Promise<string> {
  if (reset.reason.trim() === '') throw new LocalRefusal('请用 --reason 说明理由，例如谁核实了本人身份。');
  const database = await openDatabase(config);
  try {
    await refuseOlderData(database.dataSource.manager);
    const password = await randomPassword();
    const passwordHash = await hashPassword(password);
    await inTransaction(database.dataSource, (tx) => letIn(tx, passwordHash, reset));
    await AuditHeads.of(config).settle(database.dataSource);
    return [
      `管理员 ${reset.username} 的密码已重设，一次性密码：${password}（登录后须修改）。`,
      '动态验证码已解除，停用的已恢复，正在使用的登录已结束。重设的人和理由已记入操作日志。',
      '',
    ].join('\n');
  } finally {
    await database.close();
  }
}

async function letIn(tx: EntityManager, passwordHash: string, { username, by, reason }: AdminReset): Promise<void> {
  const user = await tx.findOneBy(User, { username: username.toLowerCase(), role: 'admin' });
  if (!user) {
    const admins = await tx.find(User, { where: { role: 'admin' }, order: { username: 'ASC' } });
    const names = admins.map((each) => each.username).join('、');
    throw new LocalRefusal(`没有用户名为“${username}”的管理员。管理员有：${names}。其他角色的账号请由管理员重设。`);
  }
  const hadSecondFactor = user.totpConfirmedAt !== null;
  await tx.update(User, user.id, {
    passwordHash,
    mustChangePassword: true,
    passwordChangedAt: new Date(),
    disabledAt: null,
    totpCipher: null,
    totpConfirmedAt: null,
    totpLastStep: null,
    version: user.version + 1,
  });
  await endSessions(tx, user.id, 'password');
  await tx.query('DELETE FROM recovery_codes WHERE user_id = $1', [user.id]);
  // Whose they are is not to be seen, and those of others cost them nothing.
  await tx.query('DELETE FROM login_failures');
  await new AuditService().record(tx, null, {
    action: 'user.update',
    objectType: 'user',
    objectId: user.id,
    regionCode: user.regionCode,
    reason,
    details: { by, passwordReset: true, wasDisabled: user.disabledAt !== null, hadSecondFactor },
  });
}
