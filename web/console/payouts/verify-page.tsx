import { useState } from 'react';
import type { components } from '../api/schema';
import { Page } from '../shared/page';
import { ProblemView } from '../shared/problem-view';
import { RowsTable } from '../shared/rows-table';
import { DropZone, sendFile } from '../shared/upload';
import { sameFile, useDeed } from '../shared/use-deed';

type Verification = components['schemas']['VerificationResponse'];

/** Whether a sheet that somebody brings is still what was sealed. */
export default function VerifyPage() {
  const [answer, setAnswer] = useState<Verification | null>(null);
  const deed = useDeed((file: File, key) => sendFile<Verification>('payouts/verify', file, key), setAnswer, {
    intentionOf: sameFile,
  });
  return (
    <Page
      title="核验发放表"
      help="把收到的发放表拖进来，系统与封存的数据逐格核对。另存不影响核验，改动任何一格都会列出。"
    >
      <section className="panel">
        <DropZone
          label="选择发放表文件，或拖到这里"
          accept=".xlsx"
          isBusy={deed.isRunning}
          onFile={(file) => {
            setAnswer(null);
            deed.run(file);
          }}
        />
        <ProblemView problem={deed.problem} again={deed.again} />
        {answer && !deed.isRunning && <Outcome answer={answer} />}
      </section>
    </Page>
  );
}

function Outcome({ answer }: { answer: Verification }) {
  const { genuine, payoutNumber, sealHolds, differences, differenceCount } = answer;
  if (genuine) {
    return (
      <p className="box done" role="status">
        ✓ <strong>与封存的数据完全一致。</strong>批次 {payoutNumber}。
      </p>
    );
  }
  return (
    <>
      <div className="box wrong" role="alert">
        <p>
          <strong>
            ! 与封存的数据不一致：批次 {payoutNumber}，有 {differenceCount} 格不同。
          </strong>
        </p>
        {!sealHolds && <p>系统中的明细也与送银行时的封存不符，请立即报告管理员和审计。</p>}
        {differenceCount > differences.length && <p>下面列出前 {differences.length} 格。</p>}
      </div>
      {differences.length > 0 && (
        <RowsTable
          caption="不同的格"
          rows={differences}
          rowKey={({ sheet, cell }) => `${sheet} ${cell ?? ''}`}
          columns={[
            { title: '工作表', render: ({ sheet }) => sheet },
            { title: '单元格', render: ({ cell }) => cell ?? '整张表' },
            { title: '封存的', render: ({ expected }) => expected ?? '空' },
            { title: '收到的', render: ({ found }) => found ?? '空' },
          ]}
        />
      )}
    </>
  );
}
