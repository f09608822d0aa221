import { Blank, ChecksBlank, ChoiceBlank } from '../../shared/blanks';
import { CLAIM_BYS, LEVELS, optionsOf } from '../../shared/words';
import { EMPLOYER_CHECK } from '../words/policy-words';
import { ANY_OF, type CheckForm, employerCheck, newCheck } from './claim-form';
import type { PolicyForm } from './policy-form';
import { Section, type SectionProps } from './section';

const ANY_OF_OPTIONS = ANY_OF.map((value) => ({ value, label: `${value}组中有一项符合` }));

/** Whether a certificate claims by itself or somebody applies, and what is then confirmed of each claim. */
export function Claiming({ form, errors, change }: SectionProps) {
  return (
    <Section title="申报">
      <p>
        <ChoiceBlank
          label="怎样申报"
          name="claimBy"
          error={errors.claimBy}
          value={form.claimBy}
          onChange={(value) => change({ claimBy: value as PolicyForm['claimBy'] })}
          options={optionsOf(CLAIM_BYS)}
        />
        。
      </p>
      {form.claimBy === 'application' && (
        <>
          <p className="hint">
            政策批准后另发申报通知，写明申报期和针对的取证日期（津贴为月份）。申报期内申报并经受理的才发放，逾期未申报的视作放弃。
          </p>
          <Checks form={form} errors={errors} change={change} />
        </>
      )}
    </Section>
  );
}

function Checks({ form, errors, change }: SectionProps) {
  const { checks } = form;
  const set = (at: number, next: Partial<CheckForm>): void =>
    change({ checks: checks.map((each, index) => (index === at ? { ...each, ...next } : each)) });
  const hasEmployer = checks.some(({ code }) => code === EMPLOYER_CHECK);
  return (
    <>
      <p>受理时须逐项核对（登记中没有的条件，例如户籍、年度考核、无违法记录；没有即不核对）：</p>
      <ul className="plain-list">
        {checks.map((check, index) => (
          <li key={check.code}>
            <Blank
              label={`第 ${index + 1} 个核对项目`}
              name={`checks.${index}.label`}
              error={errors[`checks.${index}.label`] ?? errors[`checks.${index}.code`]}
              value={check.label}
              onChange={(label) => set(index, { label })}
              wide
            />
            ，
            <ChoiceBlank
              label={`第 ${index + 1} 个核对项目是否任选`}
              name={`checks.${index}.anyOf`}
              error={errors[`checks.${index}.anyOf`]}
              value={check.anyOf}
              onChange={(anyOf) => set(index, { anyOf })}
              options={anyOfOptions(check)}
              empty="须符合"
            />
            ，只问
            <ChecksBlank
              label={`第 ${index + 1} 个核对项目针对的级别`}
              name={`checks.${index}.levels`}
              error={errors[`checks.${index}.levels`]}
              value={check.levels}
              onChange={(levels) => set(index, { levels })}
              options={optionsOf(LEVELS)}
            />
            （都不选即各级都问）
            <button
              type="button"
              className="button plain"
              aria-label={`移除第 ${index + 1} 个核对项目`}
              onClick={() => change({ checks: checks.filter((_, at) => at !== index) })}
            >
              移除
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => change({ checks: [...checks, newCheck(checks)] })}>
        增加核对项目
      </button>
      {form.kind === 'award' && !hasEmployer && (
        <button type="button" className="button" onClick={() => change({ checks: [...checks, employerCheck()] })}>
          任职也作为任选的一项
        </button>
      )}
    </>
  );
}

/** A group that was named otherwise, by way of the interface, stays to be chosen. */
function anyOfOptions({ anyOf }: CheckForm) {
  const isKnown = anyOf === '' || ANY_OF_OPTIONS.some(({ value }) => value === anyOf);
  return isKnown ? ANY_OF_OPTIONS : [...ANY_OF_OPTIONS, { value: anyOf, label: `${anyOf}组中有一项符合` }];
}
