import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Attachments } from '../shared/attachments/attachments';
import type { Column } from '../shared/data-table';
import { moment } from '../shared/days';
import { useMay } from '../shared/me';
import { Answered, Page } from '../shared/page';
import { Badge, Facts } from '../shared/parts';
import { RowsTable } from '../shared/rows-table';
import { useGet } from '../shared/use-query';
import { word } from '../shared/words';
import { CheckDialog, OpinionDialog, StepDialog } from './claim-dialogs';
import { nextInWords, openChecks } from './claim-next';
import { FormDownload } from './form-download';
import { CLAIM_STATES, CLAIM_TONES, type ClaimDetail, claimInWords, windowInWords } from './claims-words';

const CRUMBS = [{ title: '申报', to: '/claims' }];

/** One claim: what was stated, what was confirmed, what is to be done next. */
export default function ClaimPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const claim = useGet('/api/v1/claims/{id}', { params: { path: { id } } });
  const { data } = claim;
  return (
    <Page title={data ? `${data.workerName}：${claimInWords(data)}申报` : '申报'} crumbs={CRUMBS}>
      <Answered query={claim}>{(found) => <Whole claim={found} />}</Answered>
    </Page>
  );
}

type Asked = ClaimDetail['nextSteps'][number]['step'] | 'opinion' | 'check';

function Whole({ claim }: { claim: ClaimDetail }) {
  const may = useMay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  // Whoever enters a claim is here for its papers; whoever decides reads first what was stated.
  const isClaimant = may('claims.write') && !may('claims.decide');
  return (
    <>
      <State claim={claim} ask={setAsked} />
      {isClaimant && <Papers claim={claim} isClaimant />}
      <Stated claim={claim} />
      <Checks claim={claim} />
      {!isClaimant && <Papers claim={claim} />}
      <Events claim={claim} />
      {asked === 'opinion' && <OpinionDialog claim={claim} onClose={close} />}
      {asked === 'check' && <CheckDialog claim={claim} onClose={close} />}
      {asked !== null && asked !== 'opinion' && asked !== 'check' && (
        <StepDialog claim={claim} step={asked} onClose={close} />
      )}
    </>
  );
}

/** What the claim is meant to come to; the rest turns it back. */
const ONWARD: ReadonlySet<string> = new Set(['submit', 'accept']);
const UNDECIDED = new Set(['draft', 'submitted', 'returned']);

function State({ claim, ask }: { claim: ClaimDetail; ask: (asked: Asked) => void }) {
  const may = useMay();
  const { state, nextSteps, decisionReason, decidedByName } = claim;
  const isDecider = may('claims.decide');
  const late = windowInWords(claim);
  const allowed = nextSteps.filter((each) => each.allowed);
  const isHandedIn = state !== 'draft' && state !== 'withdrawn';
  return (
    <section className="panel">
      <p>
        <Badge tone={CLAIM_TONES[state] ?? 'plain'}>{word(CLAIM_STATES, state)}</Badge>
        {isDecider && decisionReason && state !== 'submitted' && ` ${decidedByName}：${decisionReason}`}
      </p>
      <p>
        <strong>下一步：</strong>
        {nextInWords(claim, isDecider ? 'decider' : may('claims.write') ? 'claimant' : 'reader')}
      </p>
      {late && (
        <p className="box follows">
          {late}
          {claim.notice &&
            `：申报通知 ${claim.notice.noticeNo} 的申报期为 ${claim.notice.opensOn} 至 ${claim.notice.closesOn}。${isDecider ? '需要照顾的，请另拟补充申报通知。' : '是否补充受理，请询问经办人。'}`}
        </p>
      )}
      <div className="buttons deeds">
        {allowed.map(({ step, title }) => (
          <button
            type="button"
            key={step}
            className={ONWARD.has(step) && UNDECIDED.has(state) ? 'button primary' : 'button'}
            onClick={() => ask(step)}
          >
            {title}
          </button>
        ))}
        {may('claims.decide') && isHandedIn && (
          <button type="button" className="button" onClick={() => ask('check')}>
            登记核实结果
          </button>
        )}
        {may('claims.write') && UNDECIDED.has(state) && (
          <button type="button" className="button" onClick={() => ask('opinion')}>
            填写单位意见
          </button>
        )}
      </div>
    </section>
  );
}

