import type { OpenAPIObject } from '@nestjs/swagger';

/** What of a schema is looked at here (OpenAPI 3.1, JSON Schema 2020-12). */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  title?: string;
  description?: string;
  enum?: unknown[];
  nullable?: boolean;
  format?: string;
  pattern?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  additionalProperties?: Schema | boolean;
  [further: string]: unknown;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
}

export interface MediaType {
  schema: Schema;
  encoding?: Record<string, { contentType: string }>;
}

export interface Response {
  description: string;
  content?: Record<string, MediaType>;
  headers?: Record<string, unknown>;
}

export interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, MediaType> };
  responses: Record<string, Response>;
}

export interface Place {
  method: string;
  path: string;
  operation: Operation;
}

/** A document in the making; the same object as Nest's, in types that can be walked. */
export interface Draft {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; [further: string]: unknown };
  tags: { name: string; description?: string }[];
  servers: { url: string; description?: string }[];
}

export function asDraft(document: OpenAPIObject): Draft {
  document.components ??= {};
  document.components.schemas ??= {};
  return document as unknown as Draft;
}

export function operationsOf({ paths }: Draft): Place[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
}

export function refTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Where a schema stands: the component and field, or the parameter that it is of. */
export interface Spot {
  /** The component, or the operation. */
  owner: string;
  /** The field or parameter; of a list's items, the list's. */
  name: string;
}

type Visit = (schema: Schema, spot: Spot) => Schema;

/** Puts what `visit` makes of each schema in its place, inner ones first. */
export function rewriteSchemas(draft: Draft, visit: Visit): void {
  for (const [owner, schema] of Object.entries(draft.components.schemas)) {
    draft.components.schemas[owner] = rewritten(schema, { owner, name: '' }, visit);
  }
  for (const { operation } of operationsOf(draft)) {
    const owner = operation.operationId;
    for (const parameter of operation.parameters ?? []) {
      parameter.schema = rewritten(parameter.schema, { owner, name: parameter.name }, visit);
    }
    const contents = [
      operation.requestBody?.content,
      ...Object.values(operation.responses).map(({ content }) => content),
    ];
    for (const media of contents.flatMap((content) => Object.values(content ?? {}))) {
      media.schema = rewritten(media.schema, { owner, name: '' }, visit);
    }
  }
}

function rewritten(schema: Schema, spot: Spot, visit: Visit): Schema {
  const inner = (each: Schema, name = spot.name): Schema => rewritten(each, { ...spot, name }, visit);
  const copy: Schema = { ...schema };
  if (copy.items) copy.items = inner(copy.items);
  if (copy.properties) {
    copy.properties = Object.fromEntries(
      Object.entries(copy.properties).map(([name, each]) => [name, inner(each, name)]),
    );
  }
  if (typeof copy.additionalProperties === 'object') copy.additionalProperties = inner(copy.additionalProperties);
  for (const key of ['allOf', 'anyOf', 'oneOf'] as const) {
    if (copy[key]) copy[key] = copy[key].map((each) => inner(each));
  }
  return visit(copy, spot);
}
