import type { Values } from '../../exports/documents/word-document.js';
import type { TemplateKind } from './template-kinds.js';
import { PAYOUT_PLACEHOLDERS } from './payout-placeholders.js';
import { CLAIM_PLACEHOLDERS, RECOVERY_PLACEHOLDERS, STATEMENT_PLACEHOLDERS } from './person-placeholders.js';
import { LEADER_PLACEHOLDERS } from './leader-placeholders.js';
import type { Placeholder } from './placeholder.js';

const PLACEHOLDERS: Readonly<Record<TemplateKind, readonly Placeholder[]>> = {
  'claim-form': CLAIM_PLACEHOLDERS,
  announcement: PAYOUT_PLACEHOLDERS,
  'no-objection': PAYOUT_PLACEHOLDERS,
  'funding-request': PAYOUT_PLACEHOLDERS,
  'recovery-notice': RECOVERY_PLACEHOLDERS,
  statement: STATEMENT_PLACEHOLDERS,
  'leader-report': LEADER_PLACEHOLDERS,
};

export function placeholdersOf(kind: TemplateKind): readonly Placeholder[] {
  return PLACEHOLDERS[kind];
}

/**
 * Values by the words of the templates.
 *
 * @throws {Error} where a value is missing or not foreseen: a list that offices see and the papers themselves would part
 */
export function worded(kind: TemplateKind, values: Values): Values {
  return rename(PLACEHOLDERS[kind], values, kind);
}

function rename(placeholders: readonly Placeholder[], values: Values, of: string): Values {
  const known = new Set(placeholders.map(({ name }) => name));
  const unforeseen = Object.keys(values).find((name) => !known.has(name));
  if (unforeseen !== undefined) throw new Error(`no placeholder of ${of} is named ${unforeseen}`);
  const pairs = placeholders.map((placeholder) => {
    const value = values[placeholder.name];
    if (value === undefined) throw new Error(`nothing is given for ${placeholder.name} of ${of}`);
    if (placeholder.kind !== 'rows') return [placeholder.word, value] as const;
    return [placeholder.word, (value as Values[]).map((row) => rename(placeholder.columns, row, of))] as const;
  });
  return Object.fromEntries(pairs);
}

/** Made data under the words of the templates; `full` with every part that is there sometimes, else with none of them. */
export function sampleValues(kind: TemplateKind, full = true): Values {
  return Object.fromEntries(
    PLACEHOLDERS[kind].map((placeholder) => {
      if (placeholder.kind === 'text') return [placeholder.word, placeholder.samples[0] ?? ''];
      if (placeholder.kind === 'condition') return [placeholder.word, full !== placeholder.isAbsence];
      const count = full ? Math.max(...placeholder.columns.map(({ samples }) => samples.length)) : 0;
      const samples = Array.from({ length: count }, (_, n) =>
        Object.fromEntries(placeholder.columns.map((column) => [column.word, column.samples[n] ?? ''])),
      );
      return [placeholder.word, samples];
    }),
  );
}
