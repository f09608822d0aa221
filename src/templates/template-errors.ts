import { Refusal } from '../common/errors.js';
import type { TemplateFault } from './content/content-fault.js';
import type { PlaceholderFault } from './content/placeholder-check.js';

/** More are not read by anybody at once. */
const SHOWN_MOST = 50;

const SAVE_AS = '请在 Word 或 WPS 中打开，用“另存为”选择“Word 文档（docx）”，再重新上传。';

const FAULTS: Readonly<Record<TemplateFault, (about: string) => string>> = {
  'not-word': () => `该文件不是 Word 文档，改文件名无效。${SAVE_AS}`,
  'old-or-locked': () => `该文件是旧格式的文档，或者设有密码。请取消密码；${SAVE_AS}`,
  workbook: () => '该文件是 Excel 工作簿，不是 Word 文档。请选择 Word 文档。',
  'word-template': () => `该文件是 Word 的模板格式。${SAVE_AS}`,
  macros: () => `该文件含有宏，不能作为模板。${SAVE_AS}`,
  embedded: () =>
    '该文件夹带了其他文件或控件，不能作为模板。请删去其中嵌入的对象、控件，只留文字、表格和图片，再重新上传。',
  hyperlink: (about) => `该文件含有超链接“${about}”。请在链接上点右键，选“取消超链接”，只留文字，再重新上传。`,
  'external-template': (about) =>
    `该文件连接了外部模板“${about}”。请把全部内容复制到新建的空白文档中，另存为 docx，再重新上传。`,
  external: (about) => `该文件引用了外部的内容“${about}”。请把图片等直接插入文档，不要用链接的方式，再重新上传。`,
  field: (about) => `该文件含有会自动取数的域“${about}”。请删去后直接写文字或占位符，再重新上传；页码可以保留。`,
  revisions: () => '该文件有尚未接受的修订。请在“审阅”中接受或拒绝全部修订，再重新上传。',
  comments: () => '该文件有批注。请在“审阅”中删除全部批注，再重新上传。',
  unpacks: () => '该文件解开后过大，不能作为模板。请缩小或删去其中的图片，再重新上传。',
  damaged: () => `该文件已损坏或不完整。${SAVE_AS}`,
};

export function contentRefused(fault: TemplateFault, about: string): Refusal {
  const kind = ['not-word', 'old-or-locked', 'workbook', 'word-template'].includes(fault) ? 'unsupported' : 'refused';
  return new Refusal(kind, `TEMPLATE_${fault.toUpperCase().replaceAll('-', '_')}`, FAULTS[fault](about));
}

/** @param faults each with its place */
export function placeholdersRefused(faults: readonly PlaceholderFault[]): Refusal {
  const shown = faults.slice(0, SHOWN_MOST);
  const more = faults.length > shown.length ? `这里先列出前 ${shown.length} 处，` : '';
  return new Refusal(
    'refused',
    'TEMPLATE_PLACEHOLDERS',
    `模板中有 ${faults.length} 处占位符不能填写，没有采用。${more}请按每处的说明改正，再重新上传。`,
    shown.map(({ code, message }) => ({ field: 'file', code, message })),
  );
}

export function templateTooLarge(megabytes: number): Refusal {
  const detail = `模板不得超过 ${megabytes} 兆字节。请缩小或删去其中的图片，再重新上传。`;
  return new Refusal('too-large', 'TEMPLATE_TOO_LARGE', detail);
}

export function noOwnTemplate(): Refusal {
  const detail = '本地区没有自己的模板，用的是上级的或内置的，无须停用。';
  return new Refusal('conflict', 'TEMPLATE_NOT_OWN', detail);
}
