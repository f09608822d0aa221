import { useState } from 'react';
import { Select } from '../shared/forms';
import { useCounties } from '../shared/regions';
import { useGet } from '../shared/use-query';
import { useMe } from '../shared/me';

interface RegionChoiceProps {
  name: string;
  /** A township where it is known, else a county, else the city; empty while nothing was chosen. */
  value: string;
  onChange: (regionCode: string) => void;
  error: string | undefined;
}

const COUNTY_LENGTH = 6;

/** County first where the caller's region is the city, then township; the part of a code that names the county is its beginning. */
export function RegionChoice({ name, value, onChange, error }: RegionChoiceProps) {
  const me = useMe();
  const counties = useCounties();
  const isCity = counties.length > 0;
  const own = me?.region.code ?? '';
  const [county, setCounty] = useState(value.slice(0, COUNTY_LENGTH));
  const chosen = isCity ? county : own;
  const hasTownships = chosen !== '' && chosen !== own ? true : !isCity && chosen !== '';
  const townships = useGet('/api/v1/regions', {
    params: { query: { parentCode: chosen, pageSize: 100 } },
    enabled: hasTownships,
  });
  const choose = (code: string): void => {
    setCounty(code);
    onChange(code);
  };
  return (
    <>
      {isCity && (
        <Select
          label="县（市、区）"
          name={name}
          error={error}
          value={county}
          onChange={choose}
          options={[...counties, { value: own, label: `${me?.region.name ?? ''}本级` }]}
          empty="请选择"
        />
      )}
      {hasTownships && (
        <Select
          label="乡镇、街道"
          name={isCity ? `${name}.township` : name}
          error={isCity ? undefined : error}
          value={value}
          onChange={onChange}
          options={[
            { value: chosen, label: '县级单位（不属于乡镇、街道）' },
            ...(townships.data?.items ?? []).map(({ code, name: label }) => ({ value: code, label })),
          ]}
          {...(isCity ? {} : { empty: '请选择' })}
        />
      )}
    </>
  );
}
