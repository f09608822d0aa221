import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { asDraft, operationsOf } from './openapi/document.js';
import { sayBodies } from './openapi/bodies.js';
import { sayForms } from './openapi/forms.js';
import { nameClosedLists } from './openapi/closed-lists.js';
import { sayNames } from './openapi/names.js';
import { sayNulls } from './openapi/nulls.js';
import { sayRefusals } from './openapi/refusals.js';
import { nameRooms } from './openapi/rooms.js';
import { sayVariants } from './openapi/variants.js';

/**
 * The OpenAPI document; `docs/openapi.json` is its committed copy, and a test holds the two together. What holds for every route
 * is said in one place each (`openapi/`), the rest by the decorators of the routes.
 */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('社会工作人才与激励发放 API')
    .setDescription(
      'Register, awards and stipends of social workers. Money is in integer fen, days are those of Asia/Shanghai, ' +
        'errors are RFC 9457 problem documents in Chinese, lists are paged, changes carry If-Match.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', '本服务')
    .addBearerAuth()
    .build();
  const made = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  // What the decorators keep is part of it, and is to be there again the next time.
  const document = structuredClone(made);
  const draft = asDraft(document);
  for (const { method, operation } of operationsOf(draft)) {
    if (method === 'post' && operation.security)
      operation.parameters = [...(operation.parameters ?? []), idempotencyKey()];
  }
  sayForms(draft);
  sayVariants(draft);
  sayBodies(draft);
  nameClosedLists(draft);
  sayNulls(draft);
  // Nest makes 3.0, which has no way to say that a reference may be null.
  draft.openapi = '3.1.0';
  sayNames(draft);
  sayRefusals(draft);
  nameRooms(draft);
  draft.paths = byName(draft.paths);
  draft.components.schemas = byName(draft.components.schemas);
  return document;
}

/** So that the document does not follow the order in which modules and controllers happen to be put together. */
function byName<T>(entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function idempotencyKey() {
  return {
    name: 'Idempotency-Key',
    in: 'header' as const,
    required: false,
    description:
      'Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with ' +
      'other content 422; while the first still runs 409. Not for requests about the own account or whole numbers.',
    schema: { type: 'string', maxLength: 255 },
  };
}

export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => buildOpenApi(app), { jsonDocumentUrl: 'api/openapi.json' });
}
