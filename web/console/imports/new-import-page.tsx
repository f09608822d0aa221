import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useBlocker } from '@tanstack/react-router';
import { Dialog } from '../shared/dialog';
import { keptJob } from '../shared/jobs';
import { Page } from '../shared/page';
import { ApplyBlock } from './fresh/apply-block';
import { CheckBlock } from './fresh/check-block';
import { ChooseBlock } from './fresh/choose-block';
import { useRosterFile } from './fresh/roster-file';
import { useKeptJob, useRosterCheck, useRosterWork } from './fresh/roster-run';

const CRUMBS = [{ title: '导入记录', to: '/imports' }];
/** A narrow window of a desk, or one that is enlarged, is no phone. */
const PHONE = '(max-width: 700px) and (pointer: coarse)';

export default function NewImportPage() {
  // Decided once: what was chosen and found must not go when a window is drawn smaller.
  const [isPhone] = useState(() => window.matchMedia(PHONE).matches);
  return (
    <Page
      title="导入花名册"
      crumbs={CRUMBS}
      help="选择花名册后自动检查，在表格里改好再拖进来，直到没有错误；核对变化后导入。检查不写入任何数据。"
    >
      {isPhone ? (
        <div className="panel">
          <p>手机上不办理导入：要对照表格逐格修改，请在电脑上打开本页。</p>
          <p>
            以前的导入可以在这里看：<Link to="/imports">导入记录</Link>。
          </p>
        </div>
      ) : (
        <Blocks />
      )}
    </Page>
  );
}

function Blocks() {
  const chosen = useRosterFile();
  const check = useRosterCheck();
  const [isSending, setSending] = useState(false);
  const [id, setId] = useKeptJob('import');
  const work = useRosterWork(id);
  const isWriting = id !== null && work.result === null && work.problem === null;
  const written = work.result?.applied ? work.result : null;
  const hasEnded = useRef(false);
  hasEnded.current = !isWriting && !check.isRunning;
  const forget = useCallback((): void => {
    if (!hasEnded.current) return;
    keptJob.forget('roster-check');
    keptJob.forget('roster-import');
  }, []);
  // What has been seen is not shown again to whoever comes back for another file.
  useEffect(() => forget, [forget]);
  const take = async (onDisk: File): Promise<void> => {
    // While one is being written, another one must not take its place.
    if (isSending || isWriting) return chosen.refuse('正在导入，请等导入结束后再选择别的文件。');
    const file = await chosen.choose(onDisk);
    if (!file) return;
    setId(null);
    check.run(file);
  };
  return (
    <>
      <ChooseBlock chosen={chosen} onFile={(file) => void take(file)} />
      <CheckBlock file={chosen.file} isChanged={chosen.isChanged && !written} check={check} />
      <ApplyBlock
        chosen={chosen}
        checked={check.answer}
        isChecking={check.isRunning}
        written={written}
        work={work}
        onSending={setSending}
        onStarted={(job) => setId(job.id)}
        onUndone={() => setId(null)}
      />
      <LeaveWarning isBusy={isSending || check.sending !== null} isWriting={isSending} />
    </>
  );
}

/** Whoever leaves while a file is on its way is asked; the browser asks by itself when the window is closed. */
function LeaveWarning({ isBusy, isWriting }: { isBusy: boolean; isWriting: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isBusy && current.pathname !== next.pathname,
    enableBeforeUnload: () => isBusy,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={isWriting ? '正在导入，要离开吗？' : '正在检查，要离开吗？'} onClose={blocker.reset}>
      <p>
        {isWriting
          ? '文件正在上传。离开后若已传完，导入会继续；结果请在“导入记录”中查看。'
          : '文件正在上传。离开后检查会中断，文件也要重新选择。检查不写入任何数据。'}
      </p>
      <div className="buttons">
        <button type="button" className="button primary" onClick={blocker.reset}>
          留在本页
        </button>
        <button type="button" className="button" onClick={blocker.proceed}>
          离开
        </button>
      </div>
    </Dialog>
  );
}
