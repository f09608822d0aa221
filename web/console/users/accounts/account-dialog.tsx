import { useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { moment } from '../../shared/days';
import { Confirm, Dialog } from '../../shared/dialog';
import { Answered } from '../../shared/page';
import { Facts } from '../../shared/parts';
import { ProblemView } from '../../shared/problem-view';
import { useDeed } from '../../shared/use-deed';
import { useGet } from '../../shared/use-query';
import { ROLES, word } from '../../shared/words';
import { useMe } from '../../shared/me';
import { EditAccount } from './edit-account';
import { firstPassword } from './first-password';
import { ShownOnce } from './shown-once';

type User = components['schemas']['UserResponse'];
type Step = 'overview' | 'edit' | 'disable' | 'password' | 'factor';

/** One account: where it is signed in, and what an administrator may do about it. */
export function AccountDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const [step, setStep] = useState<Step>('overview');
  const back = (): void => setStep('overview');
  if (step === 'edit') return <EditAccount user={user} onClose={back} />;
  if (step === 'disable') return <Disable user={user} onClose={back} />;
  if (step === 'password') return <NewPassword user={user} onClose={back} />;
  if (step === 'factor') return <ResetFactor user={user} onClose={back} />;
  return (
    <Dialog title={`账号 ${user.username}`} onClose={onClose}>
      <Facts
        items={[
          ['姓名', user.displayName],
          ['角色', word(ROLES, user.role)],
          ['辖区', user.regionName],
          ['最近登录', user.lastLoginAt ? moment(user.lastLoginAt) : '从未登录'],
        ]}
      />
      <Steps user={user} onStep={setStep} />
      <Sessions user={user} />
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          关闭
        </button>
      </div>
    </Dialog>
  );
}

function Steps({ user, onStep }: { user: User; onStep: (step: Step) => void }) {
  const me = useMe();
  if (me?.id === user.id) return <p className="soft">这是您自己的账号，请在“我的账号”中修改密码和动态验证码。</p>;
  return (
    <div className="buttons">
      <button type="button" className="button" onClick={() => onStep('edit')}>
        修改
      </button>
      <button type="button" className="button" onClick={() => onStep('disable')}>
        {user.disabled ? '恢复使用' : '停用账号'}
      </button>
      <button type="button" className="button" onClick={() => onStep('password')}>
        重设密码
      </button>
      {user.secondFactor && (
        <button type="button" className="button" onClick={() => onStep('factor')}>
          解除动态验证码
        </button>
      )}
    </div>
  );
}

function useChange(user: User, after: () => void) {
  return useDeed<{ disabled?: boolean; password?: string }, unknown>(async (body, key) => {
    const params = { path: { id: user.id }, header: { 'If-Match': `"${user.version}"`, 'Idempotency-Key': key } };
    return data(await api.PATCH('/api/v1/users/{id}', { params, body }));
  }, after);
}

function Disable({ user, onClose }: { user: User; onClose: () => void }) {
  const deed = useChange(user, onClose);
  return (
    <Confirm
      title={user.disabled ? '恢复使用' : '停用账号'}
      action={user.disabled ? '恢复使用' : '停用'}
      deed={{ ...deed, run: () => deed.run({ disabled: !user.disabled }) }}
      onClose={onClose}
      danger={!user.disabled}
    >
      <p>
        {user.displayName}（{user.username}）
        {user.disabled
          ? '恢复后可以用原来的密码登录。'
          : '停用后立即退出所有登录，不能再登录；办过的事项和记录都保留。'}
      </p>
    </Confirm>
  );
}

function NewPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const [password] = useState(() => firstPassword());
  const [isDone, setDone] = useState(false);
  const deed = useChange(user, () => setDone(true));
  if (isDone) {
    return (
      <Dialog title="密码已重设" onClose={() => undefined}>
        <ShownOnce username={user.username} password={password} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Confirm
      title="重设密码"
      action="重设，并显示一次性密码"
      deed={{ ...deed, run: () => deed.run({ password }) }}
      onClose={onClose}
    >
      <p>
        {user.displayName}（{user.username}）的所有登录都会结束，下次用一次性密码登录，并须改成自己的密码。
      </p>
    </Confirm>
  );
}

function ResetFactor({ user, onClose }: { user: User; onClose: () => void }) {
  const deed = useDeed<string, unknown>(async (reason, key) => {
    const params = { path: { id: user.id }, header: { 'Idempotency-Key': key } };
    return api.POST('/api/v1/users/{id}/totp/reset', { params: params as never, body: { reason } });
  }, onClose);
  return (
    <Confirm
      title="解除动态验证码"
      action="解除"
      reason={{ label: '怎样确认是本人', hint: '例如：本人持身份证当面申请，已核对。这段话记入审计。' }}
      deed={deed}
      onClose={onClose}
      danger
    >
      <p>
        {user.displayName}（{user.username}）换了手机或丢失手机时使用。解除后只凭密码登录，请本人尽快重新启用。
      </p>
    </Confirm>
  );
}

function Sessions({ user }: { user: User }) {
  const sessions = useGet('/api/v1/users/{id}/sessions', {
    params: { path: { id: user.id } },
  });
  const end = useDeed<string | null, unknown>(async (sessionId, key) => {
    const header = { 'Idempotency-Key': key };
    return sessionId === null
      ? api.DELETE('/api/v1/users/{id}/sessions', { params: { path: { id: user.id }, header } as never })
      : api.DELETE('/api/v1/users/{id}/sessions/{sessionId}', {
          params: { path: { id: user.id, sessionId }, header } as never,
        });
  });
  return (
    <section className="section">
      <h3>正在使用的登录</h3>
      <ProblemView problem={end.problem} again={end.again} />
      <Answered query={sessions}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">现在没有登录。</p>
          ) : (
            <>
              <ul className="plain-list">
                {items.map((session) => (
                  <li key={session.id}>
                    {moment(session.startedAt)} 登录，地址 {session.address ?? '未知'}，最近使用{' '}
                    {moment(session.lastUsedAt)}{' '}
                    <button
                      type="button"
                      className="button plain"
                      aria-label={`结束 ${moment(session.startedAt)} 的登录`}
                      disabled={end.isRunning}
                      onClick={() => end.run(session.id)}
                    >
                      结束
                    </button>
                  </li>
                ))}
              </ul>
              <button type="button" className="button" disabled={end.isRunning} onClick={() => end.run(null)}>
                结束全部登录
              </button>
            </>
          )
        }
      </Answered>
    </section>
  );
}
