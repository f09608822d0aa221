/** What a table is called and tells; a test holds it to the catalog, both ways. */
export interface TableWords {
  name: string;
  /** What a row is, and who writes it. */
  row: string;
  /** Of columns that another table means otherwise, or that no other table has. */
  columns?: Readonly<Record<string, string>>;
  /** Of closed lists that the API does not have. */
  values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface DomainWords {
  title: string;
  tables: Readonly<Record<string, TableWords>>;
  views?: Readonly<Record<string, string>>;
}
