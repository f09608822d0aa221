import { Blank, ChecksBlank, ChoiceBlank } from '../../shared/blanks';
import { dayOf } from '../../shared/days';
import type { Option } from '../../shared/forms';
import { EMPLOYER_KINDS, optionsOf, REGISTRATIONS, STAFFINGS, UNKNOWN_STAFFING } from '../../shared/words';
import type { PolicyForm } from './policy-form';
import { Section, type SectionProps } from './section';
import { Service } from './service-section';

const KIND_OPTIONS = optionsOf(EMPLOYER_KINDS);

export function Who({ form, errors, change, regions }: SectionProps & { regions: readonly Option[] }) {
  const { employers } = form;
  const set = (at: number, next: Partial<PolicyForm['employers'][number]>): void =>
    change({ employers: employers.map((each, index) => (index === at ? { ...each, ...next } : each)) });
  return (
    <Section title="谁">
      <p>发给在下列单位工作的人员：</p>
      <ul className="plain-list">
        {employers.map((employer, index) => (
          <li key={index}>
            <ChoiceBlank
              label={`第 ${index + 1} 类单位`}
              name={`eligibleEmployers.${index}.kind`}
              error={errors[`eligibleEmployers.${index}.kind`]}
              value={employer.kind}
              onChange={(kind) => set(index, { kind })}
              options={KIND_OPTIONS}
            />
            ，登记机关{' '}
            <ChoiceBlank
              label={`第 ${index + 1} 类单位的登记机关`}
              name={`eligibleEmployers.${index}.registrarCode`}
              error={errors[`eligibleEmployers.${index}.registrarCode`]}
              value={employer.registrarCode}
              onChange={(registrarCode) => set(index, { registrarCode })}
              options={regions}
              empty="不限"
            />
            <button
              type="button"
              className="button plain"
              aria-label={`移除第 ${index + 1} 类单位`}
              onClick={() => change({ employers: employers.filter((_, at) => at !== index) })}
            >
              移除
            </button>
          </li>
        ))}
      </ul>
      {employers.length === 0 && <p className="error-text">没有发放对象，这项政策不向任何人发放。</p>}
      <button
        type="button"
        className="button"
        onClick={() => change({ employers: [...employers, { kind: 'village', registrarCode: '' }] })}
      >
        增加一类单位
      </button>
      <p>
        其中用工性质为
        <ChecksBlank
          label="不发放的用工性质"
          name="excludedStaffing"
          error={errors.excludedStaffing}
          value={form.excludedStaffing}
          onChange={(excludedStaffing) => change({ excludedStaffing })}
          options={optionsOf(STAFFINGS)}
        />
        的不发（都不选即不区分）。
      </p>
      <p>
        没有登记用工性质的：
        <ChoiceBlank
          label="用工性质未登记时"
          name="unknownStaffing"
          error={errors.unknownStaffing}
          value={form.unknownStaffing}
          onChange={(value) => change({ unknownStaffing: value as PolicyForm['unknownStaffing'] })}
          options={optionsOf(UNKNOWN_STAFFING)}
        />
        。
      </p>
      <p className="hint">
        奖励看须在岗的日子和申报日的任职，津贴看当月的任职；同一天或同一月另有任职属于不发的性质的，也不发。
      </p>
    </Section>
  );
}

export function Conditions({ form, errors, change }: SectionProps) {
  return (
    <Section title="条件">
      <p>
        须持有证书；登记：
        <ChoiceBlank
          label="对登记的要求"
          name="registration"
          error={errors.registration ?? errors.requiresRegistration}
          value={form.registration}
          onChange={(value) => change({ registration: value as PolicyForm['registration'] })}
          options={optionsOf(REGISTRATIONS)}
        />
        。
      </p>
      <p>
        首次登记不早于
        <Blank
          label="首次登记不早于"
          name="firstRegisteredBetween.from"
          error={errors['firstRegisteredBetween.from']}
          value={form.firstRegisteredFrom}
          onChange={(firstRegisteredFrom) => change({ firstRegisteredFrom })}
          read={dayOf}
        />
        ，不晚于
        <Blank
          label="首次登记不晚于"
          name="firstRegisteredBetween.to"
          error={errors['firstRegisteredBetween.to']}
          value={form.firstRegisteredTo}
          onChange={(firstRegisteredTo) => change({ firstRegisteredTo })}
          read={dayOf}
        />
        （留空为不限；看证书的第一次登记，不看续登）。
      </p>
      {form.kind === 'award' ? (
        <>
          <Service form={form} errors={errors} change={change} />
          <p>
            取得证书后
            <Blank
              label="申报期限"
              name="claimWithinMonths"
              error={errors.claimWithinMonths}
              value={form.claimWithinMonths}
              onChange={(claimWithinMonths) => change({ claimWithinMonths })}
              unit="个月"
            />
            内申报（留空为不限期）。
          </p>
        </>
      ) : (
        <p>
          连续在岗满
          <Blank
            label="事先在岗月数"
            name="minServiceMonths"
            error={errors.minServiceMonths}
            value={form.minServiceMonths}
            onChange={(minServiceMonths) => change({ minServiceMonths })}
            unit="个月"
          />
          后开始发放（填 0 为不要求）。
        </p>
      )}
    </Section>
  );
}
