import { statfs } from 'node:fs/promises';

export interface DiskSpace {
  /** What this account may still write. */
  freeBytes: number;
  totalBytes: number;
}

/** Less than this share free is told; 运行状况 shows the same in red. */
const LOW_SHARE = 0.1;

/** Of the disk that a folder lies on; null where there is no such folder, as where all lies in memory. */
export async function diskSpaceOf(folder: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}

export function isLow({ freeBytes, totalBytes }: DiskSpace): boolean {
  return freeBytes < totalBytes * LOW_SHARE;
}
