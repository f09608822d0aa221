import { optionsOf } from '../../shared/words';
import { Blank, ChoiceBlank } from '../../shared/blanks';
import { dayOf, monthOf } from '../../shared/days';
import { STARTS, STOPS } from '../words/policy-words';
import type { PolicyForm } from './policy-form';
import { Section, type SectionProps } from './section';
import { Years } from './years/year-section';

export function When({ form, errors, change }: SectionProps) {
  const read = form.kind === 'award' ? dayOf : monthOf;
  const unit = form.kind === 'award' ? '日期' : '月份';
  return (
    <Section title="何时">
      <p>
        自
        <Blank
          label={`生效${unit}`}
          name="effectiveFrom"
          error={errors.effectiveFrom}
          value={form.effectiveFrom}
          onChange={(effectiveFrom) => change({ effectiveFrom })}
          read={read}
        />
        起执行，至
        <Blank
          label={`终止${unit}`}
          name="effectiveTo"
          error={errors.effectiveTo}
          value={form.effectiveTo}
          onChange={(effectiveTo) => change({ effectiveTo })}
          read={read}
        />
        止（留空为长期）。{form.kind === 'award' ? '例如 2025-01-01。' : '例如 2025-01。'}
      </p>
      {form.kind === 'stipend' && <StipendMonths form={form} errors={errors} change={change} />}
    </Section>
  );
}

function StipendMonths({ form, errors, change }: SectionProps) {
  return (
    <>
      <p>
        <ChoiceBlank
          label="何时起发"
          name="start"
          error={errors.start}
          value={form.start}
          onChange={(value) => change({ start: value as PolicyForm['start'] })}
          options={optionsOf(STARTS)}
        />
        ，
        <ChoiceBlank
          label="离岗当月"
          name="stop"
          error={errors.stop}
          value={form.stop}
          onChange={(value) => change({ stop: value as PolicyForm['stop'] })}
          options={optionsOf(STOPS)}
        />
        。
      </p>
      <Years form={form} errors={errors} change={change} />
    </>
  );
}

export function Notice({ form, errors, change }: SectionProps) {
  return (
    <Section title="公示">
      <p>
        发放前公示
        <Blank
          label="公示工作日数"
          name="noticeWorkingDays"
          error={errors.noticeWorkingDays}
          value={form.noticeWorkingDays}
          onChange={(noticeWorkingDays) => change({ noticeWorkingDays })}
          unit="个工作日"
        />
        。
      </p>
    </Section>
  );
}

export function Basis({ form, errors, change }: SectionProps) {
  return (
    <Section title="依据">
      <p>
        政策名称
        <Blank
          wide
          label="政策名称"
          name="title"
          error={errors.title}
          value={form.title}
          onChange={(title) => change({ title })}
        />
      </p>
      <p>
        文号
        <Blank
          wide
          label="文号"
          name="documentNo"
          error={errors.documentNo}
          value={form.documentNo}
          onChange={(documentNo) => change({ documentNo })}
        />
        （文件未下发时可先留空）
      </p>
      <p>
        说明
        <Blank
          wide
          label="说明"
          name="note"
          error={errors.note}
          value={form.note}
          onChange={(note) => change({ note })}
        />
      </p>
    </Section>
  );
}
