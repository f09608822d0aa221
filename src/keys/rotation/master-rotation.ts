import { randomBytes } from 'node:crypto';
import { chainCommitted } from '../../audit/audit-chain.js';
import { AuditService } from '../../audit/audit.service.js';
import { PersonalData } from '../../common/secrets/personal-data.js';
import { ConfigError, type Config } from '../../common/config/config.js';
import { Installation } from '../../database/installation.entity.js';
import { inTransaction } from '../../database/transaction.js';
import { requireSameKeys, storedFingerprint } from '../data-keys.js';
import { DataKey } from '../data-key.entity.js';
import { layNextKeyFile, putNextKeyFileInPlace } from '../key-file.js';
import { type RotationResult, rotateLocked, type RotationStage } from './rotation.js';
import { withRotationLock } from './rotation-lock.js';

/**
 * Changes the master key: first the data keys as {@link rotateLocked} does, so that nothing is left under the master key
 * itself or under a data key that the former master key once wrapped in an old backup; then every data key is wrapped anew, in one
 * transaction with the fingerprint that a start compares.
 *
 * With keys of the environment the new one is `newMaster`, and whoever runs the instances gives it to them; with a key file
 * a new one is made and the file changed.
 *
 * @throws {ConfigError} when a new key is missing or is the old one
 * @throws {KeyRotationRefused} as the rotation of data keys does
 */
export function rotateMaster(stage: RotationStage, config: Config, newMaster: Buffer | null): Promise<RotationResult> {
  const { fromEnvironment } = config.keys;
  if (fromEnvironment && !newMaster) {
    throw new ConfigError(
      'NEW_DATA_KEY',
      '密钥取自环境变量，新的主密钥也须用这一项给出，可用 openssl rand -base64 32 生成。',
    );
  }
  if (newMaster?.equals(config.keys.data)) throw new ConfigError('NEW_DATA_KEY', '不能与现在的 DATA_KEY 相同。');
  return withRotationLock(stage.dataSource, stage.embedded, async () => {
    const result = await rotateLocked(stage);
    const fresh = newMaster ?? randomBytes(32);
    const master = fromEnvironment ? fresh : layNextKeyFile(config.dataDir, config.keys, fresh);
    await wrapAnew(stage, config, master);
    if (fromEnvironment) {
      stage.report(
        '主密钥已更换。请把各服务实例的 DATA_KEY 改为 NEW_DATA_KEY 的值并重新启动；旧密钥要留到以前的备份都销毁为止，与备份分开保管。',
      );
    } else {
      const kept = putNextKeyFileInPlace(config.dataDir, new Date());
      stage.report(`主密钥已更换，写入 keys.json；旧密钥留在 ${kept}，旧备份仍须用它打开，请移到别处保存。`);
    }
    await chainCommitted(stage.dataSource);
    return result;
  });
}

async function wrapAnew({ dataSource, personalData }: RotationStage, config: Config, master: Buffer): Promise<void> {
  const next = new PersonalData({ data: master, lookup: config.keys.lookup });
  await inTransaction(dataSource, async (tx) => {
    await requireSameKeys(tx, personalData);
    const keys = await tx.find(DataKey, { select: { version: true }, lock: { mode: 'pessimistic_write' } });
    // Version 1 too, which was the master key itself: a value that turns up late under it can still be read.
    for (const { version } of keys) {
      await tx.update(DataKey, { version }, { wrappedKey: personalData.ring.wrapFor(master, version) });
    }
    await tx.update(Installation, { id: 1 }, { keyFingerprint: storedFingerprint(next) });
    await new AuditService().record(tx, null, {
      action: 'master-key.rotate',
      objectType: 'master-key',
      objectId: '1',
      details: { dataKeys: keys.length },
    });
  });
}
