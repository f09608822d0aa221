import { useEffect, useState } from 'react';

/** After a moment it says that it waits, and after two seconds why that may be. */
export function Waiting({ what = '正在读取……' }: { what?: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="empty" role="status">
      {seconds < 2 ? what : `正在等待系统（已等待 ${seconds} 秒，可能另有大任务正在进行）。`}
    </p>
  );
}
