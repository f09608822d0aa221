/** A backup that is not taken, or a file that is not restored: why, and what to do, for whoever typed the command. */
export class BackupRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupRefused';
  }
}

/** The file is not what a backup wrote. */
export function damaged(detail: string): BackupRefused {
  return new BackupRefused(`备份文件不完整或已被改动（${detail}），没有恢复任何数据。请换用另一份备份。`);
}
