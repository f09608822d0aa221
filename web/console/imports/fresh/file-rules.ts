/** What may be chosen for an import, told before anything is sent. Pure. */

const HOW = '请在 Excel 或 WPS 中打开它，选择“文件 → 另存为”，类型选“Excel 工作簿（*.xlsx）”，再把新文件放到这里。';

/** Why a file of this name and length is none for the import; null where it may be one. */
export function fileRefusal(name: string, bytes: number): string | null {
  if (name.startsWith('~$')) return `“${name}”是表格打开时的临时文件。请选择花名册本身。`;
  if (!/\.xlsx$/i.test(name)) return `“${name}”不能直接导入，这里只接受 .xlsx 文件。${HOW}`;
  if (bytes === 0) return `“${name}”是空文件。请确认表格已经保存，再重新选择。`;
  return null;
}

/** Why several files at once are none. */
export function countRefusal(files: number): string | null {
  return files > 1 ? `一次只能检查一个文件，您放了 ${files} 个。请只放一个花名册。` : null;
}

/** The length of a file as people read it. */
export function sizeInWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}
