import type { ContentFault } from './content-fault.js';
import { withoutJpegMetadata } from './jpeg-content.js';
import { ofdFault } from './ofd-content.js';
import { pdfFault } from './pdf-content.js';
import { withoutPngMetadata } from './png-content.js';

/** What papers come as: documents, and photographs of paper (domain.md §14). */
export const ATTACHMENT_KINDS = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  ofd: 'application/ofd',
} as const;
export type AttachmentKind = keyof typeof ATTACHMENT_KINDS;

export interface AttachmentContent {
  kind: AttachmentKind;
  /** What is kept: of a photograph the picture alone, without where, when and by which device it was taken. */
  content: Buffer;
}

/**
 * What a file is by its own bytes, whatever it is called, and what of it is kept.
 *
 * @returns null where it is none of {@link ATTACHMENT_KINDS}, or one that is broken or cut off; a fault where it is one that is not taken
 */
export async function attachmentContent(file: Buffer): Promise<AttachmentContent | ContentFault | null> {
  const inPdf = await pdfFault(file);
  if (inPdf !== undefined) return inPdf ?? { kind: 'pdf', content: file };
  const inOfd = await ofdFault(file);
  if (inOfd !== undefined) return inOfd ?? { kind: 'ofd', content: file };
  const jpeg = withoutJpegMetadata(file);
  if (jpeg) return { kind: 'jpeg', content: jpeg };
  const png = withoutPngMetadata(file);
  return png ? { kind: 'png', content: png } : null;
}
