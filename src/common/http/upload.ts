import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { FileInterceptor, MulterModule } from '@nestjs/platform-express';
import { ApiBody, type ApiBodyOptions, ApiConsumes } from '@nestjs/swagger';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { Refusal } from '../errors.js';

/** A file as it was sent: what it is called, and its bytes. */
export interface Upload {
  name: string;
  content: Buffer;
}

interface Limits {
  fileSize: number;
  files: number;
  fields: number;
  fieldSize: number;
  parts: number;
}

/** The media type of an Excel workbook. */
export const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** For a module with routes that take a file: no file is larger than the configuration allows, and nothing comes with it. */
export const UPLOADS = MulterModule.registerAsync({
  inject: [CONFIG],
  useFactory: (config: Config) => ({
    limits: { fileSize: config.uploadLimitBytes, files: 1, fields: 4, fieldSize: 10_000, parts: 6 } satisfies Limits,
  }),
});

type ApiBodySchema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** A route that takes one file of the media types that are accepted, as the field `file` of a form (RFC 7578). The handler gets it by `@UploadedFile()`. */
export const TakesFile = (
  limits?: Limits,
  accepted: readonly string[] = [SHEET],
  /** What else the form holds, each field by its schema; all are needed. */
  fields: Readonly<Record<string, object>> = {},
): MethodDecorator =>
  applyDecorators(
    UseInterceptors(FileInterceptor('file', limits && { limits })),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file', ...Object.keys(fields)],
        properties: { file: { type: 'string', format: 'binary' }, ...fields },
        // Taken up into the document's `encoding` (`app/openapi/bodies.ts`).
        'x-accepted': accepted,
      } as ApiBodySchema,
    }),
  );

/** @throws {Refusal} 400 `FILE_MISSING` */
export function requireUpload(file: Express.Multer.File | undefined): Upload {
  if (!file) throw fileMissing();
  return { name: uploadedName(file), content: file.buffer };
}

function fileMissing(): Refusal {
  return new Refusal('malformed', 'FILE_MISSING', '没有收到文件。请选择要上传的文件，再重新提交。');
}

/** The name of an uploaded file. Browsers send it in UTF-8, and multer reads the header as Latin-1. */
function uploadedName(file: Pick<Express.Multer.File, 'originalname'>): string {
  return Buffer.from(file.originalname, 'latin1')
    .toString('utf8')
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, 200);
}
