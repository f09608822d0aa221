import { Dialog } from '../../shared/dialog';
import { giveUp } from '../../api/session';
import { useSession } from '../use-session';
import { SignInForm } from './sign-in-form';

/** The session ended under an open page: nothing on it is lost, and what was to be sent is sent after signing in. */
export function OverSignIn() {
  const session = useSession();
  return (
    <Dialog title="请重新登录" onClose={() => undefined}>
      <p className="box wait">{session.cause ?? '登录已失效。'}页面上的内容仍然保留，登录后会继续刚才的操作。</p>
      <SignInForm username={session.user?.username ?? ''} onDone={() => undefined} />
      <p>
        <button type="button" className="button plain" onClick={giveUp}>
          放弃页面上的内容，回到登录页
        </button>
      </p>
    </Dialog>
  );
}
