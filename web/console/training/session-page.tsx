import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { apiRoot } from '../api/address';
import { api, data } from '../api/client';
import { useAddress } from '../shared/address';
import { moment } from '../shared/days';
import { Confirm } from '../shared/dialog';
import { DownloadButton } from '../shared/download-button';
import { useMay } from '../shared/me';
import { count } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { Badge, Facts, openTab, Tabs } from '../shared/parts';
import { useDeed } from '../shared/use-deed';
import { useGet } from '../shared/use-query';
import { SESSION_MODES, TRAINING_LINES, word } from '../shared/words';
import { HalfDaysTab } from './attendance/half-days-tab';
import { AttendanceTab } from './attendance/attendance-tab';
import { EnrolmentsTab } from './enrolments-tab';
import { QuotasTab } from './quotas-tab';
import { SessionForm } from './session-form';
import { SignInUpload } from './attendance/sign-in-upload';
import { halfDayName } from './attendance/half-day-rules';
import { type Session, standingOf, timeInWords } from './training-rules';

const CRUMBS = [{ title: '培训', to: '/training' }];

export default function SessionPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return <OneSession key={id} id={id} />;
}

function OneSession({ id }: { id: string }) {
  const may = useMay();
  const [asked, setAsked] = useState<'form' | 'cancel' | 'sheet' | null>(null);
  const session = useGet('/api/v1/training/sessions/{id}', { params: { path: { id } } });
  const found = session.data;
  const isOpen = found && !found.cancelledAt;
  return (
    <Page
      title={found ? `${found.programmeTitle} ${found.title}` : '培训期次'}
      crumbs={CRUMBS}
      actions={
        found && (
          <>
            {isOpen && found.checkInOpen && may('training.write') && (
              <a
                className="button primary"
                href={new URL(`api/v1/training/screen#${id}`, apiRoot).href}
                target="_blank"
                rel="noreferrer"
              >
                打开签到屏幕
              </a>
            )}
            {may('training.enrol') && (
              <DownloadButton path={`training/sessions/${id}/sign-in-sheet.xlsx`}>下载签到表</DownloadButton>
            )}
            {isOpen && may('training.write') && (
              <>
                {new Date(found.startsAt) <= new Date() && (
                  <button type="button" className="button" onClick={() => setAsked('sheet')}>
                    上传签到表
                  </button>
                )}
                <button type="button" className="button" onClick={() => setAsked('form')}>
                  修改期次
                </button>
                <button type="button" className="button" onClick={() => setAsked('cancel')}>
                  取消期次
                </button>
              </>
            )}
          </>
        )
      }
    >
      <Answered query={session}>
        {(one) => (
          <>
            <Head session={one} />
            <Parts session={one} />
            {asked === 'form' && <SessionForm session={one} onClose={() => setAsked(null)} />}
            {asked === 'sheet' && <SignInUpload session={one} onClose={() => setAsked(null)} />}
            {asked === 'cancel' && <Cancel session={one} onClose={() => setAsked(null)} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Head({ session }: { session: Session }) {
  const { word: name, tone } = standingOf(session, new Date());
  return (
    <section className="panel" aria-label="基本信息">
      <Facts
        items={[
          ['状态', <Badge tone={tone}>{name}</Badge>],
          ['类别', word(TRAINING_LINES, session.line)],
          ['时间', timeInWords(session)],
          ['地点', `${word(SESSION_MODES, session.mode)}，${session.place}`],
          ['学时', `${session.hours} 学时`],
          ...(session.halfDays.length > 0 ? ([['各个半天', <HalfDays session={session} />]] as const) : []),
          ['报名截止', moment(session.enrolmentClosesAt)],
          ['名额', `${count(session.capacity)} 人，还剩 ${count(session.seatsLeft)} 人`],
          ['已报', `${count(session.enrolledCount)} 人，候补 ${count(session.waitingCount)} 人`],
          ['出勤', `${count(session.attendanceCount)} 人次`],
          ...(session.cancelReason ? ([['取消的原因', session.cancelReason]] as const) : []),
        ]}
      />
    </section>
  );
}

function HalfDays({ session }: { session: Session }) {
  const { halfDays, asksCheckOut, completionHours, hours } = session;
  return (
    <>
      {halfDays.map((each) => (
        <span className="block" key={each.id}>
          {halfDayName(each)} {moment(each.startsAt).slice(11)} 至 {moment(each.endsAt).slice(11)}，{each.hours} 学时
        </span>
      ))}
      <span className="block soft">
        {asksCheckOut ? '签到并签退才算到课' : '签到即算到课'}；满 {completionHours ?? hours} 学时结业。
      </span>
    </>
  );
}

const TABS = [
  { id: 'enrolments', title: '报名' },
  { id: 'attendance', title: '出勤' },
  { id: 'quotas', title: '名额分配' },
];

function Parts({ session }: { session: Session }) {
  const { search } = useAddress();
  const open = openTab(TABS, search.tab);
  return (
    <>
      <Tabs tabs={TABS} label="期次的各项内容" hasKeys />
      {open === 'enrolments' && <EnrolmentsTab session={session} />}
      {open === 'attendance' &&
        (session.halfDays.length > 0 ? <HalfDaysTab session={session} /> : <AttendanceTab session={session} />)}
      {open === 'quotas' && <QuotasTab session={session} />}
    </>
  );
}

function Cancel({ session, onClose }: { session: Session; onClose: () => void }) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: session.id }, header: { 'Idempotency-Key': key } };
    return data(await api.POST('/api/v1/training/sessions/{id}/cancel', { params, body: { reason } }));
  }, onClose);
  return (
    <Confirm title="取消期次" action="取消期次" danger reason={{ label: '取消的原因' }} deed={deed} onClose={onClose}>
      <p>
        <strong>
          {session.programmeTitle} {session.title}
        </strong>
        ，{timeInWords(session)}
      </p>
      <p>
        已报名 {count(session.enrolledCount)} 人、候补 {count(session.waitingCount)}{' '}
        人，取消后须逐一通知；取消后不能恢复。
      </p>
    </Confirm>
  );
}
