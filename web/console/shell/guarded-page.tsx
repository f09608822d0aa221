import { Suspense } from 'react';
import { Page } from '../shared/page';
import { Waiting } from '../shared/waiting';
import type { PageRoute } from '../routes';
import { ProblemView } from '../shared/problem-view';
import { useGet } from '../shared/use-query';

/** A page that belongs to others says so; nothing of it is asked for. */
export default function GuardedPage({ route }: { route: PageRoute }) {
  const account = useGet('/api/v1/auth/me');
  const me = account.data;
  if (!me) {
    if (!account.error) return <Waiting />;
    return (
      <Page title={route.title}>
        <ProblemView problem={account.error} retry={() => void account.refetch()} />
      </Page>
    );
  }
  const may =
    route.permissions.length === 0 ||
    route.permissions.some((each) => (me.permissions as readonly string[]).includes(each));
  if (!may) {
    return (
      <Page title={route.title}>
        <div className="panel">
          <p>您的账号不办理这一项。需要办理时，请与单位的系统管理员联系，调整账号的角色。</p>
        </div>
      </Page>
    );
  }
  const Component = route.component;
  return (
    <Suspense fallback={<Waiting what="正在打开页面……" />}>
      <Component />
    </Suspense>
  );
}
