import { attachmentTooLarge } from './attachment-errors.js';

const MEGABYTES_MOST = 10;
export const ATTACHMENT_BYTES_MOST = MEGABYTES_MOST * 1024 * 1024;
/** What stands around the file in a form. */
export const FORM_BYTES = 64 * 1024;

/** @throws {Refusal} 413 */
export function requireSize(bytes: number, most: number = ATTACHMENT_BYTES_MOST): void {
  if (bytes > most) throw attachmentTooLarge(MEGABYTES_MOST);
}
