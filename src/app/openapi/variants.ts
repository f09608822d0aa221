import { PAYOUT_STATES } from '../../ledger/payouts/payout.entity.js';
import { type Draft, refTo, type Schema } from './document.js';

/** Answers whose fields follow one of them: told as the forms that there are, so that nothing looks looser than it is answered. */
export function sayVariants(draft: Draft): void {
  sayPolicies(draft);
  sayBreakdowns(draft);
  sayPayments(draft);
}

const DAY: Schema = { type: 'string', format: 'date' };
const MONTH: Schema = { type: 'string', pattern: String.raw`^\d{4}-(0[1-9]|1[0-2])$` };

/** Of the settings of one kind the other has none; the period of an award is in days, that of a stipend in months. */
const POLICIES = {
  AwardPolicyResponse: {
    kind: 'award',
    own: ['upgrade', 'mustStillServe'],
    other: ['start', 'stop', 'minServiceMonths', 'maxMonths', 'capBy', 'period', 'year'],
    period: DAY,
  },
  StipendPolicyResponse: {
    kind: 'stipend',
    own: ['start', 'stop', 'minServiceMonths', 'capBy', 'period'],
    other: ['upgrade', 'claimWithinMonths', 'mustStillServe', 'service'],
    period: MONTH,
  },
} as const;

function sayPolicies({ components: { schemas } }: Draft): void {
  const both = schemas.PolicyResponse;
  if (!both?.properties) return;
  for (const [name, { kind, own, other, period }] of Object.entries(POLICIES)) {
    const properties: Record<string, Schema> = { ...both.properties };
    properties.kind = { type: 'string', const: kind };
    for (const field of own) {
      const { nullable: _nullable, ...schema } = properties[field] ?? {};
      properties[field] = schema;
    }
    for (const field of other) properties[field] = { type: 'null', description: 'Of the other kind' };
    properties.effectiveFrom = { ...period, description: 'The first' };
    properties.effectiveTo = { ...period, nullable: true, description: 'The last, inclusive; null is open' };
    schemas[name] = { ...both, properties };
  }
  const mapping = Object.fromEntries(Object.entries(POLICIES).map(([name, { kind }]) => [kind, refTo(name)]));
  schemas.PolicyResponse = {
    oneOf: Object.keys(POLICIES).map((name) => ({ $ref: refTo(name) })),
    discriminator: { propertyName: 'kind', mapping },
  };
}

/** By county and year there is every figure, otherwise those of training alone. */
const EVERY_FIGURE = ['county', 'year'];
const OF_TRAINING = ['line', 'programme', 'organiser'];

function sayBreakdowns({ components: { schemas } }: Draft): void {
  const item = schemas.BreakdownItem;
  const whole = schemas.BreakdownResponse;
  if (!item?.properties || !whole?.properties) return;
  const required = item.required ?? [];
  const training = Object.entries(item.properties).filter(([field]) => required.includes(field));
  schemas.BreakdownItem = { ...item, required: Object.keys(item.properties) };
  schemas.TrainingBreakdownItem = { ...item, properties: Object.fromEntries(training) };
  const answer = (by: readonly string[], items: string): Schema => ({
    ...whole,
    properties: {
      ...whole.properties,
      by: { oneOf: by.map((each) => ({ type: 'string', const: each })) },
      items: { type: 'array', items: { $ref: refTo(items) } },
    },
  });
  schemas.FiguresBreakdownResponse = answer(EVERY_FIGURE, 'BreakdownItem');
  schemas.TrainingBreakdownResponse = answer(OF_TRAINING, 'TrainingBreakdownItem');
  schemas.BreakdownResponse = {
    oneOf: [{ $ref: refTo('FiguresBreakdownResponse') }, { $ref: refTo('TrainingBreakdownResponse') }],
  };
}

/** The people's room knows nothing of payouts, so their states are told here. */
function sayPayments({ components: { schemas } }: Draft): void {
  const state = schemas.PaymentDetail?.properties?.payoutState;
  if (state) state.enum = [...PAYOUT_STATES];
}
