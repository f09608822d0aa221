/** What an account likes on its screens; nothing of it is about anybody else. */
export interface Preferences {
  /** 大字版. */
  largeType?: boolean;
  /** Rows set close together. */
  dense?: boolean;
  /** Whether single keys do something. */
  shortcuts?: boolean;
  /** Which columns of a list, in their order. */
  columns?: { list: string; columns: { name: string; width?: number }[] }[];
  /** What was kept of the filters of lists. */
  views?: { list: string; name: string; query: string }[];
}
