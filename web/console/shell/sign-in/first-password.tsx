import { useQueryClient } from '@tanstack/react-query';
import { signOut } from '../../api/session';
import { NewPasswordForm } from './new-password-form';

/** An account that was given a password chooses its own before anything else. */
export function FirstPassword() {
  const client = useQueryClient();
  return (
    <main className="centered">
      <h1>请设置您自己的密码</h1>
      <p className="box">初始密码只用于第一次登录。设置新密码后即可开始使用。</p>
      <NewPasswordForm action="保存并开始使用" onDone={() => void client.invalidateQueries()} />
      <p>
        <button type="button" className="button plain" onClick={() => void signOut()}>
          暂不设置，退出
        </button>
      </p>
    </main>
  );
}
