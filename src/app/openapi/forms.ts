import { SUBJECT_PATTERN } from '../../ledger/subject.js';
import { type Draft, operationsOf, rewriteSchemas, type Schema, type Spot } from './document.js';

/** What a field is by its name, where its decorator does not say: the house's names are exact (domain.md, api.md). */

const MONTH = String.raw`^\d{4}-(0[1-9]|1[0-2])$`;
const DAY_OR_MONTH = String.raw`^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$`;
const REGION = String.raw`^\d{6,12}$`;
/** As `If-Match` is read: `common/http/if-match.ts`. */
const VERSION = String.raw`^(W/)?"?\d{1,9}"?$`;

/** The numbers that need not be whole: 学时 by halves, points, areas, shares. */
const FRACTION = /^hours|[pP]oints$|Sqm$|Share$/;
const FRACTIONS = new Set(['EvaluationResponse.total']);

/** Of a policy: months for stipends, days for awards. */
const DAY_OR_MONTH_FIELD = /^effective(From|To)$/;
const DAY_OR_MONTH_OWNER = /Policy/;
const MONTH_FIELD = /(^m|M)onth$/;
const DAY_FIELD = /[a-z]On$|^(asOf|noticeTo|paidFrom|paidTo)$/;
const REGION_FIELD = /^(region|parent|county|registrar|payerRegion)Code$/;
const SUBJECT_FIELD = /(^s|S)ubject$/;
/** Ids of rows; what a request is called, and what an event is about, are not. */
const ID_FIELD = /(^id|^oid|[a-z]Id|[a-z]By)$/;
const NO_ID = new Set(['requestId', 'objectId']);

export function sayForms(draft: Draft): void {
  rewriteSchemas(draft, withForm);
  for (const { operation } of operationsOf(draft)) {
    for (const parameter of operation.parameters ?? []) {
      const { in: place, name, schema } = parameter;
      if (place === 'path' && ID_FIELD.test(name)) schema.format = 'uuid';
      if (name === 'If-Match') schema.pattern = VERSION;
    }
  }
}

function withForm(schema: Schema, spot: Spot): Schema {
  if (schema.type === 'number' && !isFraction(spot)) return { ...schema, type: 'integer' };
  const { name } = spot;
  // A template type of TypeScript is told as an object.
  if (SUBJECT_FIELD.test(name) && !isBudget(spot) && (schema.type === 'string' || schema.type === 'object')) {
    return { ...schema, type: 'string', pattern: SUBJECT_PATTERN };
  }
  if (schema.type !== 'string' || schema.format || schema.pattern || schema.enum) return schema;
  if (DAY_OR_MONTH_FIELD.test(name) && DAY_OR_MONTH_OWNER.test(spot.owner)) return { ...schema, pattern: DAY_OR_MONTH };
  if (MONTH_FIELD.test(name)) return { ...schema, pattern: MONTH };
  if (DAY_FIELD.test(name)) return { ...schema, format: 'date' };
  if (REGION_FIELD.test(name) || isRegionsCode(spot)) return { ...schema, pattern: REGION };
  if (ID_FIELD.test(name) && !NO_ID.has(name)) return { ...schema, format: 'uuid' };
  return schema;
}

function isFraction({ owner, name }: Spot): boolean {
  return FRACTION.test(name) || FRACTIONS.has(`${owner}.${name}`);
}

/** 预算科目, the other meaning of the word. */
function isBudget({ name }: Spot): boolean {
  return name === 'budgetSubject';
}

function isRegionsCode({ owner, name }: Spot): boolean {
  return name === 'code' && /^(NamedRegion|RegionResponse|TownshipGap|RegionSettings_\w+)$/.test(owner);
}
