import { Blank, ChecksBlank, ChoiceBlank } from '../../shared/blanks';
import { dayOf } from '../../shared/days';
import type { Option } from '../../shared/forms';
import { SERVICE_CODES } from '../words/policy-words';
import type { PolicyForm } from './policy-form';
import type { SectionProps } from './section';

const ON: readonly Option[] = [
  { value: 'approved', label: '证书批准日' },
  { value: 'declared', label: '申报日' },
  { value: 'ever', label: '曾经（算到的那一天为止）' },
  { value: 'none', label: '不要求在岗（须经申报）' },
];
const COUNTED_TO: readonly Option[] = [
  { value: 'approved', label: '证书批准日' },
  { value: 'declared', label: '申报日' },
  { value: 'day', label: '文件规定的一天' },
];
const UNBROKEN: readonly Option[] = [
  { value: 'yes', label: '连续' },
  { value: 'no', label: '累计' },
];

/** On which days a post is asked for, and how long somebody must have served. */
export function Service({ form, errors, change }: SectionProps) {
  return (
    <>
      <p>
        须在发放对象单位在岗的日子：
        <ChecksBlank
          label="须在岗的日子"
          name="service.on"
          error={errors['service.on'] ?? errors.mustStillServe}
          value={form.serviceOn}
          onChange={(chosen) => change({ serviceOn: SERVICE_CODES.filter((day) => chosen.includes(day)) })}
          options={ON}
        />
      </p>
      <p>
        服务算到
        <ChoiceBlank
          label="服务算到哪一天"
          name="service.countedTo"
          error={form.serviceCountedTo === 'day' ? undefined : errors['service.countedTo']}
          value={form.serviceCountedTo}
          onChange={(value) => change({ serviceCountedTo: value as PolicyForm['serviceCountedTo'] })}
          options={COUNTED_TO}
        />
        {form.serviceCountedTo === 'day' && (
          <Blank
            label="服务算到的日子"
            name="service.countedTo"
            error={errors['service.countedTo']}
            value={form.serviceDay}
            onChange={(serviceDay) => change({ serviceDay })}
            read={dayOf}
          />
        )}
        ，
        <ChoiceBlank
          label="服务是否须连续"
          name="service.unbroken"
          error={errors['service.unbroken']}
          value={form.serviceUnbroken ? 'yes' : 'no'}
          onChange={(value) => change({ serviceUnbroken: value === 'yes' })}
          options={UNBROKEN}
        />
        满
        <Blank
          label="服务月数"
          name="service.minMonths"
          error={errors['service.minMonths']}
          value={form.serviceMonths}
          onChange={(serviceMonths) => change({ serviceMonths })}
          unit="个月"
        />
        （填 0 为不要求）。
      </p>
      <p className="hint">
        连续：到那一天为止没有中断的一段，调动隔天衔接的不算中断；累计：各段的整月相加。例如 2022-01-01 入职，满 12
        个月是 2022-12-31。
      </p>
    </>
  );
}
