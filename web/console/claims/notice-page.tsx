import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../api/client';
import { moment } from '../shared/days';
import { Confirm } from '../shared/dialog';
import { useMay, useMe } from '../shared/me';
import { Answered, Page } from '../shared/page';
import { Badge, Facts } from '../shared/parts';
import { useDeed } from '../shared/use-deed';
import { useGet } from '../shared/use-query';
import { KINDS, word } from '../shared/words';
import { NOTICE_STATES, NOTICE_TONES, type Notice, noticeFor } from './claims-words';
import { NoticeDialog } from './notice-dialog';

const CRUMBS = [{ title: '申报通知', to: '/claims/notices' }];

export default function NoticePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const notice = useGet('/api/v1/claim-notices/{id}', { params: { path: { id } } });
  return (
    <Page title={notice.data?.title ?? '申报通知'} crumbs={CRUMBS}>
      <Answered query={notice}>{(found) => <Whole notice={found} />}</Answered>
    </Page>
  );
}

type Asked = 'edit' | 'approve' | 'withdraw' | 'supplement';

function Whole({ notice }: { notice: Notice }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  return (
    <>
      <section className="panel">
        <p>
          <Badge tone={NOTICE_TONES[notice.state] ?? 'plain'}>{word(NOTICE_STATES, notice.state)}</Badge>
        </p>
        <Deeds notice={notice} ask={setAsked} />
      </section>
      <section className="panel">
        <Facts
          items={[
            ['文号', notice.noticeNo],
            ['政策', `${notice.regionName}《${notice.policyTitle}》`],
            ['项目', word(KINDS, notice.kind)],
            ['申报范围', noticeFor(notice)],
            ['申报期', `${notice.opensOn} 至 ${notice.closesOn}（含当日）`],
            ['所需材料', notice.papers.join('、')],
            ['补充的通知', notice.supplementsNo ?? '不是补充通知'],
            ['拟写', `${notice.createdByName}，${moment(notice.createdAt)}`],
            ['批准', notice.approvedAt ? `${notice.approvedByName}，${moment(notice.approvedAt)}` : '尚未批准'],
            [
              '申报',
              <Link key="claims" to="/claims" search={{ noticeId: notice.id }}>
                {notice.claimCount} 件
              </Link>,
            ],
          ]}
        />
      </section>
      {asked === 'edit' && <NoticeDialog notice={notice} onClose={close} />}
      {asked === 'supplement' && <NoticeDialog supplements={notice} onClose={close} />}
      {asked === 'approve' && <ApproveDialog notice={notice} onClose={close} />}
      {asked === 'withdraw' && <WithdrawDialog notice={notice} onClose={close} />}
    </>
  );
}

function Deeds({ notice, ask }: { notice: Notice; ask: (asked: Asked) => void }) {
  const may = useMay();
  const me = useMe();
  const { state } = notice;
  const isDraft = state === 'draft';
  const mayWithdraw = isDraft ? may('claimNotices.write') : state === 'approved' && may('claimNotices.approve');
  const isOwn = me?.id === notice.createdBy;
  return (
    <div className="buttons deeds">
      {isDraft && may('claimNotices.approve') && !isOwn && (
        <button type="button" className="button primary" onClick={() => ask('approve')}>
          批准
        </button>
      )}
      {isDraft && may('claimNotices.write') && (
        <button type="button" className="button" onClick={() => ask('edit')}>
          修改
        </button>
      )}
      {state === 'approved' && notice.supplements === null && may('claimNotices.write') && (
        <button type="button" className="button" onClick={() => ask('supplement')}>
          拟写补充通知
        </button>
      )}
      {mayWithdraw && (
        <button type="button" className="button" onClick={() => ask('withdraw')}>
          撤回通知
        </button>
      )}
      {isDraft && isOwn && <span className="soft">由您拟写，须由另一人批准。</span>}
    </div>
  );
}

function ApproveDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const deed = useDeed(async (comment: string, key) => {
    const header = { 'If-Match': `"${notice.version}"`, 'Idempotency-Key': key };
    const params = { path: { id: notice.id }, header };
    return data(await api.POST('/api/v1/claim-notices/{id}/approve', { params, body: comment ? { comment } : {} }));
  }, onClose);
  return (
    <Confirm
      title="批准申报通知"
      action="批准"
      reason={{ label: '意见', optional: true }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        《{notice.title}》（{notice.noticeNo}），{noticeFor(notice)}，{notice.opensOn} 至 {notice.closesOn} 申报。
      </p>
      <p className="box follows">批准以后内容不再修改；逾期需要受理的，另拟补充通知，由另一人批准。</p>
    </Confirm>
  );
}

function WithdrawDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const deed = useDeed(async (reason: string, key) => {
    const header = { 'If-Match': `"${notice.version}"`, 'Idempotency-Key': key };
    const params = { path: { id: notice.id }, header };
    return data(await api.POST('/api/v1/claim-notices/{id}/withdraw', { params, body: { reason } }));
  }, onClose);
  return (
    <Confirm title="撤回申报通知" action="撤回通知" reason={{ label: '原因' }} deed={deed} onClose={onClose}>
      <p>
        《{notice.title}》（{notice.noticeNo}）撤回以后不再据此申报；已有申报的通知不能撤回。
      </p>
    </Confirm>
  );
}
