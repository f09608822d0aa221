import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { countOf, useInbox } from '../shared/inbox';
import { useMay, useMe } from '../shared/me';
import { count } from '../shared/money';
import { useEachMinute } from '../shared/use-each-minute';
import { word, ROLES } from '../shared/words';
import { GROUPS, ROUTES } from '../routes';
import { KeyboardHelp } from './keyboard';
import { IdleWarning } from './idle-warning';
import { LargeType } from './large-type';
import { NetworkBar, NewVersionBar } from './bars';
import { OverSignIn } from './sign-in/over-sign-in';
import { FirstPassword } from './sign-in/first-password';
import { SecondFactorEnrolment } from './sign-in/second-factor-enrolment';
import { SearchBox } from './search-box';
import { SignOut } from './sign-out';
import { Tray } from './tray';
import { useSession } from './use-session';
import '../look/money.css';
import '../look/people.css';
import '../look/policies.css';
import '../look/imports.css';
import '../look/reports.css';
import '../look/stations.css';
import '../look/training.css';

/** What stands around every page of somebody who is signed in. */
export default function Desk() {
  const session = useSession();
  if (session.user?.mustChangePassword) return <FirstPassword />;
  if (session.user?.mustEnrolSecondFactor) return <SecondFactorEnrolment />;
  return (
    <>
      <a className="skip" href="#main" onClick={skip}>
        跳到正文
      </a>
      <NetworkBar />
      <NewVersionBar />
      <Head />
      <Tray />
      <div className="frame">
        <Menu />
        <Outlet />
      </div>
      <KeyboardHelp />
      <IdleWarning />
      {session.phase === 'lost' && <OverSignIn />}
    </>
  );
}

/** The base of the page would lead the anchor to the home page. */
function skip(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main h1')?.focus();
}

function Head() {
  const me = useMe();
  const may = useMay();
  return (
    <header className="head">
      <Link className="product" to="/">
        社会工作人才激励管理
      </Link>
      {(me === null || may('search.use')) && <SearchBox />}
      <div className="who">
        <LargeType />
        {me && (
          <>
            <span>
              {me.region.name} · {word(ROLES, me.role)}
            </span>
            <Link to="/account">{me.displayName}</Link>
          </>
        )}
        <SignOut />
      </div>
    </header>
  );
}

function Menu() {
  const me = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  const may = (permissions: readonly string[]): boolean =>
    permissions.length === 0 ||
    permissions.some((each) => (me?.permissions as readonly string[] | undefined)?.includes(each));
  const waiting = useWaiting();
  if (!me) return <nav className="menu" aria-label="主菜单" />;
  return (
    <>
      <button type="button" className="button menu-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        菜单
      </button>
      <nav className={isOpen ? 'menu open' : 'menu'} aria-label="主菜单">
        {GROUPS.map((group) => {
          const pages = ROUTES.filter((route) => route.group === group && may(route.menuOf ?? route.permissions));
          if (pages.length === 0) return null;
          return (
            <section key={group}>
              {group !== '待办' && <h2>{group}</h2>}
              <ul>
                {pages.map((route) => (
                  <li key={route.path}>
                    <Link
                      to={route.path}
                      activeOptions={{ exact: true }}
                      aria-current={isHere(route.path, path) ? 'page' : undefined}
                    >
                      {route.title}
                      {route.path === '/' && waiting > 0 && <Count of={waiting} />}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </nav>
    </>
  );
}

/** Figures of a whole year are summed up anew each time; nobody needs them to the minute. */
const FIGURES_MINUTES = 5;

/** How much waits; asked again each minute, whichever page is open, and now and then with the figures. */
function useWaiting(): number {
  const client = useQueryClient();
  const { data: inbox } = useInbox();
  useEachMinute((minute) => {
    void client.invalidateQueries({ queryKey: ['/api/v1/inbox'] });
    if (minute % FIGURES_MINUTES === 0) void client.invalidateQueries({ queryKey: ['/api/v1/reports/standing'] });
  });
  return inbox ? countOf(inbox) : 0;
}

function Count({ of }: { of: number }) {
  return (
    <>
      {' '}
      <span className="menu-count figures">{count(of)}</span>
      <span className="unseen"> 件</span>
    </>
  );
}

/** The page itself or one that is reached from it, unless that stands in the menu too. */
function isHere(route: string, path: string): boolean {
  if (route === path) return true;
  const inMenu = ROUTES.some((each) => each.group && each.path === path);
  return !inMenu && route !== '/' && path.startsWith(`${route}/`);
}
