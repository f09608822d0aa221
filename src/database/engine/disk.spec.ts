import { tmpdir } from 'node:os';
import { diskBelow, diskOfType } from './disk.js';

describe('what is known of the disk below a folder', () => {
  it.each([
    [0xef53, 'ext4', 'flushed'],
    [0x58465342, 'xfs', 'flushed'],
    [0x9123683e, 'btrfs', 'flushed'],
    [0x01021994, 'tmpfs', 'nothing'],
    [0x6969, 'nfs', 'unknown'],
    [0xff534d42, 'cifs', 'unknown'],
    [0x65735546, 'fuse', 'unknown'],
    [0x794c7630, 'overlayfs', 'unknown'],
    [0x1234, '0x1234', 'unknown'],
  ])('%i is %s, which keeps: %s', (type, name, keeps) => {
    expect(diskOfType(type)).toEqual({ name, keeps });
  });

  it('is asked of the system', () => {
    expect(['flushed', 'unknown', 'nothing']).toContain(diskBelow(tmpdir()).keeps);
  });
});
