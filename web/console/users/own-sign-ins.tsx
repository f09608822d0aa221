import { useState } from 'react';
import { api } from '../api/client';
import { endedEverywhere } from '../api/session';
import { Confirm } from '../shared/dialog';
import { useDeed } from '../shared/use-deed';

/** For a desk or a telephone that was left signed in: the service ends all of them, this one too. */
export function OwnSignIns() {
  const [isAsking, setAsking] = useState(false);
  const deed = useDeed(
    (_reason: string) => api.POST('/api/v1/auth/logout-everywhere'),
    endedEverywhere,
    // The page gives way: nothing of it is read anew.
    { isLater: true },
  );
  return (
    <>
      <p>在别的电脑或手机上登录后忘记退出的，可以一次全部退出。</p>
      <div className="buttons">
        <button type="button" className="button" onClick={() => setAsking(true)}>
          退出全部设备
        </button>
      </div>
      {isAsking && (
        <Confirm title="退出全部设备" action="全部退出" deed={deed} onClose={() => setAsking(false)}>
          <p>您的账号在所有电脑和手机上的登录都会结束，这一处也要重新登录。没有保存的内容不会保留。</p>
        </Confirm>
      )}
    </>
  );
}
