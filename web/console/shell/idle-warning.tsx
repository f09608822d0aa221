import { useEffect, useRef, useState } from 'react';
import { renew, type SessionLeft, sessionLeft } from '../api/session';
import { Dialog } from '../shared/dialog';
import { isToRenew, leftInWords, warningOf } from './idle-rules.js';

const LOOK_MS = 1_000;
/** The service's clock and this one's: asked too early, the question itself would begin the time anew. */
const OVER_MS = -2_000;
const ASK_AGAIN_MS = 10_000;
/** What counts as somebody being there; a mouse that only moves may have been knocked. */
const USES = ['keydown', 'input', 'pointerdown', 'wheel', 'touchstart'] as const;

/**
 * Who types or reads is there, though the service hears nothing of it: that is told now and then. Who does nothing is warned before the
 * session ends, stays by one press, and otherwise signs in again over the page.
 */
export function IdleWarning() {
  const [shown, setShown] = useState<SessionLeft | null>(null);
  const isNoted = useRef(false);
  useEffect(() => {
    let askedAt = -ASK_AGAIN_MS;
    const ask = (): void => {
      if (performance.now() - askedAt < ASK_AGAIN_MS) return;
      askedAt = performance.now();
      // What comes of it is the session's to tell; without a network it is asked again.
      renew().catch(() => undefined);
    };
    const look = (): void => {
      const now = sessionLeft();
      const isNear = now !== null && now.left < warningOf(now.whole);
      if (!isNear) isNoted.current = false;
      setShown(isNear && now.left > 0 && !isNoted.current ? now : null);
      if (now !== null && now.left < OVER_MS) ask();
    };
    const use = (): void => {
      const now = sessionLeft();
      // Under the warning it is the button that says that somebody is there.
      if (now && now.left >= warningOf(now.whole) && isToRenew(now)) ask();
    };
    const timer = setInterval(look, LOOK_MS);
    for (const name of USES) window.addEventListener(name, use, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of USES) window.removeEventListener(name, use, { capture: true });
    };
  }, []);
  if (shown === null) return null;
  const stay = (): void => {
    setShown(null);
    // Not shown again before it is known what came of it.
    isNoted.current = true;
    if (shown.isLast) return;
    renew()
      .catch(() => undefined)
      .finally(() => (isNoted.current = false));
  };
  return <Warning shown={shown} onStay={stay} />;
}

function Warning({ shown: { left, isLast }, onStay }: { shown: SessionLeft; onStay: () => void }) {
  return (
    <Dialog title="即将自动退出" onClose={onStay}>
      <p className="box wait">
        {isLast ? '本次登录已到规定的最长时间，' : '您有一段时间没有操作，'}
        <strong className="figures">{leftInWords(left)}</strong>后将自动退出。
      </p>
      <p>
        {isLast
          ? '到时请在本页重新登录，页面上已填写的内容会保留，登录后接着办理。'
          : '页面上已填写的内容不会丢失。要接着办理，请点击“继续使用”。'}
      </p>
      <div className="buttons">
        <button type="button" className="button primary" autoFocus onClick={onStay}>
          {isLast ? '知道了' : '继续使用'}
        </button>
      </div>
    </Dialog>
  );
}
