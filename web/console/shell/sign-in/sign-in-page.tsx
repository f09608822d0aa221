import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useAddress } from '../../shared/address';
import { useSession } from '../use-session';
import { askDemo, type DemoAccount } from './ask-demo';
import { SignInForm } from './sign-in-form';

/** Only the demo has them, and their words are not needed to sign in. */
const DemoAccounts = lazy(() => import('./demo-accounts'));

export function SignInPage() {
  const session = useSession();
  const navigate = useNavigate();
  const { search } = useAddress();
  const [chosen, setChosen] = useState<DemoAccount | null>(null);
  const [accounts, setAccounts] = useState<readonly DemoAccount[]>([]);
  useEffect(() => void askDemo().then(setAccounts), []);
  useEffect(() => {
    document.title = '登录 · 社会工作人才激励管理';
  }, []);
  return (
    <main className="centered">
      <h1>登录社会工作人才激励管理</h1>
      {session.cause && <p className="box wait">{session.cause}</p>}
      <SignInForm
        key={chosen?.username ?? ''}
        {...(chosen ? { username: chosen.username, password: chosen.password } : {})}
        onDone={() => void navigate({ to: inside(search.to), replace: true })}
      />
      {accounts.length > 0 && (
        <Suspense fallback={null}>
          <DemoAccounts accounts={accounts} onChoose={setChosen} />
        </Suspense>
      )}
    </main>
  );
}

/** Only to a page of this console, whatever the address says. */
function inside(to: string | undefined): string {
  return to && to.startsWith('/') && !to.startsWith('//') && !to.startsWith('/sign-in') ? to : '/';
}
