/** A node of `EXPLAIN (FORMAT JSON)`, as far as it is looked at. */
export interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Join Type'?: string;
  'Subplan Name'?: string;
  /** Of one loop, as `EXPLAIN (ANALYZE)` counts them. */
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  Plans?: Plan[];
}

/** How many rows of a table all of a plan's scans brought. */
export function rowsRead(plan: Plan, table: string): number {
  const own = plan['Relation Name'] === table ? (plan['Actual Rows'] ?? 0) * (plan['Actual Loops'] ?? 0) : 0;
  return own + (plan.Plans ?? []).reduce((sum, below) => sum + rowsRead(below, table), 0);
}

/** Tables that are read from end to end somewhere in a plan. */
export function scansOf(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansOf)];
}

/** The statement in one line, and below it what the database does: nodes, tables and indexes, no costs. */
export function planText(sql: string, plan: Plan): string {
  return [sql.replaceAll(/\s+/g, ' ').trim(), ...lines(plan, 1)].join('\n');
}

function lines(plan: Plan, depth: number): string[] {
  const { 'Node Type': node, 'Relation Name': table, 'Index Name': index, 'Join Type': join } = plan;
  const words = [
    plan['Subplan Name'] && `${plan['Subplan Name']}:`,
    node,
    join && join !== 'Inner' && `(${join})`,
    table && `on ${table}`,
    index && `by ${index}`,
  ].filter(Boolean);
  return ['  '.repeat(depth) + words.join(' '), ...(plan.Plans ?? []).flatMap((below) => lines(below, depth + 1))];
}
