import type { EntityManager } from 'typeorm';

/** The newest scheme in force in that year, of the station's region or else of the nearest region above it; null where there is none. */
export async function schemeFor(tx: EntityManager, regionCode: string, year: number): Promise<string | null> {
  const rows: { id: string }[] = await tx.query(
    `SELECT e.id FROM regions r JOIN station_evaluation_schemes e ON e.region_code = ANY(r.path)
     WHERE r.code = $1 AND e.effective_from <= make_date($2, 12, 31)
     ORDER BY array_position(r.path, e.region_code) DESC, e.effective_from DESC, e.version_no DESC LIMIT 1`,
    [regionCode, year],
  );
  return rows[0]?.id ?? null;
}
