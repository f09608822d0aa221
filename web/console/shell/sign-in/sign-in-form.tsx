import { useState } from 'react';
import { isToWait, Problem } from '../../api/problem';
import { signIn } from '../../api/session';
import { ProblemView } from '../../shared/problem-view';
import { TextInput } from '../../shared/forms';
import { useCountdown } from '../../shared/use-countdown';

/** Name and password, then the second factor in the same place; waits out a refusal that says how long. */
interface SignInFormProps {
  username?: string;
  /** Known only in the demo. */
  password?: string;
  onDone: () => void;
}

export function SignInForm({ username: known, password: given, onDone }: SignInFormProps) {
  const [username, setUsername] = useState(known ?? '');
  const [password, setPassword] = useState(given ?? '');
  const [isShown, setShown] = useState(false);
  const [otp, setOtp] = useState('');
  const [asksOtp, setAsksOtp] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const [isRunning, setRunning] = useState(false);
  const wait = useCountdown(isToWait(problem) ? problem : null);
  const submit = async (): Promise<void> => {
    setRunning(true);
    setProblem(null);
    try {
      await signIn(username.trim(), password, otp.trim() || undefined);
      onDone();
    } catch (error) {
      if (error instanceof Problem && error.code === 'OTP_REQUIRED') setAsksOtp(true);
      else setProblem(error as Error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemView problem={problem} />
      <TextInput label="用户名" name="username" value={username} onChange={setUsername} autoComplete="username" />
      <TextInput
        label="密码"
        name="password"
        type={isShown ? 'text' : 'password'}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <label className="choice">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        <span>显示输入的内容</span>
      </label>
      {asksOtp && (
        <TextInput
          label="动态验证码"
          name="otp"
          hint="手机验证器上的 6 位数字；手机不在身边时，可以填一个备用恢复码。"
          value={otp}
          onChange={setOtp}
          autoComplete="one-time-code"
          short
        />
      )}
      <div className="buttons">
        <button type="submit" className="button primary" disabled={isRunning || wait > 0}>
          {isRunning ? '正在登录……' : '登录'}
        </button>
      </div>
    </form>
  );
}
