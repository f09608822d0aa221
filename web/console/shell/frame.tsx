import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Waiting } from '../shared/waiting';
import { useSession } from './use-session';

/** Not needed to sign in, so loaded after it, with what every page stands in. */
const Desk = lazy(async () => {
  const [desk] = await Promise.all([import('./desk'), import('./guarded-page')]);
  return desk;
});

export function Frame() {
  const session = useSession();
  const location = useRouterState({ select: (state) => state.location });
  if (location.pathname === '/sign-in') return session.phase === 'in' ? <Navigate to="/" /> : <Outlet />;
  if (session.phase === 'out' || session.phase === 'unknown') {
    return <Navigate to="/sign-in" search={{ to: location.href }} />;
  }
  return (
    <Suspense fallback={<Waiting what="正在打开页面……" />}>
      <Desk />
    </Suspense>
  );
}
