import { useAddress } from './address';
import { Select } from './forms';
import { useCounties } from './regions';

/** Figures of one county or of the whole city; nothing to choose where the caller's region is a county itself. */
export function CountyFilter() {
  const { search, change } = useAddress();
  const counties = useCounties();
  if (counties.length === 0) return null;
  return (
    <Select
      label="县（市、区）"
      name="regionCode"
      value={search.regionCode ?? ''}
      onChange={(value) => change({ regionCode: value })}
      options={counties}
      empty="全市"
    />
  );
}
