import type { Option } from './forms';
import { useGet } from './use-query';
import { useMe } from './me';

/** The counties below the caller's region, to choose from; none where the caller's is a county itself. */
export function useCounties(): readonly Option[] {
  const me = useMe();
  const isCity = me !== null && me.region.code.endsWith('00');
  const counties = useGet('/api/v1/regions', {
    params: { query: { parentCode: me?.region.code, pageSize: 100 } },
    enabled: isCity,
  });
  if (!isCity) return [];
  return (counties.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
}

/** The caller's own region and the counties below it. */
export function useOwnAndCounties(): readonly Option[] {
  const me = useMe();
  const counties = useCounties();
  return me ? [{ value: me.region.code, label: `${me.region.name}本级` }, ...counties] : counties;
}
