import type { components } from '../../api/schema';
import { WORDS } from '../../api/words';

export type Attachment = components['schemas']['ListedAttachmentResponse'];
export type AttachmentObject = Attachment['objectType'];

export interface AttachmentPlace {
  objectType: AttachmentObject;
  objectId: string;
}

/** What the service takes; it looks at the content, this only helps to choose. */
export const ACCEPTED = '.pdf,.ofd,.jpg,.jpeg,.png,application/pdf,application/ofd,image/jpeg,image/png';
const BYTES_MOST = 10 * 1024 * 1024;

/** For instance 照片，1.2 兆. */
export function kindAndSize({ kind, bytes }: Pick<Attachment, 'kind' | 'bytes'>): string {
  const size = bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} 千字节` : `${tenths(bytes)} 兆字节`;
  return `${WORDS.AttachmentKind[kind]}，${size}`;
}

function tenths(bytes: number): string {
  return String(Math.round((bytes * 10) / (1024 * 1024)) / 10);
}

/** Told before it is sent: over a slow line that takes minutes. @returns null for one that may be sent */
export function sizeProblem(bytes: number): string | null {
  if (bytes === 0) return '这个文件是空的，请重新选择。';
  return bytes > BYTES_MOST
    ? `这个文件有 ${tenths(bytes)} 兆字节，附件不得超过 10 兆字节。请降低分辨率或拆分后再上传。`
    : null;
}

export const isPicture = ({ kind }: Pick<Attachment, 'kind'>): boolean => kind === 'jpeg' || kind === 'png';
