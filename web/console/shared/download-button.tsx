import type { ReactNode } from 'react';
import { useMe } from './me';
import { count } from './money';
import { ProblemView } from './problem-view';
import { useFile } from './use-file';

/** A file of the service; while it is made the button says so, and what refuses it stands under it. */
export function DownloadButton({
  path,
  children,
  primary,
  isDirect = false,
  name,
}: {
  path: string;
  children: ReactNode;
  primary?: boolean;
  /** It is there already, or is written while it is sent. */
  isDirect?: boolean;
  /** Read out, where the button's words stand several times. */
  name?: string;
}) {
  const file = useFile({ isDirect });
  return (
    <>
      <button
        type="button"
        className={primary ? 'button primary' : 'button'}
        disabled={file.isRunning}
        aria-label={name}
        onClick={() => file.run(path)}
      >
        {file.isRunning ? '正在生成文件……' : children}
      </button>
      <ProblemView problem={file.problem} again={file.again} />
    </>
  );
}

/** Before anybody presses: how many files with whole numbers the account may take just now. */
export function FilesLeft() {
  const me = useMe();
  if (!me) return null;
  return <p className="soft">现在还可以下载 {count(me.filesLeft)} 个含完整号码的文件。</p>;
}
