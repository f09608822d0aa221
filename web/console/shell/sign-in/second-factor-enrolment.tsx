import { signOut } from '../../api/session';
import { SecondFactorSetUp } from '../../users/second-factor-set-up';

/** A role that must have a second factor sets it up before anything else. */
export function SecondFactorEnrolment() {
  return (
    <main className="centered">
      <h1>请启用动态验证码</h1>
      <p className="box">您的角色需要在密码之外再核对一个动态验证码。启用后即可开始使用。</p>
      <SecondFactorSetUp onDone={() => window.location.reload()} />
      <p>
        <button type="button" className="button plain" onClick={() => void signOut()}>
          暂不启用，退出
        </button>
      </p>
    </main>
  );
}
