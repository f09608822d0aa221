import type { ReactNode } from 'react';

export interface Column<Row> {
  title: string;
  /** The name that the list sorts by, where it can. */
  sort?: string;
  number?: boolean;
  /** Holds what is done with a row, and nothing to be copied. */
  deeds?: boolean;
  /** Left out on a phone, where every column is a line of its own. */
  onlyAtDesk?: boolean;
  render: (row: Row) => ReactNode;
}

/** The last line of a list: what it sums up, and the sums by the title of their column. */
export interface Foot {
  label: ReactNode;
  sums: Readonly<Record<string, ReactNode>>;
}

export interface PageOf<Row> {
  items: readonly Row[];
  total: number;
}

/** The class names that apply, in one attribute. */
export function joined(...looks: readonly (string | false | null | undefined)[]): string {
  return looks.filter(Boolean).join(' ');
}
