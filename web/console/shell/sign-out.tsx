import { useState } from 'react';
import { signOut } from '../api/session';
import { Dialog } from '../shared/dialog';
import { ProblemView } from '../shared/problem-view';
import { mayLeave } from '../shared/use-leaving';

/** Whoever leaves a desk is told where they are still signed in at it. */
export function SignOut() {
  const [problem, setProblem] = useState<Error | null>(null);
  const [isRunning, setRunning] = useState(false);
  const leave = async (): Promise<void> => {
    setRunning(true);
    try {
      await signOut();
    } catch (error) {
      setProblem(error as Error);
      setRunning(false);
    }
  };
  return (
    <>
      <button type="button" className="button plain" disabled={isRunning} onClick={() => mayLeave() && void leave()}>
        退出
      </button>
      {problem && (
        <Dialog title="还没有退出" onClose={() => setProblem(null)}>
          <ProblemView problem={problem} />
          <p className="box follows">
            这台电脑上的登录可能仍然有效，别人打开浏览器就能继续使用您的账号。请检查网络后再试一次；急着离开的，请先锁定电脑，或请管理员结束您的登录。
          </p>
          <div className="buttons">
            <button type="button" className="button primary" disabled={isRunning} onClick={() => void leave()}>
              再试一次
            </button>
            <button type="button" className="button" onClick={() => setProblem(null)}>
              返回，继续使用
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
