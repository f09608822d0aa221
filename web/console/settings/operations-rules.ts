/** How the state of the service is said. Pure. */

const UNITS = ['字节', 'KB', 'MB', 'GB', 'TB'] as const;

/** `1.4 GB`; whole up to a kilobyte. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

export interface Judgement {
  tone: 'done' | 'wait' | 'wrong';
  words: string;
}

const DAY_MS = 86_400_000;

/** Whole days between two instants. */
export function daysSince(instant: string, now: number): number {
  return Math.floor((now - Date.parse(instant)) / DAY_MS);
}

/** A backup every week at the least; none in a month is wrong. */
export function ofBackup(last: string | null, now: number): Judgement {
  if (last === null) return { tone: 'wrong', words: '从未备份' };
  const days = daysSince(last, now);
  if (days < 7) return { tone: 'done', words: days === 0 ? '今天备份过' : `${days} 天前备份` };
  return { tone: days < 30 ? 'wait' : 'wrong', words: `已有 ${days} 天没有备份` };
}

interface Schedule {
  at: string | null;
  lastDueOn: string | null;
  failure: string | null;
  triedAt: string | null;
  trialFailure: string | null;
}

/** What the service takes by itself each night. */
export function ofSchedule({ at, lastDueOn, failure }: Schedule): Judgement {
  if (failure !== null) return { tone: 'wrong', words: `${lastDueOn} 的自动备份没有成功：${failure}` };
  if (at === null) return { tone: 'wait', words: '没有开启' };
  return { tone: 'done', words: `每天 ${at}${lastDueOn === null ? '' : `，最近一次 ${lastDueOn}`}` };
}

/** One a week is restored beside the service and verified. */
export function ofTrial({ triedAt, trialFailure }: Schedule, now: number): Judgement {
  if (triedAt === null) return { tone: 'wait', words: '还没有做过' };
  if (trialFailure !== null) return { tone: 'wrong', words: '最近一次没有通过，请立即另做备份并查明原因' };
  const days = daysSince(triedAt, now);
  return { tone: days <= 9 ? 'done' : 'wait', words: `${days === 0 ? '今天' : `${days} 天前`}恢复过一次，核对一致` };
}

/** Keys are changed every year. */
export function ofKey(activeFrom: string | null, now: number): Judgement {
  if (activeFrom === null) return { tone: 'wait', words: '尚未启用' };
  const days = daysSince(activeFrom, now);
  return days <= 365
    ? { tone: 'done', words: `已使用 ${days} 天` }
    : { tone: 'wait', words: `已使用 ${days} 天，应更换` };
}

/** Full disks stop everybody. */
export function ofDisk(disk: { freeBytes: number; totalBytes: number }): Judgement {
  const share = disk.totalBytes === 0 ? 0 : disk.freeBytes / disk.totalBytes;
  const words = `剩余 ${size(disk.freeBytes)}（${(share * 100).toFixed(0)}%）`;
  if (share >= 0.2) return { tone: 'done', words };
  return share >= 0.1 ? { tone: 'wait', words: `${words}，请清理` } : { tone: 'wrong', words: `${words}，请立即清理` };
}

/** Events are linked within a second. */
export function ofChain(unchained: { count: number; oldestAt: string | null }, now: number): Judgement {
  const isLate = unchained.oldestAt !== null && now - Date.parse(unchained.oldestAt) > 60_000;
  return isLate
    ? { tone: 'wrong', words: `${unchained.count} 条操作记录没有接入` }
    : { tone: 'done', words: '已全部接入' };
}

const DURABILITY: Record<string, Judgement> = {
  on: { tone: 'done', words: '断电不丢失已办结的内容' },
  off: { tone: 'wrong', words: '断电可能丢失数据，请运行维护人员检查数据库设置' },
  'unknown-disk': { tone: 'wait', words: '所用磁盘断电后是否保住数据无法确认，请改用本地磁盘' },
};

export function ofDurability(state: string): Judgement {
  return DURABILITY[state] ?? { tone: 'wait', words: '无法确认' };
}
