import { useState } from 'react';
import { api, data } from '../../api/client';
import { Problem } from '../../api/problem';
import { Dialog } from '../../shared/dialog';
import { DayInput, ErrorSummary, fieldErrors, Select, TextInput } from '../../shared/forms';
import { useMe } from '../../shared/me';
import { ProblemView } from '../../shared/problem-view';
import { ReadAgain } from '../../shared/read-again';
import { useCounties } from '../../shared/regions';
import { useDeed } from '../../shared/use-deed';
import { useTyped } from '../../shared/use-typed';
import {
  emptyRow,
  fullPoints,
  type Row,
  type Scheme,
  schemeBody,
  schemeErrors,
  type SchemeValues,
  schemeValues,
} from './scheme-rules';

/** A new scheme, also after the text of one that is there, or one that nobody was evaluated by put right. */
export function SchemeDialog({
  scheme,
  like,
  onClose,
}: {
  /** The one that is put right. */
  scheme: Scheme | null;
  /** Whose text a new one begins with. */
  like: Scheme | null;
  onClose: () => void;
}) {
  const me = useMe();
  const counties = useCounties();
  const own = me?.region.code ?? '';
  const { values, isDirty, set, field, errors, deed, submit } = useSchemeForm(scheme, like, own, onClose);
  const title = scheme ? '修改评估办法' : '新立评估办法';
  const isStale = deed.problem instanceof Problem && deed.problem.status === 412;
  return (
    <Dialog title={title} onClose={onClose} isDirty={isDirty}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} problem={null} />
        <TextInput label="名称" {...field('title')} />
        <TextInput label="文号" {...field('documentNo')} optional />
        {scheme === null && counties.length > 0 && (
          <Select
            label="适用地区"
            name="regionCode"
            value={values.regionCode}
            onChange={(regionCode) => set({ regionCode })}
            options={[{ value: own, label: me?.region.name ?? '' }, ...counties]}
            error={errors.regionCode}
          />
        )}
        <DayInput
          label="施行日期"
          {...field('effectiveFrom')}
          hint="这一天所在的年度和以后的年度按这个办法评估，直到有更新的办法。"
        />
        <Rows
          legend="评分项"
          list="items"
          points="满分"
          rows={values.items}
          errors={errors}
          onRows={(items) => set({ items })}
        />
        <p role="status">
          满分合计 <strong className="figures">{fullPoints(values.items).toFixed(1)}</strong> 分。
        </p>
        <Rows
          legend="等次"
          list="grades"
          points="最低分"
          hint="从高到低填写，最后一个的最低分为 0。"
          rows={values.grades}
          errors={errors}
          onRows={(grades) => set({ grades })}
        />
        <ProblemView problem={deed.problem} again={deed.again} />
        {isStale && <ReadAgain onClose={onClose} />}
        <div className="buttons">
          <button type="submit" className="button primary" disabled={deed.isRunning || isStale}>
            {deed.isRunning ? '正在办理……' : scheme ? '保存修改' : '新立评估办法'}
          </button>
          <button type="button" className="button" onClick={onClose}>
            返回
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What is typed, what is wrong with it, and how it is sent. */
function useSchemeForm(scheme: Scheme | null, like: Scheme | null, own: string, onClose: () => void) {
  const { values, setValues, isDirty } = useTyped<SchemeValues>(() => ({
    ...schemeValues(scheme ?? like, own),
    ...(scheme ? {} : { regionCode: own, effectiveFrom: '' }),
  }));
  const [isTried, setTried] = useState(false);
  const deed = useDeed(async (sent: SchemeValues, key: string) => {
    const body = schemeBody(sent);
    if (scheme === null) {
      const params = { header: { 'Idempotency-Key': key } };
      const whole = { regionCode: sent.regionCode, ...body };
      return data(await api.POST('/api/v1/stations/evaluation-schemes', { params, body: whole }));
    }
    const params = { path: { schemeId: scheme.id }, header: { 'If-Match': String(scheme.version) } };
    return data(await api.PATCH('/api/v1/evaluation-schemes/{schemeId}', { params, body }));
  }, onClose);
  const errors = { ...fieldErrors(deed.problem), ...(isTried ? schemeErrors(values) : {}) };
  const set = (changes: Partial<SchemeValues>): void => setValues((before) => ({ ...before, ...changes }));
  const field = (name: 'title' | 'documentNo' | 'effectiveFrom') => ({
    name,
    value: values[name],
    onChange: (value: string) => set({ [name]: value }),
    error: errors[name],
  });
  const submit = (): void => {
    setTried(true);
    if (Object.keys(schemeErrors(values)).length === 0) deed.run(values);
  };
  return { values, isDirty, set, field, errors, deed, submit };
}

function Rows({
  legend,
  list,
  points,
  hint,
  rows,
  errors,
  onRows,
}: {
  legend: string;
  list: 'items' | 'grades';
  points: string;
  hint?: string;
  rows: Row[];
  errors: Record<string, string | undefined>;
  onRows: (rows: Row[]) => void;
}) {
  const change = (n: number, changes: Partial<Row>): void =>
    onRows(rows.map((row, at) => (at === n ? { ...row, ...changes } : row)));
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint && <p className="soft">{hint}</p>}
      {errors[list] && (
        <p className="error-text" role="alert">
          ✕ {errors[list]}
        </p>
      )}
      {rows.map((row, n) => (
        <div className="scheme-row" key={n}>
          <TextInput
            label={`${legend} ${n + 1}`}
            name={`${list}.${n}.name`}
            value={row.name}
            onChange={(name) => change(n, { name })}
            error={errors[`${list}.${n}.name`]}
          />
          <TextInput
            label={`${legend} ${n + 1} 的${points}`}
            name={`${list}.${n}.points`}
            value={row.points}
            onChange={(text) => change(n, { points: text })}
            error={errors[`${list}.${n}.points`]}
            unit="分"
            inputMode="decimal"
            short
          />
          {rows.length > 1 && (
            <button
              type="button"
              className="button plain"
              aria-label={`去掉${legend} ${n + 1}`}
              onClick={() => onRows(rows.filter((_, at) => at !== n))}
            >
              去掉
            </button>
          )}
        </div>
      ))}
      <button type="button" className="button" onClick={() => onRows([...rows, emptyRow()])}>
        增加{legend}
      </button>
    </fieldset>
  );
}
