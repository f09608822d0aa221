import { Link } from '@tanstack/react-router';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { moment } from '../../shared/days';
import { useMay } from '../../shared/me';
import { type Deed, useDeed } from '../../shared/use-deed';

export type Lapse = components['schemas']['LapseResponse'];
type Session = Lapse['sessions'][number];
type Enrolment = components['schemas']['EnrolmentResponse'];

export interface Enrolling {
  lapse: Lapse;
  session: Session;
}

/** A person into a training that still helps, from the row that says so. */
export function useEnrolling(after: (enrolled: Enrolling & { enrolment: Enrolment }) => void): Deed<Enrolling> {
  return useDeed(
    async ({ lapse, session }: Enrolling, key: string) => {
      const params = { path: { id: session.id }, header: { 'Idempotency-Key': key } };
      const body = { workerId: lapse.workerId };
      const enrolment = data(await api.POST('/api/v1/training/sessions/{id}/enrolments', { params, body }));
      return { lapse, session, enrolment };
    },
    after,
    { intentionOf: ({ lapse, session }) => `${lapse.workerId} ${session.id}` },
  );
}

export function enrolledInWords({ lapse, session, enrolment }: Enrolling & { enrolment: Enrolment }): string {
  const { state, position, waitingPlace } = enrolment;
  const place = state === 'waiting' ? `名额已满，候补第 ${waitingPlace ?? ''} 位` : `编号 ${position}`;
  return `${lapse.workerName}已报“${session.programmeTitle} ${session.title}”，${place}。`;
}

export function Curing({ lapse, enrol }: { lapse: Lapse; enrol: Deed<Enrolling> }) {
  const { sessions, hoursMissing, hoursPlanned, curable } = lapse;
  if (hoursMissing === 0) return '学时已够，可以办理再登记';
  if (hoursPlanned >= hoursMissing) return '已报的期次上完即够';
  if (sessions.length === 0) return '现在没有可报的期次';
  return (
    <div className="curing">
      {sessions.map((session) => (
        <OneSession key={session.id} lapse={lapse} session={session} enrol={enrol} />
      ))}
      {!curable && <span className="soft">这些期次加起来仍不够。</span>}
    </div>
  );
}

function OneSession({ lapse, session, enrol }: Enrolling & { enrol: Deed<Enrolling> }) {
  const may = useMay();
  const { id, programmeTitle, title, startsAt, hours, seatsLeft, waits } = session;
  const deed = seatsLeft > 0 ? '报名' : '候补';
  return (
    <span className="block">
      <Link to={`/training/${id}`}>
        {programmeTitle} {title}
      </Link>{' '}
      <span className="soft">
        {moment(startsAt)}，{hours} 学时，余 {seatsLeft} 人
      </span>{' '}
      {waits ? (
        <span className="soft">已在候补</span>
      ) : (
        may('training.enrol') && (
          <button
            type="button"
            className="button plain no-print"
            data-copy="no"
            aria-label={`${deed}：${lapse.workerName}，${programmeTitle} ${title}`}
            disabled={enrol.isRunning}
            onClick={() => enrol.run({ lapse, session })}
          >
            {deed}
          </button>
        )
      )}
    </span>
  );
}
