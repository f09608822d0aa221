import { useAddress } from '../shared/address';
import { Select } from '../shared/forms';
import { useMe } from '../shared/me';
import { useCounties, useOwnAndCounties } from '../shared/regions';

/** The region whose settings are looked at: that of the address, else the caller's own; empty until that is known. */
export function useRegionAsked(): string {
  const me = useMe();
  const { search } = useAddress();
  return search.regionCode ?? me?.region.code ?? '';
}

/** Nothing to choose where the caller's region is a county itself. @param leaves what of the address was of the region before */
export function RegionAsked({ leaves = {} }: { leaves?: Record<string, undefined> }) {
  const { change } = useAddress();
  const regions = useOwnAndCounties();
  const value = useRegionAsked();
  if (useCounties().length === 0) return null;
  return (
    <Select
      label="地区"
      name="regionCode"
      value={value}
      onChange={(regionCode) => change({ regionCode, ...leaves })}
      options={regions}
    />
  );
}
