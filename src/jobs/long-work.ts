import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiAcceptedResponse, ApiExtraModels, ApiHeader, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { Request } from 'express';
import { JobResponse } from './jobs.dto.js';
import type { JobKind } from './running/job-words.js';

export const LONG_WORK_KEY = 'longWork';

export type KindOf = JobKind | ((request: Request) => JobKind);

export interface LongWorkMark {
  kind: KindOf;
  sends: boolean;
}

/** What the route answers with; `file-sent`: its handler takes `@Res()` and writes the file itself. */
type Answers = 'json' | 'file' | 'file-sent';

/**
 * Says that a route may be asked to answer later (`Prefer: respond-async`, RFC 7240 §4.1): with an `Idempotency-Key` beside it, the
 * answer is 202 with the job, and the work goes on without the client.
 */
export function LongWork(kind: KindOf, answers: Answers = 'json'): MethodDecorator {
  return applyDecorators(
    SetMetadata(LONG_WORK_KEY, { kind, sends: answers === 'file-sent' } satisfies LongWorkMark),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: '`respond-async`, with an `Idempotency-Key`: answered with 202 and a job (RFC 7240)',
      schema: { type: 'string' },
    }),
    // The others have both as every POST has.
    ...(answers === 'json' ? [] : [ApiHeader(KEY), ApiOkResponse({ schema: { type: 'string', format: 'binary' } })]),
    ApiExtraModels(JobResponse),
    ApiAcceptedResponse({
      description: 'The work goes on; `Location` says where to ask how far it is',
      headers: {
        Location: { description: 'Of the job', schema: { type: 'string' } },
        'Preference-Applied': { description: 'RFC 7240 §3', schema: { type: 'string', enum: ['respond-async'] } },
      },
      // Named with its media type, or it would be that of the file.
      content: { 'application/json': { schema: { $ref: getSchemaPath(JobResponse) } } },
    }),
  );
}

const KEY = {
  name: 'Idempotency-Key',
  required: false,
  description: 'For `Prefer: respond-async`: any new value per request; the same again is the same job',
  schema: { type: 'string', maxLength: 255 },
};
