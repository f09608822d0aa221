/** The name of an uploaded file. Browsers send it in UTF-8, and multer reads the header as Latin-1. */
export function uploadedName(file: Pick<Express.Multer.File, 'originalname'>): string {
  return Buffer.from(file.originalname, 'latin1')
    .toString('utf8')
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, 200);
}
