import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { DataTable, type Column } from '../shared/data-table';
import { dayOf, today } from '../shared/days';
import { Confirm, Dialog } from '../shared/dialog';
import type { EditedFields } from '../shared/editing/edited-rules';
import { useEdited } from '../shared/editing/use-edited';
import { FormDialog } from '../shared/form-dialog';
import { DayInput, type FieldErrors, TextArea, TextInput } from '../shared/forms';
import { useMay } from '../shared/me';
import { Answered } from '../shared/page';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';
import { useGet, useList } from '../shared/use-query';
import { pointsOf, type Scheme, scored, type Station } from './station-rules';

type Evaluation = components['schemas']['EvaluationResponse'];

/** A year each, by the scheme of the region that held then. */
export function EvaluationsTab({ station }: { station: Station }) {
  const may = useMay();
  const [asked, setAsked] = useState<{ evaluation: Evaluation | null } | null>(null);
  const [withdrawn, setWithdrawn] = useState<Evaluation | null>(null);
  const list = useList('/api/v1/stations/{id}/evaluations', [], { path: { id: station.id } });
  const columns: Column<Evaluation>[] = [
    { title: '年度', render: ({ year }) => `${year} 年` },
    { title: '得分', number: true, render: ({ total }) => total.toFixed(1) },
    { title: '等次', render: ({ grade }) => grade },
    { title: '评估日期', render: ({ evaluatedOn }) => <span className="nowrap">{evaluatedOn}</span> },
    { title: '备注', render: ({ remark }) => remark ?? '' },
    ...(may('stations.write')
      ? [
          {
            title: '办理',
            deeds: true,
            render: (evaluation: Evaluation) => (
              <span className="deeds no-print">
                <button
                  type="button"
                  className="button plain"
                  aria-label={`更正 ${evaluation.year} 年的评估`}
                  onClick={() => setAsked({ evaluation })}
                >
                  更正
                </button>
                <button
                  type="button"
                  className="button plain"
                  aria-label={`作废 ${evaluation.year} 年的评估`}
                  onClick={() => setWithdrawn(evaluation)}
                >
                  作废
                </button>
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {may('stations.write') && (
        <div className="buttons">
          <button type="button" className="button" onClick={() => setAsked({ evaluation: null })}>
            登记评估
          </button>
        </div>
      )}
      <DataTable
        caption="评估"
        columns={columns}
        query={list}
        rowKey={({ id }) => id}
        empty={<p>还没有评估。每年按本地区的评估方案打分一次。</p>}
      />
      {asked && <WithScheme station={station} evaluation={asked.evaluation} onClose={() => setAsked(null)} />}
      {withdrawn && <Withdrawal station={station} evaluation={withdrawn} onClose={() => setWithdrawn(null)} />}
    </>
  );
}

/** By which scheme the station is evaluated in a year, the service says. */
function WithScheme({
  station,
  evaluation,
  onClose,
}: {
  station: Station;
  evaluation: Evaluation | null;
  onClose: () => void;
}) {
  const [year, setYear] = useState(String(evaluation?.year ?? Number(today().slice(0, 4)) - 1));
  const isYear = /^20\d{2}$/.test(year.trim());
  const schemes = useGet('/api/v1/stations/evaluation-schemes', {
    params: { query: { stationId: station.id, year: year.trim() } },
    enabled: evaluation === null && isYear,
  });
  const own = useGet('/api/v1/stations/evaluation-schemes', {
    params: { query: { pageSize: 500 } },
    enabled: evaluation !== null,
  });
  // What was evaluated stays with the scheme by which it was.
  const found = evaluation ? own.data?.items.find(({ id }) => id === evaluation.schemeId) : schemes.data?.items[0];
  const isAsked = evaluation !== null || (isYear && !schemes.isPlaceholderData);
  // A year that is being typed, or has no scheme, takes nothing away of what is filled in.
  const [kept, setKept] = useState(found);
  if (found && isAsked && found !== kept) setKept(found);
  const scheme = (isAsked && found) || kept;
  if (scheme) {
    return (
      <EvaluationForm
        key={scheme.id}
        station={station}
        scheme={scheme}
        evaluation={evaluation}
        year={year}
        onYear={setYear}
        blocked={
          !isYear
            ? '请填写评估的年度，例如 2024。'
            : !isAsked || schemes.isFetching
              ? '正在查找这一年的评估办法。'
              : found
                ? null
                : `本地区没有适用于 ${year.trim()} 年的评估办法，请核对年度，或者先新立评估办法。`
        }
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={evaluation ? '更正评估' : '登记评估'} onClose={onClose}>
      {!evaluation && (
        <TextInput label="评估的年度" name="year" value={year} onChange={setYear} unit="年" inputMode="numeric" short />
      )}
      {isYear && (
        <Answered query={evaluation ? own : schemes}>
          {() => (
            <p>
              本地区没有适用于 {year} 年的评估办法，请先<Link to="/stations/schemes">新立评估办法</Link>，再登记评估。
            </p>
          )}
        </Answered>
      )}
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          返回
        </button>
      </div>
    </Dialog>
  );
}

function EvaluationForm({
  station,
  scheme,
  evaluation,
  year,
  onYear,
  blocked,
  onClose,
}: {
  station: Station;
  scheme: Scheme;
  evaluation: Evaluation | null;
  year: string;
  onYear: (year: string) => void;
  /** Why it cannot be sent for this year. */
  blocked: string | null;
  onClose: () => void;
}) {
  const valuesOf = (of: Evaluation | null): Record<string, string> => evaluationValues(scheme, of);
  const { base, edited } = useEdited(evaluation, { fields: fieldsOf(scheme), valuesOf });
  const deed = useDeed(async (values: Record<string, string>, key: string) => {
    const scores = scheme.items.map(({ code, maxPoints }) => ({
      code,
      points: pointsOf(values[code] ?? '', maxPoints) ?? 0,
    }));
    const common = { scores, evaluatedOn: dayOf(values.evaluatedOn ?? '')!, remark: values.remark?.trim() || null };
    if (evaluation === null) {
      const params = { path: { id: station.id }, header: { 'Idempotency-Key': key } };
      const body = { year: Number(year), ...common };
      return data(await api.POST('/api/v1/stations/{id}/evaluations', { params, body }));
    }
    const params = {
      path: { id: station.id, evaluationId: evaluation.id },
      header: { 'If-Match': String((base ?? evaluation).version) },
    };
    const body = { ...common, reason: values.reason?.trim() ?? '' };
    return data(await api.PATCH('/api/v1/stations/{id}/evaluations/{evaluationId}', { params, body }));
  }, onClose);
  const check = (values: Record<string, string>): FieldErrors => evaluationErrors(values, scheme, evaluation !== null);
  const form = useForm<Record<string, string>>(valuesOf(evaluation), check, deed.run, deed.problem);
  const { total, grade } = scored(scheme, form.values);
  const title = evaluation ? '更正评估' : '登记评估';
  return (
    <FormDialog
      title={title}
      action={title}
      form={form}
      deed={deed}
      edited={edited}
      blocked={blocked}
      onClose={onClose}
    >
      <p>
        {station.name}，按“{scheme.title}”{scheme.documentNo ? `（${scheme.documentNo}）` : ''}评分。
      </p>
      {!evaluation && (
        <TextInput
          label="评估的年度"
          name="year"
          value={year}
          onChange={onYear}
          error={form.errors.year}
          unit="年"
          inputMode="numeric"
          short
        />
      )}
      {scheme.items.map(({ code, name, maxPoints }) => (
        <TextInput
          key={code}
          label={name}
          {...form.field(code, `scores.${code}`)}
          unit={`分，满分 ${maxPoints}`}
          inputMode="decimal"
          short
        />
      ))}
      <p role="status">
        合计 <strong className="figures">{total.toFixed(1)}</strong> 分
        {grade === null ? '，各项都打分后显示等次。' : `，等次为${grade}。`}
      </p>
      <DayInput label="评估日期" {...form.field('evaluatedOn')} />
      <TextArea label="备注" {...form.field('remark')} optional />
      {evaluation && <TextArea label="更正的原因" {...form.field('reason')} />}
    </FormDialog>
  );
}

function evaluationValues(scheme: Scheme, evaluation: Evaluation | null): Record<string, string> {
  const points = new Map((evaluation?.scores ?? []).map((score) => [score.code, String(score.points)]));
  return {
    evaluatedOn: evaluation?.evaluatedOn ?? today(),
    remark: evaluation?.remark ?? '',
    reason: '',
    ...Object.fromEntries(scheme.items.map(({ code }) => [code, points.get(code) ?? ''])),
  };
}

function fieldsOf(scheme: Scheme): EditedFields<Record<string, string>> {
  return {
    ...Object.fromEntries(scheme.items.map(({ code, name }) => [code, { label: name }])),
    evaluatedOn: { label: '评估日期' },
    remark: { label: '备注' },
  };
}

function evaluationErrors(values: Record<string, string>, scheme: Scheme, isCorrection: boolean): FieldErrors {
  const errors: FieldErrors = {};
  for (const { code, name, maxPoints } of scheme.items) {
    if (pointsOf(values[code] ?? '', maxPoints) === null) {
      errors[`scores.${code}`] = `${name}请填写 0 至 ${maxPoints} 分，最多一位小数。`;
    }
  }
  if (dayOf(values.evaluatedOn ?? '') === null) errors.evaluatedOn = '请填写评估日期，例如 2024-12-20。';
  if (isCorrection && !values.reason?.trim()) errors.reason = '请说明更正的原因。';
  return errors;
}

function Withdrawal({
  station,
  evaluation,
  onClose,
}: {
  station: Station;
  evaluation: Evaluation;
  onClose: () => void;
}) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: station.id, evaluationId: evaluation.id }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/stations/{id}/evaluations/{evaluationId}/withdrawal', { params, body: { reason } });
  }, onClose);
  return (
    <Confirm title="作废评估" action="作废评估" danger reason={{ label: '作废的原因' }} deed={deed} onClose={onClose}>
      <p>
        <strong>
          {station.name}，{evaluation.year} 年，{evaluation.total.toFixed(1)} 分
        </strong>
      </p>
      <p>作废后这个年度视为没有评估过，可以重新登记。</p>
    </Confirm>
  );
}
