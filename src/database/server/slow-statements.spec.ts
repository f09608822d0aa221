import { fingerprint, shapeOf, withoutValues } from './slow-statements.js';

describe('the text of a statement', () => {
  it.each([
    [`SELECT 1 FROM workers WHERE name = '张三''s' AND id = $1`, 'SELECT ? FROM workers WHERE name = ? AND id = $1'],
    [`SELECT E'a\\'b', $$it's$$, $tag$ 'x' $tag$, 12.5, x2 FROM t1 LIMIT 10`, 'SELECT ?, ?, ?, ?, x2 FROM t1 LIMIT ?'],
    ['INSERT INTO a (b, c)\n  VALUES ($1, $2), ($3, $4), ($5, $6)', 'INSERT INTO a (b, c) VALUES ($…), …'],
    ['SELECT * FROM a WHERE id IN ($1, $2,$3)', 'SELECT * FROM a WHERE id IN ($…)'],
    [`SELECT "w"."name_2" FROM "workers" "w"`, `SELECT "w"."name_2" FROM "workers" "w"`],
  ])('%s has no value in it', (text, told) => {
    expect(withoutValues(text)).toBe(told);
  });

  it('has one fingerprint however many values there were', () => {
    const of = (text: string): string => fingerprint(withoutValues(text));
    expect(of(`SELECT 1 WHERE $1 = 'a'`)).toBe(of(`SELECT  2\nWHERE $1 = 'b'`));
    expect(of('VALUES ($1, $2), ($3, $4)')).toBe(of('VALUES ($1, $2), ($3, $4), ($5, $6)'));
    expect(of('SELECT a')).not.toBe(of('SELECT b'));
    expect(withoutValues(`SELECT ${'column_name, '.repeat(1_000)}`)).toHaveLength(2_000);
  });
});

it('the shape of a plan has its steps and no condition', () => {
  const plan = {
    'Node Type': 'Nested Loop',
    'Join Type': 'Inner',
    Plans: [
      { 'Node Type': 'Seq Scan', 'Relation Name': 'workers', Filter: `(name = '张三'::text)` },
      { 'Node Type': 'Index Scan', 'Relation Name': 'posts', 'Index Name': 'posts_worker' },
    ],
  };
  expect(shapeOf(plan)).toBe('Nested Loop Inner (Seq Scan workers, Index Scan posts posts_worker)');
});
