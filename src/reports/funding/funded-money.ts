import type { EntityManager } from 'typeorm';
import { regionWithin } from '../../auth/access/region-scope.js';
import type { Conditions } from '../../database/statements/conditions.js';
import { fundingOf, type LineShare, WHOLE_SHARE } from '../../regions/funding-shares.js';
import type { FundingShare } from '../../regions/region-settings.js';
import type { RegionsService } from '../../regions/regions.service.js';

/**
 * Money of many lines by those who pay it (domain.md §15 S9): each line is divided by itself and to the fen, as its policy says or the
 * region that pays.
 */
export interface Payers {
  /** Codes of the regions that have payouts. */
  regions: readonly string[];
  /** By the id of the policy that divides its lines, or the code of the region. */
  shares: ReadonlyMap<string, readonly LineShare[]>;
}

/** SQL of a line's key, beside `payouts p` and `payout_lines l`. */
export const PAYER_KEY = `coalesce((SELECT y.id::text FROM policies y WHERE y.id = l.policy_id AND y.funding IS NOT NULL), p.region_code)`;

/** Of the regions that pay within this one, and of all policies that say it themselves. */
export async function payersWithin(tx: EntityManager, regions: RegionsService, regionCode: string): Promise<Payers> {
  const codes: { code: string }[] = await tx.query(
    `SELECT r.code FROM regions r WHERE ${regionWithin('r.code').replace('?', '$1')}
       AND EXISTS (SELECT 1 FROM payouts p WHERE p.region_code = r.code)`,
    [regionCode],
  );
  const funded: { id: string; funding: FundingShare[] }[] = await tx.query(
    'SELECT id, funding FROM policies WHERE funding IS NOT NULL',
  );
  const shares = new Map<string, readonly LineShare[]>();
  for (const { code } of codes) {
    const fundingShares = await regions.setting(tx, code, 'fundingShares');
    shares.set(
      code,
      fundingOf(null, { fundingShares, fundingSource: await regions.setting(tx, code, 'fundingSource') }),
    );
  }
  const nobody = { fundingShares: null, fundingSource: null };
  for (const { id, funding } of funded) shares.set(id, fundingOf(funding, nobody));
  return { regions: codes.map(({ code }) => code), shares };
}

/**
 * SQL of common table expressions after `m`, which has a column `key`: `parts` has for each group, key and part `n` (from 1) the sums
 * of the figures. Part 1 stands for the whole, since it pays what rounding leaves: `shared` takes the others from it.
 *
 * @param groups columns of `m`
 * @param figures bigint columns of `m`, in fen
 */
export function partsSql(where: Conditions, payers: Payers, groups: string, figures: readonly string[]): string {
  const own = [...payers.shares].map(([key, shares]) => ({
    key,
    shares: shares.map(({ share }, n) => (n === 0 ? WHOLE_SHARE : share)),
  }));
  const known = where.bind(
    'SELECT * FROM jsonb_to_recordset(?::jsonb) AS o(key text, shares int[])',
    JSON.stringify(own),
  );
  const sums = figures.map((name) => `sum(m.${name} * s.share / ${WHOLE_SHARE})::int8 AS ${name}`);
  return `own AS (${known}), parts AS (
       SELECT ${groups}, m.key, s.n::int, ${sums.join(', ')}
       FROM m JOIN own ON own.key = m.key, unnest(own.shares) WITH ORDINALITY AS s(share, n) GROUP BY ${groups}, m.key, s.n)`;
}

/** A row of `parts` with its sums. */
export interface Part<F extends string> {
  key: string;
  n: number;
  figures: Record<F, number>;
}

/** By source, in the order in which the payers name them; those of one name are one. */
export function shared<F extends string>(
  parts: readonly Part<F>[],
  payers: Payers,
  names: readonly F[],
): { source: string | null; figures: Record<F, number> }[] {
  const bySource = new Map<string | null, Record<F, number>>();
  const add = (key: string, n: number, name: F, fen: number): void => {
    const { source } = payers.shares.get(key)![n - 1]!;
    const sums = bySource.get(source) ?? (Object.fromEntries(names.map((each) => [each, 0])) as Record<F, number>);
    sums[name] += fen;
    bySource.set(source, sums);
  };
  const inOrder = parts.toSorted((a, b) => a.key.localeCompare(b.key) || a.n - b.n);
  for (const { key, n, figures } of inOrder) {
    for (const name of names) {
      add(key, n, name, figures[name]);
      if (n > 1) add(key, 1, name, -figures[name]);
    }
  }
  return [...bySource].map(([source, figures]) => ({ source, figures }));
}
