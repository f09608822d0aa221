import { useParams } from '@tanstack/react-router';
import { Attachments } from '../shared/attachments/attachments';
import { moment } from '../shared/days';
import { Answered, Page } from '../shared/page';
import { useMay } from '../shared/me';
import { Badge, Facts } from '../shared/parts';
import { useGet } from '../shared/use-query';
import { KINDS, word } from '../shared/words';
import { DifferencePanel } from './editor/difference-panel';
import { formOf, requestOf } from './editor/policy-form';
import { useRegions } from './region-names';
import { SimulationPanel } from './simulation/simulation-panel';
import { useSimulation } from './simulation/use-simulation';
import { PolicySteps } from './steps/policy-steps';
import { ReturnedBox } from './steps/returned-box';
import { formerVersion } from './words/policy-difference';
import { stateOf } from './words/policy-state';
import { periodInWords, type Policy, SECTIONS, sentencesOf } from './words/policy-words';

const CRUMBS = [{ title: '政策', to: '/policies' }];

/** A policy in sentences: to read, to print, and to decide on. */
export default function PolicyPage() {
  const { id = '' } = useParams({ strict: false });
  const policy = useGet('/api/v1/policies/{id}', { params: { path: { id } } });
  return (
    <Page title={policy.data?.title ?? '政策'} crumbs={CRUMBS}>
      <Answered query={policy}>{(answer) => <Reading key={answer.id} policy={answer} />}</Answered>
    </Page>
  );
}

function Reading({ policy }: { policy: Policy }) {
  const { nameOf } = useRegions();
  const may = useMay();
  const isDraft = policy.state === 'draft';
  const simulation = useSimulation(isDraft ? requestOf(formOf(policy)) : null);
  const query = { kind: policy.kind, regionCode: policy.regionCode, pageSize: 500 };
  const others = useGet('/api/v1/policies', { params: { query } });
  const former = formerVersion(policy, others.data?.items ?? []);
  return (
    <>
      <ReturnedBox policy={policy} />
      <PolicySteps policy={policy} simulation={simulation} former={former} />
      <div className={isDraft ? 'beside' : undefined}>
        <div>
          <section className="panel">
            <Head policy={policy} />
            <Sentences policy={policy} nameOf={nameOf} />
          </section>
          {may('attachments.read') && (
            <section className="panel">
              <h2>政策原文</h2>
              <Attachments
                place={{ objectType: 'policy', objectId: policy.id }}
                empty="还没有上传政策原文。盖章的文件扫描后在这里上传，批准后不能移除。"
              />
            </section>
          )}
          {!isDraft && <DifferencePanel former={former} content={policy} nameOf={nameOf} />}
        </div>
        {isDraft && (
          <div className="aside-panels">
            <SimulationPanel tried={simulation} missing={null} />
            <DifferencePanel former={former} content={policy} nameOf={nameOf} />
          </div>
        )}
      </div>
    </>
  );
}

function Head({ policy }: { policy: Policy }) {
  const state = stateOf(policy);
  const by = (name: string | null | undefined, at: string | null): string =>
    at ? `${name ?? ''}，${moment(at)}` : '尚未';
  return (
    <Facts
      items={[
        [
          '状态',
          <Badge key="state" tone={state.tone}>
            {state.name}
          </Badge>,
        ],
        ['地区', policy.regionName],
        ['种类', word(KINDS, policy.kind)],
        ['版本', policy.versionNo > 0 ? `第 ${policy.versionNo} 版` : '批准时编号'],
        ['执行期', periodInWords(policy)],
        ['文号', policy.documentNo ?? '待补'],
        ['拟写', by(policy.createdBy.displayName, policy.createdAt)],
        ['提交', by(policy.submittedByName, policy.submittedAt)],
        ['批准', by(policy.approvedBy?.displayName, policy.approvedAt)],
      ]}
    />
  );
}

function Sentences({ policy, nameOf }: { policy: Policy; nameOf: (code: string) => string }) {
  const sentences = sentencesOf(policy, nameOf);
  return SECTIONS.map((name) => (
    <section className="sentences" key={name}>
      <h2>{name}</h2>
      <div>
        {sentences[name].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </section>
  ));
}
