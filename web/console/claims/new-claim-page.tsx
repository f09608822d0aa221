import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { daysBetween, today } from '../shared/days';
import { TextInput } from '../shared/forms';
import { Answered, Page } from '../shared/page';
import { Badge } from '../shared/parts';
import { ProblemView } from '../shared/problem-view';
import { useDeed } from '../shared/use-deed';
import { useGet } from '../shared/use-query';
import { word } from '../shared/words';
import { CLAIM_STATES, CLAIM_TONES, claimInWords } from './claims-words';

type Candidate = components['schemas']['ClaimCandidateResponse'];

const CRUMBS = [{ title: '申报', to: '/claims' }];
/** Of one station there are far fewer; an officer looks for a name. */
const SHOWN = 200;

/** What the own staff can claim today, each a button away from its papers. */
export default function NewClaimPage() {
  const [name, setName] = useState('');
  const search = name.trim();
  const found = useGet('/api/v1/claims/candidates', {
    params: { query: { pageSize: SHOWN, ...(search ? { search } : {}) } },
  });
  return (
    <Page title="登记申报" crumbs={CRUMBS} help="今天可以申报的在站人员。点击“登记申报”，在下一页拍照上传材料后提交。">
      <div className="panel">
        <TextInput label="按姓名查找" name="search" type="search" value={name} onChange={setName} optional />
      </div>
      <Answered query={found}>
        {({ items, total }) =>
          items.length === 0 ? (
            <div className="panel empty">
              <p>{search ? '没有找到今天可以申报的人员。' : '现在没有可以申报的人员。'}</p>
              <p>
                只列出在站服务、持有证书，且证书在今天开放的申报通知范围内的人员。
                <Link to="/claims/notices">查看申报通知</Link>
              </p>
            </div>
          ) : (
            <>
              {peopleOf(items).map((own) => (
                <PersonPanel key={own[0]!.workerId} own={own} />
              ))}
              {total > items.length && (
                <p className="soft">
                  共 {total} 项，这里列出 {items.length} 项，请按姓名查找。
                </p>
              )}
            </>
          )
        }
      </Answered>
    </Page>
  );
}

/** In the order of the answer, which is by name. */
function peopleOf(items: readonly Candidate[]): Candidate[][] {
  const people = new Map<string, Candidate[]>();
  for (const item of items) people.set(item.workerId, [...(people.get(item.workerId) ?? []), item]);
  return [...people.values()];
}

function PersonPanel({ own }: { own: Candidate[] }) {
  const { workerName, lastFour, stationName } = own[0]!;
  return (
    <section className="panel">
      <h2>
        {workerName} <span className="soft figures">尾号 {lastFour}</span>
      </h2>
      <p className="soft">{stationName}</p>
      <ul className="entries">
        {own.map((item) => (
          <Thing key={`${item.notice.id} ${item.certificateId}`} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Thing({ item }: { item: Candidate }) {
  const { notice, claim, policyRegionName, workerName, approvedOn } = item;
  const what = claimInWords(item);
  return (
    <li>
      <p>
        <strong>
          {policyRegionName}
          {what}
        </strong>
        {approvedOn && <span className="soft">（证书 {approvedOn} 批准）</span>}
      </p>
      <p className="soft">
        《{notice.title}》（{notice.noticeNo}），申报期至 {notice.closesOn}，{leftInWords(notice.closesOn)}
      </p>
      {notice.papers.length > 0 && <p className="soft">所需材料：{notice.papers.join('、')}</p>}
      {claim ? (
        <p>
          <Badge tone={CLAIM_TONES[claim.state] ?? 'plain'}>{word(CLAIM_STATES, claim.state)}</Badge>{' '}
          <Link to={`/claims/${claim.id}`} aria-label={`查看申报：${workerName}${what}`}>
            查看申报
          </Link>
        </p>
      ) : (
        <Entering item={item} />
      )}
    </li>
  );
}

function leftInWords(closesOn: string): string {
  const left = daysBetween(today(), closesOn);
  return left === null || left <= 0 ? '今天截止。' : `还有 ${left} 天。`;
}

function Entering({ item }: { item: Candidate }) {
  const navigate = useNavigate();
  const { workerId, workerName, kind, certificateId, policyRegionCode, notice } = item;
  const deed = useDeed(
    async (_: null, key: string) => {
      const aim = kind === 'award' ? { kind, certificateId, policyRegionCode } : { kind, noticeId: notice.id };
      const params = { header: { 'Idempotency-Key': key } };
      return data(await api.POST('/api/v1/claims', { params, body: { workerId, ...aim } }));
    },
    ({ id }) => void navigate({ to: `/claims/${id}` }),
  );
  return (
    <>
      <button
        type="button"
        className="button primary"
        aria-label={`登记申报：${workerName}${claimInWords(item)}`}
        disabled={deed.isRunning}
        onClick={() => deed.run(null)}
      >
        登记申报
      </button>
      <ProblemView problem={deed.problem} again={deed.again} />
    </>
  );
}
