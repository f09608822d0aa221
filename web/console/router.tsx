import { createRootRoute, createRoute, createRouter, type AnyRouter } from '@tanstack/react-router';
import { lazy } from 'react';
import { basePath } from './api/address';
import { ROUTES } from './routes';
import { Frame } from './shell/frame';
import { SignInPage } from './shell/sign-in/sign-in-page';
import { parseSearch, stringifySearch, type Address } from './shared/address';
import { addressIsAt } from './shared/unknown-filters';
import { watchReturning } from './shared/table/row-left';

/** Not needed to sign in: they come with the desk that they lie on. */
const GuardedPage = lazy(() => import('./shell/guarded-page'));
const NotFoundPage = lazy(() => import('./shell/not-found-page'));

export function makeRouter(): AnyRouter {
  const root = createRootRoute({
    component: Frame,
    notFoundComponent: NotFoundPage,
    validateSearch: (search: Record<string, unknown>) => search as Address,
  });
  const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage });
  const pages = ROUTES.map((route) =>
    createRoute({ getParentRoute: () => root, path: route.path, component: () => <GuardedPage route={route} /> }),
  );
  const router = createRouter({
    routeTree: root.addChildren([signIn, ...pages]),
    basepath: basePath,
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    trailingSlash: 'never',
  });
  watchReturning(router.history);
  addressIsAt({
    search: () => router.state.location.search,
    leaveOut: (names) => {
      const { pathname, search } = router.state.location;
      const left = Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name)));
      const state = { ignored: true } as never;
      void router.navigate({ to: pathname, search: left, replace: true, resetScroll: false, state });
    },
  });
  return router;
}
