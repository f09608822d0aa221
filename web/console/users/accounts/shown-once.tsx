import { useRef, useState } from 'react';

/** A password that is shown once: to copy, to print, and then gone. */
export function ShownOnce({ username, password, onDone }: { username: string; password: string; onDone: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  // Over plain HTTP there is no clipboard but this one.
  const copy = (): void => {
    input.current?.select();
    setCopied(document.execCommand('copy'));
  };
  return (
    <div className="shown-once">
      <p className="box wait">一次性密码只显示这一次，关闭后不能再查看。请交给本人；首次登录时须改成自己的密码。</p>
      <p>用户名：{username}</p>
      <p>
        <label>
          一次性密码：
          <input ref={input} className="input short" readOnly value={password} autoComplete="off" />
        </label>
      </p>
      <div className="buttons">
        <button type="button" className="button primary" onClick={onDone}>
          已交给本人，关闭
        </button>
        <button type="button" className="button" onClick={copy}>
          复制密码
        </button>
        <button type="button" className="button" onClick={printDialog}>
          打印
        </button>
        <span className="soft" role="status">
          {isCopied ? '✓ 已复制。' : ''}
        </span>
      </div>
    </div>
  );
}

/** Only what the dialog shows, without the page behind it. */
function printDialog(): void {
  const root = document.documentElement;
  root.classList.add('print-dialog');
  window.print();
  root.classList.remove('print-dialog');
}
