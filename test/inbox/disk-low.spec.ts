import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskSpaceOf, isLow } from '../../src/common/disk-space.js';
import type { InboxSection } from '../../src/inbox/inbox.dto.js';
import { SmallDisk } from '../support/power/small-disk.js';
import { openTestService, type Session } from '../support/service/test-service.js';

it('little room is less than a tenth', async () => {
  expect(isLow({ freeBytes: 10, totalBytes: 100 })).toBe(false);
  expect(isLow({ freeBytes: 9, totalBytes: 100 })).toBe(true);
  expect(await diskSpaceOf(join(tmpdir(), 'no-such-folder'))).toBeNull();
  expect(await diskSpaceOf(tmpdir())).toMatchObject({ freeBytes: expect.any(Number) as number });
});

it('a disk with little room waits first for the administrator of everything, until there is room', async () => {
  const disk = SmallDisk.mounted('1m');
  if (disk === null) return;
  const service = await openTestService('2024-03-11', { backupDir: disk.path });
  try {
    const first = async (session: Session): Promise<InboxSection | undefined> =>
      ((await session.get('/inbox').expect(200)).body as { sections: InboxSection[] }).sections.find(
        ({ code }, place) => code === 'disk-low' && place === 0,
      );
    const admin = await service.admin();
    const backups = async (): Promise<string[]> =>
      (await first(admin))?.items.map(({ title }) => title).filter((title) => title.includes('备份')) ?? [];
    expect(await backups()).toEqual([]);
    writeFileSync(join(disk.path, 'ballast'), Buffer.alloc(980_000));
    expect(await backups()).toEqual(['存放备份的磁盘快满了']);
    expect((await first(admin))?.items.at(-1)).toMatchObject({
      step: '查看运行状况',
      href: '/settings?tab=operations',
      detail: expect.stringMatching(/^剩余 0 吉字节（\d%），写满后不能再备份，请运行维护人员/) as string,
    });
    expect(await first(await service.as('admin', '341802'))).toBeUndefined();
    expect(await first(await service.as('officer'))).toBeUndefined();
    rmSync(join(disk.path, 'ballast'));
    expect(await backups()).toEqual([]);
  } finally {
    await service.close();
    disk.remove();
  }
}, 180_000);