function Stated({ claim }: { claim: ClaimDetail }) {
  const may = useMay();
  const { stated, notice, opinion, opinionByName, opinionOn } = claim;
  const name = may('workers.read') ? (
    <Link to={`/workers/${claim.workerId}`}>{claim.workerName}</Link>
  ) : (
    claim.workerName
  );
  return (
    <section className="panel">
      <h2>申报内容</h2>
      <Facts
        items={[
          ['姓名', name],
          ['申报项目', claimInWords(claim)],
          ['政策地区', claim.policyRegionName],
          ['证书管理号', stated?.certificateNo ?? claim.certificateNo ?? '不适用'],
          ['工作单位', stated ? stated.organizationName : '提交时记录'],
          ['申报日期', claim.receivedOn ?? '提交当日'],
          ['申报通知', notice ? `${notice.noticeNo}《${notice.title}》` : '没有对应的通知'],
          ['单位意见', opinion ? `${opinion}（${opinionByName}，${opinionOn}）` : null],
          ['登记', `${claim.createdByName}，${moment(claim.createdAt)}`],
        ]}
      />
    </section>
  );
}

type Check = ClaimDetail['checks'][number];

const CHECK_COLUMNS: readonly Column<Check>[] = [
  { title: '条件', render: ({ label }) => label },
  { title: '结果', render: ({ met }) => <Badge tone={met ? 'done' : 'wrong'}>{met ? '符合' : '不符合'}</Badge> },
  { title: '依据', render: ({ evidence }) => evidence },
  { title: '核实', render: ({ checkedByName, checkedAt }) => `${checkedByName}，${moment(checkedAt)}` },
  { title: '是否有效', render: ({ counts }) => (counts ? '有效' : '已由后一次核实代替') },
];

function Checks({ claim }: { claim: ClaimDetail }) {
  const open = openChecks(claim);
  return (
    <section className="panel">
      <h2>条件核实</h2>
      {claim.askedBy && claim.asked.length > 0 && (
        <p>
          按{claim.policyRegionName}《{claim.askedBy.title}》核实：{claim.asked.map(({ label }) => label).join('、')}。
          {claim.kind === 'award' && '依据证书批准当日施行的政策。'}
        </p>
      )}
      {open.length > 0 && <p>还没有核实：{open.map(({ label }) => label).join('、')}。</p>}
      {claim.checks.length === 0 ? (
        <p className="empty">还没有核实结果。政策要求的条件核实后在这里登记；有误的再登记一次，以最后一次为准。</p>
      ) : (
        <RowsTable caption="条件核实" columns={CHECK_COLUMNS} rows={claim.checks} rowKey={({ id }) => id} />
      )}
    </section>
  );
}

/** Beside the form, so that whoever decides sees both. */
function Papers({ claim, isClaimant = false }: { claim: ClaimDetail; isClaimant?: boolean }) {
  const may = useMay();
  if (!may('attachments.read')) return null;
  const asked = claim.notice?.papers ?? [];
  return (
    <section className="panel">
      <h2>申报材料</h2>
      {asked.length > 0 && <p>所需材料：{asked.join('、')}。</p>}
      <FormDownload claimId={claim.id} />
      <Attachments
        place={{ objectType: 'claim', objectId: claim.id }}
        empty="还没有申报材料。申请表、证书复印件等可以在这里上传或拍照。"
        isCameraFirst={isClaimant}
        isClosed={isClaimant && !UNDECIDED.has(claim.state)}
      />
    </section>
  );
}

function Events({ claim }: { claim: ClaimDetail }) {
  return (
    <section className="panel">
      <h2>办理经过</h2>
      <ul className="plain-list">
        {claim.events.map(({ title, byName, at, reason }) => (
          <li key={`${at} ${title}`}>
            {moment(at)}，{byName}：{title}
            {reason && <span className="soft">（{reason}）</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
