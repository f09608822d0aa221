import { Blank, ChoiceBlank } from '../../../shared/blanks';
import { CAP_BYS, optionsOf } from '../../../shared/words';
import type { SectionProps } from '../section';
import { type Settlement, settlementInWords, SETTLEMENTS, type YearForm } from './year-form';

/** Month by month, or by the year; and how a cap counts. */
export function Years({ form, errors, change }: SectionProps) {
  const { settlement } = form;
  return (
    <>
      <p>
        核发：
        <ChoiceBlank
          label="怎样核发"
          name="period"
          error={errors.period ?? errors.year ?? errors['year.pays']}
          value={settlement}
          onChange={(value) => change({ settlement: value as Settlement })}
          options={SETTLEMENTS.map((value) => ({ value, label: settlementInWords(value) }))}
        />
        。
      </p>
      {(settlement === 'year-months' || settlement === 'calendar-year') && (
        <p>
          年内须连续在岗满
          <Blank
            label="年内连续在岗月数"
            name="year.minMonths"
            error={errors['year.minMonths']}
            value={form.yearMonths}
            onChange={(yearMonths) => change({ yearMonths })}
            unit="个月"
          />
          ，持证满
          <Blank
            label="年内持证月数"
            name="year.minHeldMonths"
            error={errors['year.minHeldMonths']}
            value={form.yearHeldMonths}
            onChange={(yearHeldMonths) => change({ yearHeldMonths })}
            unit="个月"
          />
          （不要求时填 0）。
        </p>
      )}
      {settlement !== 'by-month' && <p className="hint">{HINTS[settlement]}</p>}
      <p>
        每人累计最多发放
        <Blank
          label="累计最多月数"
          name="maxMonths"
          error={errors.maxMonths}
          value={form.maxMonths}
          onChange={(maxMonths) => change({ maxMonths })}
          unit="个月"
        />
        （留空为不设上限）
        {form.maxMonths.trim() === '' ? (
          '。'
        ) : (
          <>
            ，
            <ChoiceBlank
              label="上限怎样计算"
              name="capBy"
              error={errors.capBy}
              value={form.capBy}
              onChange={(value) => change({ capBy: value as YearForm['capBy'] })}
              options={optionsOf(CAP_BYS)}
            />
          </>
        )}
      </p>
    </>
  );
}

const HINTS: Record<Exclude<Settlement, 'by-month'>, string> = {
  'year-months': '标准仍按月填写。12月31日起，或年中离岗的自最后在岗日起，当年符合条件的各月一并应发。',
  'calendar-year':
    '标准按年填写，不受市定月标准范围限制。由年度最后一天有效的政策发放；当年已按月应发或已发的，不再整笔发放。',
  'service-year':
    '标准按年填写，不受市定月标准范围限制。从任职和取得证书中较晚的一天起，每满一年发一笔，以起算的那一年为年度；中断的重新起算。',
};
