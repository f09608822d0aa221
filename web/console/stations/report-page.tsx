import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api, data } from '../api/client';
import { useAddress } from '../shared/address';
import { Attachments } from '../shared/attachments/attachments';
import { monthInWords, monthOf, today } from '../shared/days';
import { TypedFilter } from '../shared/filters';
import { ErrorSummary, TextArea, TextInput } from '../shared/forms';
import { useMe } from '../shared/me';
import { Answered, Page } from '../shared/page';
import { ProblemView } from '../shared/problem-view';
import { EditConflict, staleOf } from '../shared/editing/edit-conflict';
import type { EditedFields } from '../shared/editing/edited-rules';
import { useEdited } from '../shared/editing/use-edited';
import { useDeed } from '../shared/use-deed';
import { useLeaving } from '../shared/use-leaving';
import { useForm } from '../shared/use-form';
import { useGet } from '../shared/use-query';
import {
  beforeInWords,
  monthBefore,
  type Report,
  REPORT_FIGURES,
  reportBody,
  reportErrors,
  type ReportValues,
  reportValues,
  type Station,
} from './station-rules';

const MONTH = { read: monthOf, enough: 6, wrong: '请输入月份，例如 2024-09。' };

/** One figure a line, that of the month before beside it: filled in standing, on a telephone. */
export default function ReportPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { search } = useAddress();
  const me = useMe();
  const lastMonth = monthBefore(today().slice(0, 7));
  const month = search.month ?? lastMonth;
  const before = monthBefore(month);
  const station = useGet('/api/v1/stations/{id}', { params: { path: { id } } });
  const reports = useGet('/api/v1/stations/{id}/reports', {
    params: { path: { id }, query: { fromMonth: before, toMonth: month } },
  });
  const of = (which: string): Report | null => reports.data?.items.find((report) => report.month === which) ?? null;
  const crumbs = [
    ...(me?.role === 'station_manager' ? [] : [{ title: '站点', to: '/stations' }]),
    { title: station.data?.name ?? '站点', to: `/stations/${id}` },
  ];
  return (
    <Page title="填报月报" crumbs={crumbs} help="每月填报一次，没有开展的填 0。每一项上方是上一个月的数字，供核对。">
      <form className="filters" role="search" aria-label="月份" onSubmit={(event) => event.preventDefault()}>
        <TypedFilter label="月报的月份" name="month" {...MONTH} standing={lastMonth} />
      </form>
      <Answered query={station}>
        {(found) => (
          <Answered query={reports}>
            {() =>
              reports.isPlaceholderData ? null : (
                <>
                  {of(month) && <Photographs report={of(month)!} isManager={me?.role === 'station_manager'} />}
                  <ReportForm
                    // What somebody else saves meanwhile is met when this is saved: nothing that is typed goes by it.
                    key={`${month} ${of(month) ? 'reported' : 'open'}`}
                    station={found}
                    month={month}
                    report={of(month)}
                    before={of(before)}
                  />
                </>
              )
            }
          </Answered>
        )}
      </Answered>
    </Page>
  );
}

/** What the month looked like; from the camera of a telephone first, since its manager stands in the room. */
function Photographs({ report, isManager }: { report: Report; isManager: boolean }) {
  const isClosed = isManager && report.evaluated;
  return (
    <section className="panel" aria-label="照片">
      <h2>照片</h2>
      {isClosed && <p className="soft">这一年度已经评估，不能再添加照片；确需补充的请联系经办人。</p>}
      <Attachments
        place={{ objectType: 'station-report', objectId: report.id }}
        empty="还没有照片。活动现场、签到表可以拍照上传；请勿拍摄服务对象的证件和病历。"
        isClosed={isClosed}
        isCameraFirst={isManager}
      />
    </section>
  );
}

interface ReportFormProps {
  station: Station;
  month: string;
  /** What was reported of the month, which is corrected then. */
  report: Report | null;
  before: Report | null;
}

