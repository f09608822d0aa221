import { type Draft, rewriteSchemas, type Schema } from './document.js';

/** `nullable` of OpenAPI 3.0 as JSON Schema says it: a list that lacks null, or a reference beside it, would refuse the real answers. */
export function sayNulls(draft: Draft): void {
  rewriteSchemas(draft, (schema) => (schema.nullable ? orNull(schema) : schema));
}

function orNull({ nullable: _nullable, ...schema }: Schema): Schema {
  const { $ref, allOf, type, enum: words, ...rest } = schema;
  const [only] = allOf ?? [];
  const target = $ref ?? only?.$ref;
  if (target !== undefined) return { ...rest, anyOf: [{ $ref: target }, { type: 'null' }] };
  const list = words && !words.includes(null) ? { enum: [...words, null] } : words && { enum: words };
  const types = [type ?? []].flat();
  return { ...rest, type: [...types, 'null'], ...list };
}
