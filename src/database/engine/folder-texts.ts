/** How many names of a foreign folder are shown. */
const SHOWN = 5;

/** What whoever starts the service is told of a folder that is not opened. */
export const folderTexts = {
  refused: (dataDir: string, found: string, mark: { createdAt: string } | null): string =>
    `数据目录 ${dataDir} 没有打开，也没有新建数据库：${found}。` +
    (mark === null
      ? NOT_MARKED
      : `这个目录自 ${shanghai(mark.createdAt)}起已在使用，不能当作新目录。${HOW_TO_RESTORE}`),
  noDatabase: '目录带有本系统的标记 installation.json，数据库文件夹 db 却不见了',
  isDatabaseItself: '这个目录本身就是 PostgreSQL 的数据文件夹（其中有 PG_VERSION），不是本系统的数据目录',
  notAFolder: 'db 不是文件夹',
  empty: '数据库文件夹 db 是空的',
  foreign: (names: readonly string[]): string =>
    `db 中不是 PostgreSQL 的数据文件，而是 ${names.slice(0, SHOWN).join('、')}${names.length > SHOWN ? ' 等' : ''}`,
  missing: (parts: readonly string[]): string => `数据库不完整，db 中缺少 ${parts.join('、')}`,
  otherMajor: (found: string, own: string): string =>
    `db 中是 PostgreSQL ${found} 的数据文件，本系统的内置数据库是 PostgreSQL ${own}`,
  noLog: '数据库不完整，db 的 pg_wal 中没有日志文件',
  doesNotOpen: (reason: string): string =>
    `数据库引擎打不开 db 中的数据（${reason}），可能是日志被截断、文件损坏，或者是在写入过程中复制来的`,
  cannotBeRead: (reason: string): string => `数据库能启动，但其中的文件缺失或损坏（${reason}）`,
  filesGone: (count: number, example: string): string => `缺少 ${count} 个文件，如 ${example}`,
  damaged: (reason: string): string =>
    `数据库文件缺失或损坏（${reason}），没有完成。请停止服务，保留现有文件备查，用 restore 命令从最近的备份恢复到空的 DATA_DIR（步骤见应急手册）。`,
  otherTables: 'db 中是其他程序的数据库，没有本系统的数据',
  noTables: 'db 中的数据库是空的，没有本系统的数据表',
  otherId: (id: string): string =>
    `db 中的数据库（编号 ${id === '' ? '无' : id}）不是这个目录的标记 installation.json 所指的那一个，可能混入了另一套系统的文件，或是更早的副本`,
  unreadableMark: (path: string): string =>
    `标记 ${path} 无法读取，没有启动，也没有改动任何数据。请从副本放回这个文件；若确认 db 是这个目录原来的数据库，可移走这个文件，再启动时会重新写入。`,
};

const HOW_TO_RESTORE =
  '请先找回原来的 db 文件夹；找不回的，把它移到别处，保留密钥文件 keys.json，用 restore 命令从最近的备份恢复到这个目录，' +
  '也可另选一个空的 DATA_DIR，放入密钥后恢复（步骤见应急手册）。';
const NOT_MARKED =
  '目录未作任何改动。如果这是本系统的目录，请找回完整的 db 文件夹，或把它移到别处后用 restore 命令从备份恢复；如果不是，请另选一个 DATA_DIR。';

function shanghai(instant: string): string {
  return `${new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })}（北京时间）`;
}
