/**
 * What a template may name, as offices know it: in Chinese words, each with what it means. The code beneath has values by names of its
 * own; the two meet in `template-placeholders.ts` alone.
 */

export interface TextPlaceholder {
  kind: 'text';
  /** In the code. */
  name: string;
  /** In the template, between braces. */
  word: string;
  meaning: string;
  /** Made data for a preview; of a column one for each of its rows. */
  samples: readonly string[];
}

/** `{#word}…{/word}` stays where it holds. */
export interface ConditionPlaceholder {
  kind: 'condition';
  name: string;
  word: string;
  meaning: string;
  /** Holds where something is not there. */
  isAbsence: boolean;
}

/** `{#word}…{/word}` once a row; its columns are known inside alone. */
export interface RowsPlaceholder {
  kind: 'rows';
  name: string;
  word: string;
  meaning: string;
  columns: readonly TextPlaceholder[];
}

export type Placeholder = TextPlaceholder | ConditionPlaceholder | RowsPlaceholder;

export const text = (name: string, word: string, meaning: string, ...samples: string[]): TextPlaceholder => ({
  kind: 'text',
  name,
  word,
  meaning,
  samples,
});

export const condition = (name: string, word: string, meaning: string, isAbsence = false): ConditionPlaceholder => ({
  kind: 'condition',
  name,
  word,
  meaning,
  isAbsence,
});

export const rows = (
  name: string,
  word: string,
  meaning: string,
  columns: readonly TextPlaceholder[],
): RowsPlaceholder => ({ kind: 'rows', name, word, meaning, columns });
