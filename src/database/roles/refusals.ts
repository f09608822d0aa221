export type Change = 'UPDATE' | 'DELETE' | 'TRUNCATE';

/** All that its trigger is called for. */
const ALL: readonly Change[] = ['UPDATE', 'DELETE', 'TRUNCATE'];

/**
 * What the triggers before a change refuse whatever the row: by the name of their function, since the database knows which tables each
 * stands on and for what. Who serves is not even granted that. A function that judges row by row has an empty list; one that
 * is missing here fails `test/database/roles.spec.ts`.
 */
export const REFUSED_BY: Readonly<Record<string, readonly Change[]>> = {
  refuse_change: ALL,
  // Written anew under another key alone, which is done by the role that owns.
  lines_change_by_key_alone: ALL,
  documents_change_by_key_alone: ALL,
  attachment_chunks_stay: ['UPDATE'],
  attachments_stay: ['DELETE'],
  document_templates_stay: ['DELETE'],
  bank_profiles_stay: ['DELETE'],
  bank_hand_outs_stay: ['DELETE'],
  decided_requests_stay: ['DELETE'],
  region_setting_changes_stay: ['DELETE'],
  claim_notice_stays: [],
  historical_payments_stay: [],
  policy_stays_as_approved: [],
  sent_payouts_stay: [],
  station_evaluation_schemes_used_stay: [],
  stubs_name_survivors: [],
  training_seats_hold: [],
  training_selection_holds: [],
  withdrawn_people_have_nothing: [],
};

/** A trigger as `pg_trigger` has it. */
export interface TriggerBefore {
  function: string;
  /** `tgtype`: 8 for DELETE, 16 for UPDATE, 32 for TRUNCATE (`pg_trigger.h`). */
  type: number;
}

const BITS: readonly [Change, number][] = [
  ['DELETE', 8],
  ['UPDATE', 16],
  ['TRUNCATE', 32],
];

/** What no row of a table with these triggers will ever see. */
export function refusedBy(triggers: readonly TriggerBefore[]): Set<Change> {
  const refused = triggers.flatMap(({ function: name, type }) => {
    const always = REFUSED_BY[name] ?? [];
    return BITS.flatMap(([change, bit]) => ((type & bit) !== 0 && always.includes(change) ? [change] : []));
  });
  return new Set(refused);
}
