import { Link } from '@tanstack/react-router';
import { useAddress } from '../shared/address';
import { today } from '../shared/days';
import { Filters } from '../shared/filters';
import { yuan } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { Badge } from '../shared/parts';
import { useCounties, useOwnAndCounties } from '../shared/regions';
import { useGet } from '../shared/use-query';
import { KINDS, word } from '../shared/words';
import { useMay, useMe } from '../shared/me';
import { Timeline } from './timeline/timeline';
import { axisOf, lanesOf, monthNumber } from './timeline/timeline-rules';
import { stateOf } from './words/policy-state';
import { type Kind, kindsInWords, LEVEL_CODES, periodInWords, type Policy } from './words/policy-words';

const KIND_CODES: readonly Kind[] = ['stipend', 'award'];

/** Which policy holds where and since when, and what is being written. */
export default function PoliciesPage() {
  const { search } = useAddress();
  const me = useMe();
  const counties = useCounties();
  const regions = useOwnAndCounties();
  const query = { pageSize: 500, ...(search.regionCode ? { regionCode: search.regionCode } : {}) };
  const policies = useGet('/api/v1/policies', { params: { query } });
  const isOwn = me !== null && search.regionCode === me.region.code;
  return (
    <Page
      title="政策"
      help="每个地区的职业津贴和一次性奖励按哪一版政策发放、从何时到何时；没有政策的月份用斜线标出。点击政策可以查看全文。"
      actions={<NewPolicy regionCode={search.regionCode} />}
    >
      {counties.length > 0 && <Filters filters={[{ name: 'regionCode', label: '地区', options: regions }]} />}
      <Answered query={policies}>
        {({ items }) => {
          const shown = isOwn ? items.filter((policy) => policy.regionCode === search.regionCode) : items;
          return KIND_CODES.map((kind) => (
            <KindPanel key={kind} kind={kind} policies={shown.filter((policy) => policy.kind === kind)} />
          ));
        }}
      </Answered>
    </Page>
  );
}

function NewPolicy({ regionCode }: { regionCode: string | undefined }) {
  const may = useMay();
  if (!may('policies.write')) return null;
  return KIND_CODES.map((kind) => (
    <Link key={kind} className="button" to="/policies/new" search={{ kind, regionCode }}>
      新建{word(KINDS, kind)}政策
    </Link>
  ));
}

function KindPanel({ kind, policies }: { kind: Kind; policies: readonly Policy[] }) {
  const day = today();
  const axis = axisOf(policies, day);
  const lanes = lanesOf(policies, axis);
  return (
    <section className="panel">
      <h2>{word(KINDS, kind)}</h2>
      {lanes.length === 0 ? (
        <p className="empty">
          这里还没有{word(KINDS, kind)}政策。有文件依据后，点击“新建{word(KINDS, kind)}政策”。
        </p>
      ) : (
        <>
          <Timeline lanes={lanes} axis={axis} now={monthNumber(day)} kind={word(KINDS, kind)} />
          <Versions policies={policies} kind={kind} />
        </>
      )}
    </section>
  );
}

function Versions({ policies, kind }: { policies: readonly Policy[]; kind: Kind }) {
  const may = useMay();
  return (
    <div className="table-frame">
      <table className="data cards">
        <caption className="unseen">{word(KINDS, kind)}政策的各个版本</caption>
        <thead>
          <tr>
            {['名称', '地区', '版本', '文号', '执行期'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" className="number">
              初 / 中 / 高（元）
            </th>
            <th scope="col">状态</th>
            {may('policies.write') && <th scope="col">续写</th>}
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) => (
            <Version key={policy.id} policy={policy} mayWrite={may('policies.write')} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Version({ policy, mayWrite }: { policy: Policy; mayWrite: boolean }) {
  const state = stateOf(policy);
  return (
    <tr>
      <td data-label="名称">
        <Link to={`/policies/${policy.id}`}>{policy.title}</Link>
      </td>
      <td data-label="地区" className="nowrap">
        {policy.regionName}
      </td>
      <td data-label="版本" className="nowrap">
        {policy.versionNo > 0 ? `第 ${policy.versionNo} 版` : '未批准'}
      </td>
      <td data-label="文号">{policy.documentNo ?? '待补'}</td>
      <td data-label="执行期">{periodInWords(policy)}</td>
      <td data-label="初 / 中 / 高（元）" className="number">
        {policy.rates.map(({ employers, levels }) => (
          <div key={employers?.join(' ') ?? ''}>
            {policy.rates.length > 1 && (
              <span className="soft aside">{employers ? kindsInWords(employers) : '其余'} </span>
            )}
            {LEVEL_CODES.map((level) => rateCell(levels[level])).join(' / ')}
          </div>
        ))}
      </td>
      <td data-label="状态">
        <Badge tone={state.tone}>{state.name}</Badge>
      </td>
      {mayWrite && (
        <td data-label="续写" className="nowrap">
          {policy.approvedAt !== null && (
            <Link to="/policies/new" search={{ from: policy.id }} aria-label={`从这一版续写：${policy.title}`}>
              从这一版续写
            </Link>
          )}
        </td>
      )}
    </tr>
  );
}

/** A dash where the document says nothing of the level. */
function rateCell(rateFen: number | null): string {
  return rateFen === null ? '—' : yuan(rateFen);
}
