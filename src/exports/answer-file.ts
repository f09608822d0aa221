import type { Writable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { contentDisposition } from './file-name.js';
import type { Download } from './logged-download.js';

/** How handlers answer with a file to be saved under its name; `type` is its media type. */

/** A file that is whole in memory. */
export function wholeFile({ name, content }: { name: string; content: Buffer }, type: string): StreamableFile {
  return new StreamableFile(content, { type, disposition: contentDisposition(name) });
}

/** A file that is written while it is sent. */
export async function sendDownload(response: Response, download: Download, type: string): Promise<void> {
  response.setHeader('content-type', type);
  response.setHeader('content-disposition', contentDisposition(download.fileName));
  await download.writeTo(response);
}

/** Writes a file that is whole in memory to where one is written while it is sent. */
export async function endWith(output: Writable, content: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    output.once('error', reject);
    output.end(content, () => resolve());
  });
}