const FIELDS: EditedFields<ReportValues> = {
  ...Object.fromEntries(REPORT_FIGURES.map(([name, label]) => [name, { label }])),
  remark: { label: '备注' },
};

function ReportForm({ station, month, report, before }: ReportFormProps) {
  const navigate = useNavigate();
  const { base, edited } = useEdited<Report, ReportValues>(report, { fields: FIELDS, valuesOf: reportValues });
  const isSaved = useRef(false);
  const draft = useDraft(`${station.id} ${month}`);
  const deed = useDeed(
    async (values: ReportValues, key: string) => {
      const body = reportBody(values);
      if (report === null) {
        const params = { path: { id: station.id }, header: { 'Idempotency-Key': key } };
        return data(await api.POST('/api/v1/stations/{id}/reports', { params, body: { month, ...body } }));
      }
      const params = { path: { id: station.id, month }, header: { 'If-Match': String((base ?? report).version) } };
      return data(
        await api.PATCH('/api/v1/stations/{id}/reports/{month}', {
          params,
          body: { ...body, reason: values.reason.trim() },
        }),
      );
    },
    () => {
      isSaved.current = true;
      draft.forget();
      void navigate({ to: `/stations/${station.id}`, search: { tab: 'reports' } });
    },
  );
  const form = useForm<ReportValues>(
    report ? reportValues(report) : { ...reportValues(null), ...draft.kept },
    (values) => reportErrors(values, report),
    deed.run,
    deed.problem,
  );
  useEffect(() => {
    if (report === null) draft.keep(form.values);
  }, [form.values]);
  // Figures of a month that is not reported yet are kept as a draft.
  useLeaving(report !== null && form.isDirty, () => isSaved.current);
  return (
    <form
      noValidate
      className="panel"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <h2>
        {station.name}，{monthInWords(month)}
      </h2>
      {report ? (
        <p className="box wait">这个月已经报过。改动后保存为更正，须说明原因。</p>
      ) : (
        <p className="soft">报送以后可以在这里拍照上传活动照片。</p>
      )}
      {edited && (
        <EditConflict
          title="更正月报"
          edited={edited}
          values={form.values}
          set={form.set}
          deed={deed}
          onClose={deed.forget}
        />
      )}
      <ErrorSummary errors={form.errors} problem={null} />
      {REPORT_FIGURES.map(([name, title, unit]) => (
        <TextInput
          key={name}
          label={title}
          {...form.field(name)}
          inputMode="numeric"
          unit={unit}
          short
          hint={beforeInWords(before, month, name, unit)}
        />
      ))}
      <TextArea label="备注" {...form.field('remark')} optional hint="请勿填写服务对象的姓名和号码。" />
      {report && <TextArea label="更正的原因" {...form.field('reason')} />}
      {!staleOf(deed.problem) && <ProblemView problem={deed.problem} again={deed.again} />}
      <div className="buttons">
        <button type="submit" className="button primary" disabled={deed.isRunning}>
          {deed.isRunning ? '正在报送……' : report ? '保存更正' : `报送${monthInWords(month)}月报`}
        </button>
      </div>
    </form>
  );
}

/** Figures that were typed stay in this tab where the network or the telephone went away; the remark may name people and does not. */
function useDraft(name: string) {
  const key = `report ${name}`;
  return {
    kept: read(key),
    keep: ({ remark: _remark, reason: _reason, ...figures }: ReportValues) =>
      sessionStorage.setItem(key, JSON.stringify(figures)),
    forget: () => sessionStorage.removeItem(key),
  };
}

function read(key: string): Partial<ReportValues> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    const known = REPORT_FIGURES.flatMap(([name]) => {
      const text = (kept as Record<string, unknown>)[name];
      return typeof text === 'string' ? [[name, text]] : [];
    });
    return Object.fromEntries(known) as Partial<ReportValues>;
  } catch {
    return {};
  }
}
