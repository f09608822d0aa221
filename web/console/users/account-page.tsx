import { useState } from 'react';
import { moment } from '../shared/days';
import { Check } from '../shared/forms';
import { Answered, Page } from '../shared/page';
import { Facts } from '../shared/parts';
import { ProblemView } from '../shared/problem-view';
import { useHabits } from '../shared/table/use-habits';
import { useGet } from '../shared/use-query';
import { ROLES, word } from '../shared/words';
import { NewPasswordForm } from '../shell/sign-in/new-password-form';
import { useMe } from '../shared/me';
import { OwnSignIns } from './own-sign-ins';
import { NewRecoveryCodes } from './recovery-codes';
import { SecondFactorSetUp } from './second-factor-set-up';

export default function AccountPage() {
  const me = useMe();
  const [isDone, setDone] = useState(false);
  if (!me) return null;
  return (
    <Page title="我的账号">
      <section className="panel">
        <Facts
          items={[
            ['用户名', me.username],
            ['姓名', me.displayName],
            ['角色', word(ROLES, me.role)],
            ['辖区', me.region.name],
            ['现在还可以下载的文件', `${me.filesLeft} 个`],
            ['现在还可以查看的完整号码', `${me.revealsLeft} 个`],
          ]}
        />
      </section>
      <section className="panel">
        <h2>使用习惯</h2>
        <Shortcuts />
      </section>
      <section className="panel">
        <h2>修改密码</h2>
        {isDone && <p className="box done">✓ 密码已修改。其他地方的登录都已结束。</p>}
        <NewPasswordForm key={String(isDone)} action="修改密码" onDone={() => setDone(true)} />
      </section>
      <section className="panel">
        <h2>其他地方的登录</h2>
        <OwnSignIns />
      </section>
      <section className="panel">
        <h2>动态验证码</h2>
        <SecondFactor />
      </section>
    </Page>
  );
}

function Shortcuts() {
  const { habits, keep, problem } = useHabits();
  return (
    <>
      <Check
        label="使用单键快捷键（按问号键查看）"
        value={habits.shortcuts !== false}
        onChange={(shortcuts) => keep({ shortcuts })}
      />
      <ProblemView problem={problem} />
    </>
  );
}

function SecondFactor() {
  const status = useGet('/api/v1/auth/totp');
  const [isOpen, setOpen] = useState(false);
  const [isRenewing, setRenewing] = useState(false);
  return (
    <Answered query={status}>
      {(answer) =>
        // It is in force as soon as it is confirmed, while its recovery codes are still being put away.
        isOpen ? (
          <SecondFactorSetUp onDone={() => window.location.reload()} />
        ) : answer.enabled ? (
          <>
            <p>
              已启用{answer.enabledAt ? `（${moment(answer.enabledAt)}）` : ''}，还剩 {answer.recoveryCodesLeft}{' '}
              个备用恢复码。
            </p>
            <div className="buttons">
              <button type="button" className="button" onClick={() => setRenewing(true)}>
                重新生成恢复码
              </button>
            </div>
            {isRenewing && <NewRecoveryCodes onClose={() => setRenewing(false)} />}
          </>
        ) : (
          <>
            <p>尚未启用。启用后，登录时除密码外还要输入手机上的验证码。</p>
            <div className="buttons">
              <button type="button" className="button" onClick={() => setOpen(true)}>
                启用动态验证码
              </button>
            </div>
          </>
        )
      }
    </Answered>
  );
}
