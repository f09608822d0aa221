import type { EntityManager } from 'typeorm';
import type { Caller } from '../auth/access/caller.js';
import { roleMay } from '../auth/access/permissions.js';
import { isTop } from '../auth/access/region-scope.js';
import type { Config } from '../common/config/config.js';
import { type DiskSpace, diskSpaceOf, isLow } from '../common/disk-space.js';
import type { InboxItem, InboxSection } from './inbox.dto.js';

/** A disk of this service: what it is called, what no longer works once it is full, and where it is. */
interface Disk {
  title: string;
  harm: string;
  folder: string | null;
}

/** For whoever answers for the whole installation: disks on which there is little room left. Null where there is enough. */
export async function diskSection(tx: EntityManager, caller: Caller, config: Config): Promise<InboxSection | null> {
  if (!roleMay(caller.role, 'operations.read') || !(await isTop(tx, caller.regionCode))) return null;
  const disks: Disk[] = [
    { title: '存放数据的磁盘', harm: '写满后不能办理业务', folder: config.dataDir },
    { title: '存放备份的磁盘', harm: '写满后不能再备份', folder: config.backupDir },
  ];
  const items: InboxItem[] = [];
  for (const disk of disks) {
    const space = disk.folder === null ? null : await diskSpaceOf(disk.folder);
    if (space && isLow(space)) items.push(itemOf(disk, space));
  }
  return items.length === 0 ? null : { code: 'disk-low', title: '磁盘空间不足', count: items.length, items };
}

function itemOf({ title, harm }: Disk, { freeBytes, totalBytes }: DiskSpace): InboxItem {
  const share = totalBytes === 0 ? 0 : Math.floor((freeBytes / totalBytes) * 100);
  return {
    type: 'list',
    id: null,
    title: `${title}快满了`,
    detail: `剩余 ${Math.round(freeBytes / 1e8) / 10} 吉字节（${share}%），${harm}，请运行维护人员尽快清理或扩容`,
    since: null,
    dueOn: null,
    step: '查看运行状况',
    href: '/settings?tab=operations',
    blocked: null,
  };
}
