import { useState } from 'react';
import { Link, useParams } from '@tanstack/react-router';
import { DownloadButton } from '../shared/download-button';
import { moment } from '../shared/days';
import { yuan } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { Badge, Facts, Sums } from '../shared/parts';
import { useGet } from '../shared/use-query';
import { subjectInWords } from '../shared/words';
import { useMay } from '../shared/me';
import { Entries } from './entries';
import { InstalmentDialog } from './instalment-dialog';
import type { RecoveryDetail } from './recovery-types';
import { TermsDialog } from './terms-dialog';
import { WriteOffRequestDialog } from './write-off-dialog';
import { WriteOffs } from './write-offs';

const CRUMBS = [{ title: '少发多发与追回', to: '/recoveries' }];

export default function RecoveryPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const recovery = useGet('/api/v1/recoveries/{id}', { params: { path: { id } } });
  const { data } = recovery;
  return (
    <Page title={data ? `追回：${data.workerName} ${subjectInWords(data.subject)}` : '追回'} crumbs={CRUMBS}>
      <Answered query={recovery}>{(answer) => <Whole recovery={answer} />}</Answered>
    </Page>
  );
}

type Asked = 'instalment' | 'terms' | 'write-off';

function Whole({ recovery }: { recovery: RecoveryDetail }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  return (
    <>
      <section className="panel">
        <Sums
          items={[
            ['余额（元）', yuan(recovery.leftFen)],
            ['应追回（元）', yuan(recovery.amountFen)],
            ['已收已扣（元）', yuan(recovery.settledFen)],
            ['在办批次将扣（元）', yuan(recovery.reservedFen)],
          ]}
        />
        <Deeds recovery={recovery} ask={setAsked} />
      </section>
      <section className="panel">
        <Facts
          items={[
            [
              '姓名',
              <Link to={`/workers/${recovery.workerId}`} key="worker">
                {recovery.workerName}
              </Link>,
            ],
            ['多发的项目', subjectInWords(recovery.subject)],
            [
              '多发的批次',
              <Link to={`/payouts/${recovery.payoutId}`} key="payout">
                {recovery.payoutNumber}
              </Link>,
            ],
            ['原因', recovery.cause],
            ['方式', recovery.nettingAllowed ? '可以从以后的津贴中抵扣' : '不抵扣，由本人退款'],
            ['抵扣时每月至少留给本人', `${yuan(recovery.monthlyFloorFen)} 元`],
            ['立追回时间', moment(recovery.createdAt)],
          ]}
        />
      </section>
      <Entries recovery={recovery} />
      <WriteOffs recovery={recovery} />
      {asked === 'instalment' && <InstalmentDialog recovery={recovery} onClose={close} />}
      {asked === 'terms' && <TermsDialog recovery={recovery} onClose={close} />}
      {asked === 'write-off' && <WriteOffRequestDialog recovery={recovery} onClose={close} />}
    </>
  );
}

function Deeds({ recovery, ask }: { recovery: RecoveryDetail; ask: (asked: Asked) => void }) {
  const may = useMay();
  if (recovery.leftFen === 0) return <Badge tone="done">已结清</Badge>;
  return (
    <div className="buttons deeds">
      <DownloadButton path={`recoveries/${recovery.id}/notice.docx`} isDirect>
        下载追回通知书
      </DownloadButton>
      {may('recoveries.receive') && (
        <button type="button" className="button primary" onClick={() => ask('instalment')}>
          登记本人退款
        </button>
      )}
      {may('recoveries.write') && (
        <>
          <button type="button" className="button" onClick={() => ask('terms')}>
            修改抵扣方式
          </button>
          <button type="button" className="button" onClick={() => ask('write-off')}>
            申请核销
          </button>
        </>
      )}
    </div>
  );
}
