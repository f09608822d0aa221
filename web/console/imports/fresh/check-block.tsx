import { DownloadButton, FilesLeft } from '../../shared/download-button';
import { JobProgress, useSecondsSince } from '../../shared/job-progress';
import { ProblemView } from '../../shared/problem-view';
import { countsInWords, progressInWords, progressOf } from '../findings-rules.js';
import { ResultTabs } from '../result-tabs';
import type { RosterFile } from './roster-file';
import type { ImportAnswer, RosterCheck, Sending } from './roster-run';

interface CheckBlockProps {
  file: RosterFile | null;
  isChanged: boolean;
  check: RosterCheck;
}

export function CheckBlock({ file, isChanged, check }: CheckBlockProps) {
  const { sending, job, answer, before, problem, isRunning } = check;
  // Whoever comes back to the page has chosen no file yet: the result is that of the file it names.
  const isOld = answer !== null && (isChanged || isRunning || (file !== null && answer.fileSha256 !== file.sha256));
  return (
    <section className="panel" aria-labelledby="check">
      <h2 id="check">2 检查</h2>
      {!answer && !isRunning && !problem && (
        <p className="soft">选好文件后自动检查：逐格列出要改的地方，以及导入后谁的哪一项会变。</p>
      )}
      {sending && <Progress sending={sending} working="正在检查" />}
      {job && <JobProgress job={job} name="正在检查" />}
      {answer && !file && !isOld && (
        <p className="soft">这是“{answer.fileName}”的检查结果。要导入它，请再选择一次这个文件。</p>
      )}
      <ProblemView problem={problem} {...(file ? { retry: () => check.run(file) } : {})} />
      {answer && <Result answer={answer} before={before} isOld={isOld} />}
    </section>
  );
}

/** How much of the file was sent; then the service works on it by itself. */
export function Progress({ sending, working }: { sending: Sending; working: string }) {
  const seconds = useSecondsSince(sending.since);
  const isSent = sending.share >= 1;
  const percent = Math.floor(sending.share * 100);
  return (
    <div className="progress">
      <p role="status">{isSent ? `已上传，${working}……` : '正在上传……'}</p>
      <progress aria-label={isSent ? working : '上传进度'} {...(isSent ? {} : { value: percent, max: 100 })} />
      <p className="soft figures">
        {isSent ? '' : `${percent}%，`}已用 {seconds} 秒
      </p>
    </div>
  );
}

function Result({ answer, before, isOld }: { answer: ImportAnswer; before: ImportAnswer | null; isOld: boolean }) {
  const errors = (each: ImportAnswer): ImportAnswer['issues'] =>
    each.issues.filter(({ severity }) => severity === 'error');
  const count = errors(answer).length;
  return (
    <div className={isOld ? 'old-result' : undefined}>
      {isOld && <p className="error-text">✕ 以下是之前那个文件的结果，已经作废。</p>}
      <p className="result-line figures">
        <strong className={isOld ? 'struck' : undefined}>{countsInWords(answer.counts)}</strong>
      </p>
      {before && !isOld && errors(before).length > 0 && (
        <p className={count === 0 ? 'box done' : 'box wait'} role="status">
          与上一次检查相比：{progressInWords(progressOf(errors(before), errors(answer)))}。
        </p>
      )}
      {count > 0 && !isOld && (
        <div className="big-deed">
          <DownloadButton path={`imports/${answer.id}/annotated.xlsx`} primary>
            下载标注好的表
          </DownloadButton>
          <span className="soft">有问题的单元格都标了颜色，写明问题和改法。改好后把文件再拖到上面。</span>
          <FilesLeft />
        </div>
      )}
      <ResultTabs id={answer.id} issues={answer.issues} isWritten={false} />
    </div>
  );
}
