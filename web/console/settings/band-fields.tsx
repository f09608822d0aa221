import { type FieldErrors, Select, YuanInput } from '../shared/forms';
import { type BandForm, nameOf, partsOf } from './band-rules';

/** One band for all levels, or each level's own. */
export function BandFields({
  form,
  errors,
  set,
}: {
  form: BandForm;
  errors: FieldErrors;
  set: (next: Partial<BandForm>) => void;
}) {
  return (
    <>
      <Select
        label="范围"
        name="byLevel"
        value={form.byLevel}
        onChange={(byLevel) => set({ byLevel: byLevel as BandForm['byLevel'] })}
        options={[
          { value: 'no', label: '各级别同一范围' },
          { value: 'yes', label: '各级别分别规定' },
        ]}
      />
      {partsOf(form).map((part) => (
        <div className="filters" key={part}>
          <YuanInput
            label={`${nameOf(part)}每月最低标准`}
            name={`${part}Min`}
            value={form[`${part}Min`]}
            onChange={(min) => set({ [`${part}Min`]: min })}
            hint="没有下限的留空。"
            error={errors[`${part}Min`] ?? (part === partsOf(form)[0] ? errors.stipendBandFen : undefined)}
          />
          <YuanInput
            label={`${nameOf(part)}每月最高标准`}
            name={`${part}Max`}
            value={form[`${part}Max`]}
            onChange={(max) => set({ [`${part}Max`]: max })}
            hint="没有上限的留空。"
            error={errors[`${part}Max`]}
          />
        </div>
      ))}
    </>
  );
}
