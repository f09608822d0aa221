import { Link, Navigate } from '@tanstack/react-router';
import { useAddress } from '../shared/address';
import { daysBetween, today } from '../shared/days';
import { count } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { type Inbox, useInbox } from '../shared/inbox';
import { useMay } from '../shared/me';
import { ROUTES } from '../routes';
import { StandingFigures } from './standing';

/** What is done elsewhere than in the console is listed without a button. */
function hasPage(href: string): boolean {
  const path = href.split('?', 1)[0] ?? '';
  return ROUTES.some((route) => new RegExp(`^${route.path.replace(/\$\w+/g, '[^/]+')}$`).test(path));
}

/** What somebody may begin by themselves, in the order of the work; on a first day nothing waits for anybody. */
const BEGINNINGS = [
  { permission: 'users.manage', to: '/users', title: '为同事建立账号' },
  { permission: 'imports.run', to: '/imports/new', title: '导入花名册' },
  { permission: 'policies.write', to: '/policies', title: '拟定政策' },
  { permission: 'payouts.create', to: '/payouts/new', title: '新建发放批次' },
];

type Section = Inbox['sections'][number];

/** What waits for whoever is signed in, oldest first, each with the one step that is to be done or whose turn it is. */
export default function HomePage() {
  const may = useMay();
  // Who has nothing to do here begins with the figures.
  return may('inbox.read') ? <Waiting /> : <Navigate to="/reports/leader" replace />;
}

function Waiting() {
  const { search } = useAddress();
  const inbox = useInbox(search.section);
  return (
    <Page title="待办" help="等您办理的事项，最早的在前；点击右侧的按钮开始办理。">
      {search.section && (
        <p>
          <Link to="/">返回全部待办</Link>
        </p>
      )}
      <Answered query={inbox}>
        {(answer) => <Sections inbox={answer} isAlone={search.section !== undefined} />}
      </Answered>
      {search.section === undefined && <StandingFigures />}
    </Page>
  );
}

function Sections({ inbox, isAlone }: { inbox: Inbox; isAlone: boolean }) {
  const sections = inbox.sections.filter((section) => section.count > 0);
  const may = useMay();
  if (sections.length === 0) {
    const begin = BEGINNINGS.filter(({ permission }) => may(permission));
    return (
      <div className="panel empty">
        <p>没有等您办的事。{begin.length > 0 && '需要时可以从这里开始：'}</p>
        {begin.length > 0 && (
          <ul className="plain-list">
            {begin.map(({ to, title }) => (
              <li key={to}>
                <Link to={to}>{title}</Link>
              </li>
            ))}
          </ul>
        )}
        {inbox.nextOn && (
          <p>
            下一件大约在 {inbox.nextOn.on}：{inbox.nextOn.title}。
          </p>
        )}
      </div>
    );
  }
  return (
    <>
      {sections.map((section) => (
        <SectionPanel key={section.code} section={section} isAlone={isAlone} />
      ))}
    </>
  );
}

function SectionPanel({ section, isAlone }: { section: Section; isAlone: boolean }) {
  return (
    <section className="panel">
      <h2>
        {section.title} <span className="soft figures">{section.count} 件</span>
      </h2>
      <ul className="inbox" data-rows="">
        {section.items.map((item) => (
          <li key={`${item.type} ${item.id}`}>
            <div>
              {hasPage(item.href) ? <Link to={item.href}>{item.title}</Link> : item.title}
              {item.detail && <p className="soft">{item.detail}</p>}
              {item.blocked && <p className="soft">暂时不能办理：{item.blocked.message}</p>}
            </div>
            <Since since={item.since} dueOn={item.dueOn} />
            {item.blocked || !hasPage(item.href) ? null : (
              <Link className="button" to={item.href} aria-label={`${item.step}：${item.title}`}>
                {item.step}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {section.count > section.items.length && (
        <p className="soft">
          这里列出最早的 {count(section.items.length)} 件。{' '}
          {!isAlone && (
            <Link
              to="/"
              search={{ section: section.code }}
              aria-label={`${section.title}：全部 ${count(section.count)} 件`}
            >
              全部 {count(section.count)} 件
            </Link>
          )}
        </p>
      )}
    </section>
  );
}

function sinceInWords(days: number | null): string {
  if (days === null) return '';
  // A machine whose day is behind the service's counts less than none.
  return days <= 0 ? '今天' : `已 ${days} 天`;
}

function leftInWords(left: number | null): string {
  if (left === null) return '';
  if (left === 0) return '今天到期';
  return left < 0 ? `逾期 ${-left} 天` : `${left} 天后到期`;
}

function Since({ since, dueOn }: { since: string | null; dueOn: string | null }) {
  const day = today();
  const days = since ? daysBetween(since.slice(0, 10), day) : null;
  const left = dueOn ? daysBetween(day, dueOn) : null;
  return <span className="soft nowrap">{[sinceInWords(days), leftInWords(left)].filter(Boolean).join('，')}</span>;
}
