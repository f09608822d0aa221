import { useState } from 'react';
import { api, data } from '../api/client';
import { confirmSecondFactor } from '../api/session';
import type { components } from '../api/schema';
import { TextInput } from '../shared/forms';
import { ProblemView } from '../shared/problem-view';
import { useDeed } from '../shared/use-deed';
import { RecoveryCodes } from './recovery-codes';

/** Password, then the picture for the authenticator, then a code from it, then the recovery codes, shown this once. */
export function SecondFactorSetUp({ onDone }: { onDone: () => void }) {
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');
  const [enrolment, setEnrolment] = useState<components['schemas']['TotpEnrolment'] | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useDeed(
    async (_input: null, key: string) =>
      data(
        await api.POST('/api/v1/auth/totp', {
          body: { password },
          params: { header: { 'Idempotency-Key': key } } as never,
        }),
      ),
    setEnrolment,
  );
  const confirm = useDeed(() => confirmSecondFactor(otp), setCodes);
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (!enrolment) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          begin.run(null);
        }}
      >
        <ProblemView problem={begin.problem} again={begin.again} />
        <TextInput
          label="先输入登录密码"
          name="password"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <button type="submit" className="button primary" disabled={begin.isRunning}>
          下一步
        </button>
      </form>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.run(null);
      }}
    >
      <p>用手机上的验证器扫描下面的图形，然后输入它显示的 6 位数字。</p>
      <img src={enrolment.qr} width="220" height="220" alt="供手机验证器扫描的图形码" />
      <p className="soft">不能扫描时，请在验证器中手工输入密钥：{enrolment.secret}</p>
      <ProblemView problem={confirm.problem} again={confirm.again} />
      <TextInput label="动态验证码" name="otp" value={otp} onChange={setOtp} short autoComplete="one-time-code" />
      <button type="submit" className="button primary" disabled={confirm.isRunning}>
        启用
      </button>
    </form>
  );
}
