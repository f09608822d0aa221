import { Refusal } from '../common/errors.js';
import type { ContentFault } from './content/content-fault.js';

export function kindRefused(): Refusal {
  const detail =
    '附件应为完整的 pdf 文件、版式文件（如电子发票），或者照片、图片，按内容认定，改文件名无效。请重新扫描或拍照后上传；其他格式请先另存为 pdf。';
  return new Refusal('unsupported', 'ATTACHMENT_KIND', detail);
}

const FAULTS: Readonly<Record<ContentFault, string>> = {
  active: '该文件含有脚本、可执行内容或夹带的文件，不能作为附件。请打印后扫描，或用“打印为 pdf”另存后上传。',
  encrypted: '该文件设有密码或加密，无法核对内容。请取消密码后重新上传。',
  unpacks: '该文件解开后过大，不能作为附件。请降低分辨率或拆分后重新上传。',
  damaged: '该文件已损坏或不完整，请重新导出或扫描后上传。',
};

export function contentRefused(fault: ContentFault): Refusal {
  return new Refusal('refused', `ATTACHMENT_${fault.toUpperCase()}`, FAULTS[fault]);
}

export function attachmentTooLarge(megabytes: number): Refusal {
  const detail = `附件不得超过 ${megabytes} 兆字节。请降低扫描分辨率，或拆成几份后分别上传。`;
  return new Refusal('too-large', 'ATTACHMENT_TOO_LARGE', detail);
}

export function tooMany(most: number): Refusal {
  return new Refusal('conflict', 'ATTACHMENTS_TOO_MANY', `每项最多 ${most} 份附件，请合并后上传，或先移除不再需要的。`);
}

export function decidedOn(name: string): Refusal {
  const detail = `上传之后已依据该${name}作出决定，附件是决定的依据，不能移除。如有更正，请另行上传。`;
  return new Refusal('conflict', 'ATTACHMENT_DECIDED_ON', detail);
}

export function closedToStation(name: string): Refusal {
  const detail = `该${name}已经办结，站点不能再添加附件。还有材料要补交的，请联系经办人办理。`;
  return new Refusal('conflict', 'ATTACHMENT_CLOSED', detail);
}

export function putThereByAnother(): Refusal {
  const detail = '这份附件是他人上传的，您不能移除。确需移除的，请联系上传的人或经办人办理。';
  return new Refusal('forbidden', 'ATTACHMENT_OF_ANOTHER', detail);
}
