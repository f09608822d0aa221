import { useGet } from '../shared/use-query';
import type { Option } from '../shared/forms';
import type { NameOfRegion } from './words/policy-words';

/** All of the city's places; they change once in years. */
export function useRegions(): { options: readonly Option[]; nameOf: NameOfRegion } {
  const cities = useGet('/api/v1/regions', { params: { query: { level: 'city', pageSize: 100 } } });
  const counties = useGet('/api/v1/regions', { params: { query: { level: 'county', pageSize: 100 } } });
  const all = [...(cities.data?.items ?? []), ...(counties.data?.items ?? [])];
  return {
    options: all.map(({ code, name }) => ({ value: code, label: name })),
    nameOf: (code) => all.find((region) => region.code === code)?.name ?? '其他地区',
  };
}
