import { LEVELS, type Level } from '../certificates/level.js';

export const PAY_KINDS = ['award', 'stipend'] as const;
export type PayKind = (typeof PAY_KINDS)[number];

/**
 * What a yuan is paid for, once per person: `award:<level>` or `stipend:<YYYY-MM>`. Money is matched by this key alone,
 * never by dates or state words.
 */
export type Subject = `award:${Level}` | `stipend:${string}`;

export function awardSubject(level: Level): Subject {
  return `award:${level}`;
}

export function stipendSubject(month: string): Subject {
  return `stipend:${month}`;
}

/** The SQL of the CHECK that holds subjects to these two forms. */
export const SUBJECT_CHECK = `subject ~ '^(award:(${LEVELS.join('|')})|stipend:[0-9]{4}-(0[1-9]|1[0-2]))$'`;
