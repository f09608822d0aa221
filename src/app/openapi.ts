import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The OpenAPI document; `docs/openapi.json` is its committed copy, and a test holds the two together. */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('社会工作人才与激励发放 API')
    .setDescription(
      'Register, awards and stipends of social workers. Money is in integer fen, days are those of Asia/Shanghai, ' +
        'errors are RFC 9457 problem documents in Chinese, lists are paged, changes carry If-Match.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  for (const { post } of Object.values(document.paths)) {
    if (post?.security) post.parameters = [...(post.parameters ?? []), IDEMPOTENCY_KEY];
  }
  document.paths = byName(document.paths);
  if (document.components?.schemas) document.components.schemas = byName(document.components.schemas);
  return document;
}

/** So that the document does not follow the order in which modules and controllers happen to be put together. */
function byName<T>(entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'Any new value per request, kept 24 hours: repeated with the same content, the first answer is given again; with ' +
    'other content 422; while the first still runs 409. Not for requests about the own account or whole numbers.',
  schema: { type: 'string', maxLength: 255 },
};

export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => buildOpenApi(app), { jsonDocumentUrl: 'api/openapi.json' });
}
