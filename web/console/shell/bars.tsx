import { useEffect, useState } from 'react';

export function NetworkBar() {
  const [isAway, setAway] = useState(!navigator.onLine);
  useEffect(() => {
    const listen = (): void => setAway(!navigator.onLine);
    window.addEventListener('online', listen);
    window.addEventListener('offline', listen);
    return () => {
      window.removeEventListener('online', listen);
      window.removeEventListener('offline', listen);
    };
  }, []);
  if (!isAway) return null;
  return (
    <p className="bar" role="status">
      网络已断开。页面上填写的内容还在，恢复后可以继续办理。
    </p>
  );
}

/** An old tab asks for a part that is gone after an upgrade: told, and never reloaded over an open form. */
export function NewVersionBar() {
  const [isOld, setOld] = useState(false);
  useEffect(() => {
    const listen = (event: Event): void => {
      event.preventDefault();
      setOld(true);
    };
    window.addEventListener('vite:preloadError', listen);
    return () => window.removeEventListener('vite:preloadError', listen);
  }, []);
  if (!isOld) return null;
  return (
    <p className="bar" role="alert">
      系统已更新。请保存正在填写的内容，然后
      <button type="button" className="button plain" onClick={() => window.location.reload()}>
        刷新页面
      </button>
    </p>
  );
}
