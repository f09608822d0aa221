/**
 * SQL that holds for whoever is on site at a station manager's own station: the station's id, the manager's region and twice the day stand
 * for its four `?`. By the station alone: who serves there may be registered elsewhere. `column` is a worker's id.
 */
export function ownStaff(column: string): string {
  return `EXISTS (SELECT 1 FROM station_staff f_ JOIN stations s_ ON s_.id = f_.station_id
    JOIN regions sr_ ON sr_.code = s_.region_code JOIN workers w_ ON w_.id = f_.worker_id
    WHERE f_.worker_id = ${column} AND f_.station_id = ?::uuid AND sr_.path @> ARRAY[?]::text[]
      AND w_.merged_into IS NULL AND w_.withdrawn_at IS NULL
      AND f_.start_on <= ?::date AND (f_.end_on IS NULL OR f_.end_on >= ?::date))`;
}
