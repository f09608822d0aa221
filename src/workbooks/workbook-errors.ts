/** Why a whole file is refused, before or while it is read. */
export const WORKBOOK_REFUSALS = {
  'file-empty': '文件是空的。请重新选择要导入的工作簿。',
  'file-too-large': '文件过大，无法导入。请拆分为几个工作簿，或清除多余的图片、格式后再上传。',
  'not-a-workbook':
    '这不是 Excel 工作簿（.xlsx）。如果原文件是 CSV、网页或文本，仅改扩展名是不行的，请用 Excel 或 WPS 打开后“另存为”Excel 工作簿（.xlsx）。',
  'old-format': '这是旧版 Excel 97-2003（.xls）文件。请用 Excel 或 WPS 打开后“另存为”Excel 工作簿（.xlsx）再上传。',
  'other-format':
    '这是二进制工作簿（.xlsb）或开放文档表格（.ods）。请用 Excel 或 WPS 打开后“另存为”Excel 工作簿（.xlsx）再上传。',
  encrypted: '工作簿设有打开密码，系统无法读取。请先取消密码并保存，再上传。',
  macros: '工作簿含有宏（程序代码），为安全起见不予导入。请“另存为”不含宏的 Excel 工作簿（.xlsx）再上传。',
  'external-links':
    '工作簿链接了其他文件的数据，导入结果会随别的文件变化。请在“数据—编辑链接”中断开链接，并把公式粘贴为数值后再上传。',
  'too-many-parts': '工作簿内部的文件个数异常，可能已被篡改，不予导入。请把数据复制到新的工作簿再上传。',
  'unpacks-too-large':
    '工作簿解压后的体积异常（疑似压缩炸弹或含大量空白格式），不予导入。请把有数据的区域复制到新的工作簿再上传。',
  'unsafe-part-name': '工作簿内部含有不安全的文件路径，可能已被篡改，不予导入。请把数据复制到新的工作簿再上传。',
  'unsafe-xml': '工作簿内部含有不允许的声明或引用，可能已被篡改，不予导入。请把数据复制到新的工作簿再上传。',
  damaged: '工作簿已损坏或不完整，无法读取。请用 Excel 或 WPS 打开并重新保存后再上传。',
  'too-many-rows': '工作簿的行数超过系统一次能处理的上限。请拆分为几个工作簿分次导入。',
  'no-visible-sheet': '工作簿中没有可读取的工作表。请使用系统提供的模板填写后再上传。',
} as const;
export type WorkbookRefusal = keyof typeof WORKBOOK_REFUSALS;

/** A file that cannot be imported at all; `message` is the Chinese sentence for the person who uploaded it. */
export class WorkbookRefused extends Error {
  constructor(
    readonly code: WorkbookRefusal,
    /** For the technical log only: the part's name or the library's words. Never the file's content. */
    readonly detail: string | null = null,
  ) {
    super(WORKBOOK_REFUSALS[code]);
    this.name = 'WorkbookRefused';
  }
}
