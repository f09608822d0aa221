import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Confirm } from '../../shared/dialog';
import { Check } from '../../shared/forms';
import { count } from '../../shared/money';
import { JobProgress } from '../../shared/job-progress';
import { isLive, type Job, type JobWatch } from '../../shared/jobs';
import { ProblemView } from '../../shared/problem-view';
import { useDeed } from '../../shared/use-deed';
import { useChangeGroups } from '../changes-view';
import { countsInWords, wayOf } from '../findings-rules.js';
import { UndoImport } from '../undo-import';
import { Progress } from './check-block';
import type { ChosenFile, RosterFile } from './roster-file';
import { type ImportAnswer, type Mode, type Sending, startRoster } from './roster-run';

interface ApplyBlockProps {
  chosen: ChosenFile;
  checked: ImportAnswer | null;
  isChecking: boolean;
  /** What was written of this file. */
  written: ImportAnswer | null;
  /** What is being written, or came to nothing. */
  work: JobWatch<ImportAnswer>;
  onSending: (isSending: boolean) => void;
  onStarted: (job: Job) => void;
  onUndone: () => void;
}

export function ApplyBlock({
  chosen,
  checked,
  isChecking,
  written,
  work,
  onSending,
  onStarted,
  onUndone,
}: ApplyBlockProps) {
  const [isPartly, setPartly] = useState(false);
  const { file, isChanged } = chosen;
  const way = wayOf(
    checked && { sha256: checked.fileSha256, counts: checked.counts, issues: checked.issues },
    file?.sha256 ?? null,
  );
  const mayPartly = way.mode === 'valid' && !isChanged && !isChecking;
  const reason = isChecking
    ? '正在检查，请稍候。'
    : isChanged
      ? '文件已被修改，请重新选择。'
      : way.mode === null
        ? way.reason
        : way.mode === 'valid' && !isPartly
          ? `有 ${count(way.left)} 行有误。请改好后重新选择，或只导入没有错误的行。`
          : null;
  const mode: Mode = way.mode === 'valid' ? 'valid' : 'all';
  return (
    <section className="panel" aria-labelledby="apply">
      <h2 id="apply">3 导入</h2>
      {written ? (
        <Written answer={written} onUndone={onUndone} />
      ) : work.job && isLive(work.job) ? (
        <>
          <JobProgress job={work.job} name="正在导入" />
          <p className="soft">可以离开本页，导入会继续；结果在页面上方和“导入记录”中都能看到。</p>
        </>
      ) : (
        <>
          <ProblemView problem={work.problem} />
          {work.result && <NothingWritten answer={work.result} />}
          {mayPartly && checked && way.mode === 'valid' && (
            <Check
              label={`只导入没有错误的行（有误的 ${count(way.left)} 行不导入，改好后再导）`}
              value={isPartly}
              onChange={setPartly}
            />
          )}
          {file && checked && reason === null ? (
            <Apply
              // Another file or another way is another intention, with a key of its own.
              key={`${file.sha256} ${mode}`}
              file={file}
              mode={mode}
              checked={checked}
              verify={chosen.verify}
              onSending={onSending}
              onStarted={onStarted}
            />
          ) : (
            <div className="buttons">
              <button type="button" className="button primary" disabled>
                导入
              </button>
              <span className="soft">{reason}</span>
            </div>
          )}
        </>
      )}
    </section>
  );
}

interface ApplyProps {
  file: RosterFile;
  mode: Mode;
  checked: ImportAnswer;
  verify: () => Promise<boolean>;
  onSending: (isSending: boolean) => void;
  onStarted: (job: Job) => void;
}

function Apply({ file, mode, checked, verify, onSending, onStarted }: ApplyProps) {
  const [isOpen, setOpen] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const groups = useChangeGroups(checked.id);
  const deed = useDeed(
    async (_: string, key: string) => {
      const since = Date.now();
      onSending(true);
      setSending({ share: 0, since });
      try {
        return await startRoster(file, mode, { key, onProgress: (share) => setSending({ share, since }) });
      } finally {
        onSending(false);
        setSending(null);
      }
    },
    (job) => {
      setOpen(false);
      onStarted(job);
    },
  );
  const { created, updated, unchanged, rejected } = checked.counts;
  const rows = created + updated;
  const money = (groups.data?.groups ?? []).filter((group) => group.group !== 'other' && group.count > 0);
  const ask = (): void => void verify().then((isSame) => isSame && setOpen(true));
  return (
    <>
      <div className="buttons">
        <button type="button" className="button primary" onClick={ask}>
          导入 {count(rows)} 行
        </button>
        <span className="soft">还会再让您核对一次。导入后可以整批撤销。</span>
      </div>
      {isOpen && (
        <Confirm
          title="核对后导入"
          action={`导入 ${count(rows)} 行`}
          deed={deed}
          onClose={() => {
            if (!deed.isRunning) setOpen(false);
          }}
        >
          <p>
            “{file.name}”：新增 <strong>{count(created)}</strong> 行，更新 <strong>{count(updated)}</strong> 行，不变{' '}
            {count(unchanged)} 行。
          </p>
          {rejected > 0 && (
            <p>
              有误的 <strong>{count(rejected)}</strong> 行不导入，改好后再导入一次即可。
            </p>
          )}
          <p>
            {money.length > 0
              ? `其中影响发放金额的：${money.map((group) => `${group.name} ${count(group.count)} 处`).join('，')}。`
              : '没有新证书、离职或账户变化。'}
          </p>
          <p className="soft">在有人依据这些数据编制发放批次或再作修改之前，可以整批撤销。</p>
          {sending && <Progress sending={sending} working="正在导入" />}
        </Confirm>
      )}
    </>
  );
}

/** Between the check and the import somebody changed the register. */
function NothingWritten({ answer }: { answer: ImportAnswer }) {
  return (
    <div className="box wrong" role="alert">
      <p>
        <strong>✕ 没有写入任何数据：检查之后系统里的内容有了变化，{countsInWords(answer.counts)}。</strong>
      </p>
      <p>
        <Link to={`/imports/${answer.id}`}>查看要改的地方</Link>，或重新选择文件再检查一次。
      </p>
    </div>
  );
}

/** What was written, how it is taken back, and whom to look at. */
function Written({ answer, onUndone }: { answer: ImportAnswer; onUndone: () => void }) {
  const people = useChangeGroups(answer.id).data?.groups.filter((group) => group.group !== 'other' && group.count > 0);
  return (
    <>
      <div className="box done" role="status">
        <p>
          <strong>✓ 已导入“{answer.fileName}”。</strong> {countsInWords(answer.counts)}
        </p>
        {answer.counts.rejected > 0 && (
          <p>有误的 {count(answer.counts.rejected)} 行没有导入。改好后，把文件再拖到上面即可。</p>
        )}
      </div>
      {people && people.length > 0 && (
        <p>
          请看一看影响发放的人员：
          <Link to={`/imports/${answer.id}`} search={{ tab: 'changes' }}>
            {people.map((group) => `${group.name} ${count(group.count)} 处`).join('，')}
          </Link>
          。
        </p>
      )}
      <div className="buttons">
        <Link className="button" to={`/imports/${answer.id}`}>
          查看导入记录
        </Link>
        <UndoImport record={answer} onUndone={onUndone} />
        <span className="soft">在有人依据这些数据编制发放批次或再作修改之前，可以整批撤销。</span>
      </div>
    </>
  );
}
