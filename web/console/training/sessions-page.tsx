import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddress } from '../shared/address';
import { DataTable, type Column } from '../shared/data-table';
import { ExportDialog } from '../shared/export-dialog';
import { Filters } from '../shared/filters';
import { useMay } from '../shared/me';
import { count } from '../shared/money';
import { Page } from '../shared/page';
import { Badge } from '../shared/parts';
import { useCounties } from '../shared/regions';
import { useList } from '../shared/use-query';
import { Views } from '../shared/views';
import { optionsOf, SESSION_MODES, TRAINING_LINES, word } from '../shared/words';
import { Calendar } from './calendar/calendar';
import { NewProgramme, NewSession } from './session-form';
import { type Session, standingOf, timeInWords } from './training-rules';

const FILTERS = ['regionCode', 'line', 'open', 'ended'] as const;

const COLUMNS: readonly Column<Session>[] = [
  { title: '培训', render: ({ programmeTitle, title }) => `${programmeTitle} ${title}` },
  { title: '类别', render: ({ line }) => word(TRAINING_LINES, line) },
  { title: '时间', sort: 'startsAt', render: (session) => <span className="nowrap">{timeInWords(session)}</span> },
  { title: '地点', render: ({ mode, place }) => `${word(SESSION_MODES, mode)}，${place}` },
  { title: '学时', number: true, render: ({ hours }) => hours },
  { title: '名额', number: true, render: ({ capacity }) => count(capacity) },
  { title: '已报', number: true, render: ({ enrolledCount }) => count(enrolledCount) },
  { title: '候补', number: true, render: ({ waitingCount }) => count(waitingCount) },
  { title: '出勤', number: true, render: ({ attendanceCount }) => count(attendanceCount) },
  {
    title: '状态',
    render: (session) => {
      const { word: name, tone } = standingOf(session, new Date());
      return <Badge tone={tone}>{name}</Badge>;
    },
  },
];

const VIEWS = [
  { title: '列表', view: undefined },
  { title: '日历', view: 'calendar' },
];

/** Sessions that are held in the caller's region or offered to it: the newest first, or by the days of a month. */
export default function SessionsPage() {
  const may = useMay();
  const navigate = useNavigate();
  const counties = useCounties();
  const [asked, setAsked] = useState<'session' | 'programme' | null>(null);
  const [isTaking, setTaking] = useState(false);
  const { search, change } = useAddress();
  const isCalendar = search.view === 'calendar';
  const close = (): void => setAsked(null);
  return (
    <Page
      title="培训"
      help="各培训项目的期次：时间地点、名额和报名、出勤。点击期次可以报名、登记出勤、下载签到表。"
      actions={
        <>
          {may('training.write') && (
            <>
              <button type="button" className="button primary" onClick={() => setAsked('session')}>
                安排期次
              </button>
              <button type="button" className="button" onClick={() => setAsked('programme')}>
                登记项目
              </button>
            </>
          )}
          <Link className="button" to="/training/renewals">
            登记到期提醒
          </Link>
          <button type="button" className="button" onClick={() => setTaking(true)}>
            下载培训台账
          </button>
          {may('training.write') && (
            <Link className="button" to="/training/ledger">
              导入台账
            </Link>
          )}
          {isCalendar && (
            <button type="button" className="button" onClick={() => window.print()}>
              打印日历
            </button>
          )}
        </>
      }
    >
      <Views views={VIEWS} />
      <Filters
        filters={[
          ...(counties.length > 0 ? [{ name: 'regionCode', label: '县（市、区）', options: counties }] : []),
          { name: 'line', label: '类别', options: optionsOf(TRAINING_LINES) },
          { name: 'open', label: '报名', options: optionsOf({ true: '正在报名', false: '不在报名' }) },
          { name: 'ended', label: '是否结束', options: optionsOf({ false: '未结束', true: '已结束或取消' }) },
        ]}
      />
      {isCalendar ? (
        <Calendar
          filters={FILTERS}
          clear={() => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}
        />
      ) : (
        <List />
      )}
      {isTaking && (
        <ExportDialog
          title="下载培训台账"
          action="下载台账"
          hint="例如：核对更新后导入、上报。用途记入操作日志。"
          path="training/ledger.xlsx"
          filters={['regionCode']}
          onClose={() => setTaking(false)}
        >
          按所选县（市、区）下载，出勤一页含完整的身份证号，可以修改后再导入，请妥善保管。
        </ExportDialog>
      )}
      {asked === 'session' && <NewSession onClose={close} onMade={(id) => void navigate({ to: `/training/${id}` })} />}
      {asked === 'programme' && <NewProgramme onClose={close} />}
    </Page>
  );
}

function List() {
  const list = useList('/api/v1/training/sessions', FILTERS);
  return (
    <DataTable
      caption="培训期次"
      columns={COLUMNS}
      query={list}
      rowKey={({ id }) => id}
      kept={{ list: 'training', unit: '期' }}
      href={({ id }) => `/training/${id}`}
      filters={FILTERS}
      empty={<p>还没有培训期次。先登记培训项目，再安排期次；以往的可以用培训台账导入。</p>}
    />
  );
}
