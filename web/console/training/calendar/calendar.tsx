import { Link, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import { useAddress } from '../../shared/address';
import { monthInWords, today } from '../../shared/days';
import { count } from '../../shared/money';
import { Answered } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { noteOpened, useReturnedRow } from '../../shared/table/returned';
import { useGet } from '../../shared/use-query';
import { type Session, standingOf, timeInWords } from '../training-rules';
import {
  dayInWords,
  type Held,
  heldByDay,
  isLong,
  monthAfter,
  shownMonth,
  spanOf,
  WEEKDAYS,
  weeksOf,
} from './calendar-rules';

/** The service gives no more in one answer; a month of so many is told to be longer. */
const MOST = 500;

/** Sessions that are held in a month, each on its days. On a phone the days that have one, below each other. */
export function Calendar({ filters, clear }: { filters: readonly string[]; clear: () => void }) {
  const { search } = useAddress();
  const month = shownMonth(search.month, today());
  const asked = Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
  const query = { ...asked, ...spanOf(month), sort: 'startsAt:asc' as const, page: 1, pageSize: MOST };
  const sessions = useGet('/api/v1/training/sessions', { params: { query } });
  return (
    <section aria-labelledby="calendar-month">
      <div className="calendar-head">
        <h2 id="calendar-month">{monthInWords(month)}</h2>
        <Months month={month} />
      </div>
      <Answered query={sessions}>
        {({ items, total }) => (
          <>
            {items.length === 0 && <Nothing isFiltered={filters.some((name) => search[name])} clear={clear} />}
            {total > items.length && (
              <p className="box wait">
                这个月有 {count(total)} 期，日历只放得下最早的 {count(items.length)} 期。请按县（市、区）或类别筛选。
              </p>
            )}
            <LongOnes sessions={items.filter(isLong)} />
            <Month month={month} days={heldByDay(items)} isStale={sessions.isPlaceholderData} />
          </>
        )}
      </Answered>
    </section>
  );
}

/** Links, so that each month has its address and the way back goes by months. */
function Months({ month }: { month: string }) {
  const { search } = useAddress();
  const thisMonth = today().slice(0, 7);
  const to = (goal: string) => ({ ...search, month: goal === thisMonth ? undefined : goal });
  return (
    <nav className="buttons pair" aria-label="月份">
      <Link className="button" to="." search={to(monthAfter(month, -1))} resetScroll={false}>
        上个月
      </Link>
      {month !== thisMonth && (
        <Link className="button" to="." search={to(thisMonth)} resetScroll={false}>
          本月
        </Link>
      )}
      <Link className="button" to="." search={to(monthAfter(month, 1))} resetScroll={false}>
        下个月
      </Link>
    </nav>
  );
}

function Nothing({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) {
  if (!isFiltered) return <p className="panel empty">这个月没有培训期次。</p>;
  return (
    <div className="panel empty">
      <p>这个月没有符合条件的培训期次。</p>
      <button type="button" className="button" onClick={clear}>
        清除筛选
      </button>
    </div>
  );
}

function LongOnes({ sessions }: { sessions: readonly Session[] }) {
  if (sessions.length === 0) return null;
  return (
    <div className="panel">
      <h3>历时较长的期次</h3>
      <ul className="plain-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <Link to={`/training/${session.id}`}>
              {session.programmeTitle} {session.title}
            </Link>{' '}
            <span className="soft">{timeInWords(session)}</span> <Standing session={session} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface MonthProps {
  month: string;
  days: ReadonlyMap<string, readonly Held[]>;
  isStale: boolean;
}

function Month({ month, days, isStale }: MonthProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const address = useRouterState({ select: (state) => state.location.href });
  useReturnedRow(address, body, isStale);
  return (
    <table className={isStale ? 'calendar stale' : 'calendar'} role="table">
      <caption className="unseen">{monthInWords(month)}的培训</caption>
      <thead role="rowgroup">
        <tr role="row">
          {WEEKDAYS.map((weekday) => (
            <th scope="col" role="columnheader" key={weekday}>
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" ref={body} onClick={({ target }) => noteOpened(target, address)}>
        {weeksOf(month).map((week) => (
          // On a phone a week without any is left out, and must then be no row either.
          <tr
            role="row"
            className={week.some((day) => day !== null && days.has(day)) ? undefined : 'free'}
            key={week.find((day) => day !== null)}
          >
            {week.map((day, n) =>
              day === null ? (
                <td role="cell" className="outside" key={WEEKDAYS[n]} />
              ) : (
                <Day key={day} day={day} held={days.get(day) ?? []} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, held }: { day: string; held: readonly Held[] }) {
  const isToday = day === today();
  const looks = [held.length === 0 && 'free', isToday && 'today'].filter(Boolean).join(' ');
  return (
    <td role="cell" className={looks || undefined} aria-current={isToday ? 'date' : undefined}>
      <span className="date" aria-hidden="true">
        {Number(day.slice(8))}
        {isToday && ' 今天'}
      </span>
      <span className="whole-date">{dayInWords(day)}</span>
      {held.length > 0 && (
        // Each is a row for the keys that go from row to row.
        <ul data-rows="">
          {held.map(({ session, when }) => (
            <li key={session.id} data-key={`${session.id} ${day}`} className={session.cancelledAt ? 'off' : undefined}>
              <span className="when">{when}</span>{' '}
              <Link to={`/training/${session.id}`}>
                {session.programmeTitle} {session.title}
              </Link>{' '}
              <Standing session={session} />
              <span className="print-only soft">{session.place}</span>
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}

function Standing({ session }: { session: Session }) {
  const { word, tone } = standingOf(session, new Date());
  const { enrolledCount, capacity, waitingCount } = session;
  return (
    <span className="standing">
      <Badge tone={tone}>{word}</Badge>{' '}
      {!session.cancelledAt && (
        <span className="soft">
          <span className="nowrap">
            已报 {count(enrolledCount)} / {count(capacity)} 人
          </span>
          {waitingCount > 0 && <span className="nowrap">，候补 {count(waitingCount)} 人</span>}
        </span>
      )}
    </span>
  );
}
