import { TextInput } from '../../shared/forms';
import { DAY_PARTS, optionsOf } from '../../shared/words';
import { type HalfDayRow, hoursOfAll, rowAfter, rowsOf, textOfRows, timesOf } from './half-day-rules';

/** Half-days of a session, a row for each; the value is their text. */
export function HalfDaysInput({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const rows = rowsOf(value);
  const set = (n: number, changes: Partial<HalfDayRow>): void =>
    onChange(textOfRows(rows.map((row, at) => (at === n ? { ...row, ...changes } : row))));
  return (
    <fieldset className={error ? 'field half-days wrong' : 'field half-days'} data-field="halfDays">
      <legend className="label">各个半天</legend>
      <span className="hint">起止时间和学时由各个半天得出，现在共 {hoursOfAll(value)} 学时。</span>
      {error && <span className="error">✕ {error}</span>}
      {rows.map((row, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no name but their place
        <div className="half-day" key={n} role="group" aria-label={`第 ${n + 1} 个半天`}>
          <TextInput
            label={`第 ${n + 1} 个半天的日期`}
            name={`halfDays.${n}.heldOn`}
            value={row.day}
            onChange={(day) => set(n, { day })}
            short
          />
          <div className="field">
            <label className="label" htmlFor={`part-${n}`}>
              上午、下午或晚上
            </label>
            <select
              id={`part-${n}`}
              className="input"
              value={row.part}
              onChange={(event) => set(n, { part: event.target.value, ...timesOf(event.target.value) })}
            >
              {optionsOf(DAY_PARTS).map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
          <TextInput
            label="从几时"
            name={`halfDays.${n}.from`}
            value={row.from}
            onChange={(from) => set(n, { from })}
            short
          />
          <TextInput label="到几时" name={`halfDays.${n}.to`} value={row.to} onChange={(to) => set(n, { to })} short />
          <TextInput
            label="这个半天的学时"
            name={`halfDays.${n}.hours`}
            value={row.hours}
            onChange={(hours) => set(n, { hours })}
            inputMode="decimal"
            short
          />
          <button
            type="button"
            className="button plain"
            aria-label={`去掉第 ${n + 1} 个半天`}
            onClick={() => onChange(textOfRows(rows.filter((_row, at) => at !== n)))}
          >
            去掉
          </button>
        </div>
      ))}
      <div className="buttons below">
        <button type="button" className="button" onClick={() => onChange(textOfRows([...rows, rowAfter(rows)]))}>
          加一个半天
        </button>
      </div>
    </fieldset>
  );
}
