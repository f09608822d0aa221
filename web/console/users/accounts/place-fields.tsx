import { type FieldErrors, type Option, Select } from '../../shared/forms';
import { useMe } from '../../shared/me';
import { useCounties } from '../../shared/regions';
import { useGet } from '../../shared/use-query';
import { optionsOf, ROLES } from '../../shared/words';

export type Place = Record<'role' | 'regionCode' | 'stationId', string>;

/** Where an account may work: the administrator's own region and those below it. */
export function useRegionOptions(): readonly Option[] {
  const me = useMe();
  const counties = useCounties();
  return me ? [{ value: me.region.code, label: me.region.name }, ...counties] : counties;
}

interface PlaceFieldsProps {
  values: Place;
  errors: FieldErrors;
  set: (next: Partial<Place>) => void;
  /** Where the account is by now, which may be none of the regions to choose from. */
  present?: Option;
}

/** What somebody is and where; a station's manager works where the station is. */
export function PlaceFields({ values, errors, set, present }: PlaceFieldsProps) {
  const regions = useRegionOptions();
  const isListed = !present || regions.some(({ value }) => value === present.value);
  return (
    <>
      <Select
        label="角色"
        name="role"
        value={values.role}
        onChange={(role) => set({ role })}
        options={optionsOf(ROLES)}
        error={errors.role}
      />
      {values.role === 'station_manager' ? (
        <StationChoice value={values.stationId} error={errors.stationId} onChoose={set} />
      ) : (
        <Select
          label="辖区"
          name="regionCode"
          value={values.regionCode}
          onChange={(regionCode) => set({ regionCode })}
          options={isListed ? regions : [present, ...regions]}
          error={errors.regionCode}
        />
      )}
    </>
  );
}

export function useStations(): readonly { id: string; name: string; regionCode: string }[] {
  return useGet('/api/v1/stations', { params: { query: { pageSize: 500 } } }).data?.items ?? [];
}

function StationChoice({
  value,
  error,
  onChoose,
}: {
  value: string;
  error: string | undefined;
  onChoose: (next: Partial<Place>) => void;
}) {
  const stations = useStations();
  return (
    <Select
      label="社工站"
      name="stationId"
      value={value}
      onChange={(stationId) => {
        const station = stations.find(({ id }) => id === stationId);
        onChoose(station ? { stationId, regionCode: station.regionCode } : { stationId });
      }}
      options={stations.map(({ id, name }) => ({ value: id, label: name }))}
      empty="请选择"
      error={error}
    />
  );
}
