/** Collects the conditions of a WHERE clause with their parameters, numbering `?` as `$1`, `$2` … in order. */
export class Conditions {
  private readonly parts: string[] = [];
  readonly parameters: unknown[] = [];

  /** `sql` holds one `?` for each of `values`. */
  add(sql: string, ...values: unknown[]): this {
    this.parts.push(`(${this.bind(sql, ...values)})`);
    return this;
  }

  /** Numbers the parameters of a piece of SQL that stands outside the WHERE clause. */
  bind(sql: string, ...values: unknown[]): string {
    let next = 0;
    return sql.replace(/\?/g, () => {
      if (next >= values.length) throw new Error(`too few values for: ${sql}`);
      this.parameters.push(values[next++]);
      return `$${this.parameters.length}`;
    });
  }

  where(): string {
    return this.parts.length > 0 ? `WHERE ${this.parts.join(' AND ')}` : '';
  }
}
