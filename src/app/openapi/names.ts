import { AS_WRITTEN, NAMED_IDS } from '../names/named-ids.js';
import { type Draft, operationsOf, type Schema } from './document.js';

/** The names that stand beside ids in every answer, whose own description says nothing of them. */
export function sayNames(draft: Draft): void {
  const { schemas } = draft.components;
  const answered = new Set<string>();
  for (const { operation } of operationsOf(draft)) {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (!status.startsWith('2')) continue;
      for (const { schema } of Object.values(content ?? {})) reach(schema, schemas, answered);
    }
  }
  for (const name of answered) schemas[name] = withNames(schemas[name]!);
}

function reach(schema: Schema, schemas: Draft['components']['schemas'], answered: Set<string>): void {
  const named = schema.$ref?.split('/').at(-1);
  if (named !== undefined && !answered.has(named) && schemas[named]) {
    answered.add(named);
    reach(schemas[named], schemas, answered);
  }
  const within = [schema.items, schema.additionalProperties, ...[schema.allOf, schema.anyOf, schema.oneOf].flat()];
  for (const each of within) if (typeof each === 'object') reach(each, schemas, answered);
  for (const [field, each] of Object.entries(schema.properties ?? {})) {
    if (!AS_WRITTEN.has(field)) reach(each, schemas, answered);
  }
}

function withNames(schema: Schema): Schema {
  const { properties, required = [] } = schema;
  if (!properties) return schema;
  const fields: Record<string, Schema> = {};
  const always = [...required];
  for (const [field, each] of Object.entries(properties)) {
    fields[field] = each;
    const named = NAMED_IDS.find(({ id }) => id === field);
    if (!named || named.name in properties) continue;
    const description = `The name of \`${field}\``;
    fields[named.name] = [each.type ?? []].flat().includes('null')
      ? { type: ['string', 'null'], description }
      : { type: 'string', description };
    if (required.includes(field)) always.push(named.name);
  }
  return { ...schema, properties: fields, ...(always.length > 0 && { required: always }) };
}
