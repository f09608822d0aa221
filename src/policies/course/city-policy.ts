import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service.js';
import { User } from '../../auth/user.entity.js';
import { newId } from '../../common/values/ids.js';
import { readSeed } from '../../common/seed-files.js';
import { Policy, type PolicyCourse } from '../policy.entity.js';

/** The city's award policy as its document is reported; the settings its text would add are named in its note. */
type ShippedPolicy = Omit<Policy, 'id' | 'versionNo' | 'state' | 'predecessorId' | PolicyCourse>;

/**
 * On the first start the city's own policy is in force, since it is in force in the city. Its author is the product
 * (an account that nobody can use), its approver the administrator who starts the service; the log says so. It can be
 * retired or followed by a new version like any other.
 */
export async function loadCityPolicy(tx: EntityManager, admin: User): Promise<void> {
  const shipped = JSON.parse(readSeed('city-policy.json')) as ShippedPolicy;
  const author = tx.create(User, {
    id: newId(),
    username: 'system',
    passwordHash: '!',
    displayName: '系统内置',
    role: 'officer',
    regionCode: shipped.regionCode,
    stationId: null,
    mustChangePassword: false,
    tokenGeneration: 0,
    disabledAt: new Date(0),
  });
  await tx.save(author);
  const policy = tx.create(Policy, {
    ...shipped,
    id: newId(),
    versionNo: 1,
    state: 'approved',
    createdBy: author.id,
    approvedBy: admin.id,
    approvedAt: new Date(),
  });
  await tx.save(policy);
  await new AuditService().record(tx, null, {
    action: 'policy.approve',
    objectType: 'policy',
    objectId: policy.id,
    regionCode: policy.regionCode,
    reason: '首次启动时载入市级政策',
  });
}
