import { Blank, ChecksBlank, ChoiceBlank, YuanBlank } from '../../shared/blanks';
import { EMPLOYER_KINDS, LEVELS, optionsOf, word } from '../../shared/words';
import { LEVEL_CODES, UPGRADES } from '../words/policy-words';
import { paysWhole } from './years/year-form';
import { NO_RATES, type PolicyForm, type RateTexts } from './policy-form';
import { Section, type SectionProps } from './section';

export function HowMuch({ form, errors, change }: SectionProps) {
  const { rates, rateGroups } = form;
  const pays = paysWord(form);
  return (
    <Section title="多少">
      <RateGroups form={form} errors={errors} change={change} />
      <p>
        {rateGroups.length > 0 && '其余单位的人员，'}
        {pays}
        <LevelBlanks field="ratesFen" errors={errors} rates={rates} onChange={(next) => change({ rates: next })} />。
      </p>
      <p className="hint">文件没有规定的级别请留空，由别的政策决定；填 0 表示规定不发，别的政策也不再发。</p>
      <button
        type="button"
        className="button"
        onClick={() => change({ rateGroups: [...rateGroups, { employers: [], rates: NO_RATES }] })}
      >
        为部分单位另定标准
      </button>
      {form.kind === 'award' && (
        <p>
          晋级：
          <ChoiceBlank
            label="晋级时怎样发放"
            name="upgrade"
            error={errors.upgrade}
            value={form.upgrade}
            onChange={(value) => change({ upgrade: value as PolicyForm['upgrade'] })}
            options={optionsOf(UPGRADES)}
          />
          。
        </p>
      )}
      <p>
        资金由
        <Blank
          wide
          label="资金分担"
          name="funding"
          error={errors.funding}
          value={form.funding}
          onChange={(funding) => change({ funding })}
        />
        分担（例如：县级财政 40%、省级财政 60%；文件没有规定的留空，按地区设置）。
      </p>
    </Section>
  );
}

function paysWord({ kind, settlement }: PolicyForm): string {
  if (kind === 'award') return '一次性发给';
  return paysWhole(settlement) ? '每满一年发给' : '每月发给';
}

function RateGroups({ form, errors, change }: SectionProps) {
  const { rateGroups } = form;
  if (rateGroups.length === 0) return null;
  const set = (at: number, next: Partial<PolicyForm['rateGroups'][number]>): void =>
    change({ rateGroups: rateGroups.map((each, index) => (index === at ? { ...each, ...next } : each)) });
  return (
    <>
      <p className="hint">一个单位按所在的第一组计；有几处任职的，按开始最晚、有标准的一处计。</p>
      <ul className="plain-list">
        {rateGroups.map((group, index) => (
          <li key={index}>
            <ChecksBlank
              label={`第 ${index + 1} 组标准适用的单位`}
              name={`rates.${index}.employers`}
              error={errors[`rates.${index}.employers`]}
              value={group.employers}
              onChange={(employers) => set(index, { employers })}
              options={offered(form, index)}
            />
            {`的人员，${paysWord(form)}`}
            <LevelBlanks
              field={`rates.${index}.levels`}
              group={`第 ${index + 1} 组`}
              errors={errors}
              rates={group.rates}
              onChange={(rates) => set(index, { rates })}
            />
            <button
              type="button"
              className="button plain"
              aria-label={`移除第 ${index + 1} 组标准`}
              onClick={() => change({ rateGroups: rateGroups.filter((_, at) => at !== index) })}
            >
              移除
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The kinds that are paid, but for those of the groups before; what is chosen already stays to be seen. */
function offered({ employers, rateGroups }: PolicyForm, index: number) {
  const before = new Set(rateGroups.slice(0, index).flatMap((group) => group.employers));
  const chosen = rateGroups[index]?.employers ?? [];
  const kinds = [...new Set([...employers.map(({ kind }) => kind).filter((kind) => !before.has(kind)), ...chosen])];
  return kinds.map((kind) => ({ value: kind, label: word(EMPLOYER_KINDS, kind) }));
}

function LevelBlanks({
  field,
  group = '',
  errors,
  rates,
  onChange,
}: {
  field: string;
  group?: string;
  errors: SectionProps['errors'];
  rates: RateTexts;
  onChange: (rates: RateTexts) => void;
}) {
  return LEVEL_CODES.map((level, index) => (
    <span key={level}>
      {index > 0 && '，'}
      {LEVELS[level] ?? ''}
      <YuanBlank
        label={`${group}${LEVELS[level] ?? ''}标准`}
        name={`${field}.${level}`}
        error={errors[`${field}.${level}`]}
        value={rates[level]}
        onChange={(text) => onChange({ ...rates, [level]: text })}
      />
    </span>
  ));
}
