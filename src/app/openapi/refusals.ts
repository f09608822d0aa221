import { TITLES } from '../../common/http/problem.filter.js';
import { type Draft, type Operation, operationsOf, type Place, refTo, type Response, type Schema } from './document.js';

const PROBLEM_TYPE = 'application/problem+json';

const FIELD_ERROR: Schema = {
  type: 'object',
  description: 'One fault of the request',
  required: ['field', 'code', 'message'],
  properties: {
    field: { type: 'string', description: 'Where in the request, dotted', examples: ['posts.0.startOn'] },
    code: { type: 'string', description: 'Stable' },
    message: { type: 'string', description: 'Chinese: what is wrong, and what to do' },
  },
};

const PROBLEM: Schema = {
  type: 'object',
  description: 'Why a request was refused (RFC 9457); some refusals carry further members',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', examples: ['urn:problem:stale_version'] },
    title: { type: 'string', description: 'Of the status, in Chinese' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', description: 'Stable; programs go by it', examples: ['STALE_VERSION'] },
    detail: { type: 'string', description: 'A Chinese sentence: what, why, and what to do next' },
    requestId: { type: 'string', description: 'As in the log of the service' },
    errors: { type: 'array', items: { $ref: refTo('FieldError') }, description: 'Every fault of the request' },
    retryAfterSeconds: { type: 'integer', description: 'Of 429 and 503: how long to wait, as Retry-After says too' },
  },
  additionalProperties: true,
};

/** How every operation may be refused, by status; which they are follows from what it takes. */
export function sayRefusals(draft: Draft): void {
  draft.components.schemas.FieldError = FIELD_ERROR;
  draft.components.schemas.Problem = PROBLEM;
  draft.components.responses = Object.fromEntries(
    Object.entries(NAMES).map(([status, name]) => [name, refusal(status)]),
  );
  for (const place of operationsOf(draft)) {
    const { responses } = place.operation;
    for (const [status, response] of Object.entries(responses)) response.description ||= describe(status);
    for (const status of [...statusesOf(place).map(String), 'default']) add(responses, status);
    // Public operations say so, or a reader takes it for forgotten.
    place.operation.security ??= [];
  }
}

/** One response of the components for each status, which the operations refer to. */
const NAMES: Readonly<Record<string, string>> = {
  400: 'Malformed',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  412: 'Stale',
  413: 'TooLarge',
  415: 'Unsupported',
  422: 'Refused',
  428: 'VersionMissing',
  429: 'TooMany',
  503: 'Unavailable',
  507: 'StorageFull',
  default: 'Problem',
};

const DONE: Readonly<Record<string, string>> = {
  200: '完成',
  202: '已受理，稍后办理',
  201: '已建立',
  204: '完成，没有内容',
};

function describe(status: string): string {
  return DONE[status] ?? TITLES[Number(status)] ?? '其他情况';
}

/** Where the route says what a refusal carries besides, it is a problem with those members, or one without. */
function add(responses: Record<string, Response>, status: string): void {
  const carried = responses[status]?.content?.['application/json']?.schema;
  const named = { $ref: `#/components/responses/${NAMES[status]}` } as unknown as Response;
  responses[status] = carried ? refusal(status, carried) : named;
}

function refusal(status: string, carried?: Schema): Response {
  const problem: Schema = { $ref: refTo('Problem') };
  const schema = carried ? { anyOf: [{ allOf: [problem, carried] }, problem] } : problem;
  const headers = ['429', '503'].includes(status) && {
    headers: { 'Retry-After': { description: 'Seconds (RFC 9110 §10.2.3)', schema: { type: 'integer' } } },
  };
  return {
    description: describe(status),
    ...headers,
    content: { [PROBLEM_TYPE]: { schema } },
  };
}

function statusesOf({ method, path, operation }: Place): number[] {
  const { parameters = [], requestBody, security } = operation;
  const changes = method !== 'get';
  const takes = requestBody !== undefined || parameters.some(({ in: place }) => place !== 'header');
  const asksVersion = parameters.some(({ name }) => name === 'If-Match');
  const takesFile = requestBody?.content['multipart/form-data'] !== undefined;
  return [
    ...(takes ? [400] : []),
    ...(isSigned(security) || path.includes('/auth/') ? [401] : []),
    ...(isSigned(security) ? [403] : []),
    ...(path.includes('{') || namesRow(operation) ? [404] : []),
    ...(changes ? [409] : []),
    ...(asksVersion ? [412, 428] : []),
    ...(takesFile ? [413] : []),
    ...(requestBody ? [415] : []),
    ...(changes || takes ? [422] : []),
    429,
    503,
    ...(changes ? [507] : []),
  ];
}

function isSigned(security: unknown[] | undefined): boolean {
  return (security?.length ?? 0) > 0;
}

/** A body may name a row that is not there for the caller. */
function namesRow({ requestBody }: Operation): boolean {
  return requestBody !== undefined;
}
