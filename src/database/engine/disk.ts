import { statfsSync } from 'node:fs';

/** What is known of the disk below a folder: flushing keeps what is flushed, may do so or not, or nothing outlasts the power. */
export interface Disk {
  /** The kind of file system, as it is called; null where the system does not tell. */
  name: string | null;
  keeps: 'flushed' | 'unknown' | 'nothing';
}

/** By the numbers that Linux has for them (`linux/magic.h` and the file systems' own headers). */
const LOCAL: Readonly<Record<number, string>> = {
  0xef53: 'ext4',
  0x5846_5342: 'xfs',
  0x9123_683e: 'btrfs',
  0x2fc1_2fc1: 'zfs',
  0xf2f5_2010: 'f2fs',
  0xca45_1a4e: 'bcachefs',
  0x3153_464a: 'jfs',
};
const IN_MEMORY: Readonly<Record<number, string>> = { 0x0102_1994: 'tmpfs', 0x8584_58f6: 'ramfs' };
const ELSEWHERE: Readonly<Record<number, string>> = {
  0x6969: 'nfs',
  0x517b: 'smb',
  0xff53_4d42: 'cifs',
  0xfe53_4d42: 'smb2',
  0x0102_1997: '9p',
  0x6573_5546: 'fuse',
  0x786f_4256: 'vboxsf',
  0x00c3_6400: 'ceph',
  0x794c_7630: 'overlayfs',
};

/** @param folder that is there */
export function diskBelow(folder: string): Disk {
  if (process.platform === 'linux') return diskOfType(statfsSync(folder).type);
  // A share says what it is only by its name; of other folders these systems tell nothing.
  return { name: null, keeps: folder.startsWith('\\\\') ? 'unknown' : 'flushed' };
}

export function diskOfType(type: number): Disk {
  if (LOCAL[type]) return { name: LOCAL[type], keeps: 'flushed' };
  if (IN_MEMORY[type]) return { name: IN_MEMORY[type], keeps: 'nothing' };
  return { name: ELSEWHERE[type] ?? `0x${type.toString(16)}`, keeps: 'unknown' };
}
