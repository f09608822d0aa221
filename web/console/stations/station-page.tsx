import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client';
import { useAddress } from '../shared/address';
import { Confirm } from '../shared/dialog';
import { useMay, useMe } from '../shared/me';
import { count } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { Facts, openTab, Tabs } from '../shared/parts';
import { useDeed } from '../shared/use-deed';
import { useGet } from '../shared/use-query';
import { STATION_GRADES, STATION_KINDS, word } from '../shared/words';
import { EvaluationsTab } from './evaluations-tab';
import { ReportsTab } from './reports-tab';
import { StaffTab } from './staff-tab';
import { StationForm } from './station-form';
import type { Station } from './station-rules';

const CRUMBS = [{ title: '站点', to: '/stations' }];

export default function StationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return <OneStation key={id} id={id} />;
}

function OneStation({ id }: { id: string }) {
  const may = useMay();
  const me = useMe();
  const [asked, setAsked] = useState<'form' | 'withdrawal' | null>(null);
  const station = useGet('/api/v1/stations/{id}', { params: { path: { id } } });
  const isOwn = me?.role === 'station_manager';
  return (
    <Page
      title={station.data?.name ?? '站点'}
      crumbs={isOwn ? [] : CRUMBS}
      actions={
        station.data && (
          <>
            {may('stations.report') && (
              <Link className="button primary" to={`/stations/${id}/report`}>
                填报月报
              </Link>
            )}
            {may('stations.write') && (
              <>
                <button type="button" className="button" onClick={() => setAsked('form')}>
                  更正站点
                </button>
                <button type="button" className="button" onClick={() => setAsked('withdrawal')}>
                  作废误录
                </button>
              </>
            )}
            <button type="button" className="button" onClick={() => window.print()}>
              打印
            </button>
          </>
        )
      }
    >
      <Answered query={station}>
        {(found) => (
          <>
            <Head station={found} />
            <Parts station={found} />
            {asked === 'form' && <StationForm station={found} onClose={() => setAsked(null)} />}
            {asked === 'withdrawal' && <Withdrawal station={found} onClose={() => setAsked(null)} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Head({ station }: { station: Station }) {
  const { kind, regionName, grade, gradedOn, stars, foundedOn, closedOn, premisesSqm, managerName, staffCount } =
    station;
  return (
    <section className="panel" aria-label="基本信息">
      <Facts
        items={[
          ['类别', word(STATION_KINDS, kind)],
          ['所在地', regionName],
          ['现在驻站', `${count(staffCount)} 人`],
          ['成立日期', foundedOn],
          ...(closedOn ? ([['撤销日期', closedOn]] as const) : []),
          ['主办单位', station.hostName],
          ['承接机构', station.operatorName],
          ['场地', premisesSqm === null ? null : `${premisesSqm} 平方米`],
          ['地址', station.address],
          ['联系电话', station.contactPhone],
          ['服务人口', station.populationServed === null ? null : `${count(station.populationServed)} 人`],
          ['标牌', station.sign],
          ['等级', `${word(STATION_GRADES, grade)}${gradedOn ? `（${gradedOn} 评定）` : ''}`],
          ...(stars === null ? [] : ([['星级', `${stars} 星`]] as const)),
          ['负责人账号', managerName ?? '没有'],
          ...(station.remark ? ([['备注', station.remark]] as const) : []),
        ]}
      />
    </section>
  );
}

const TABS = [
  { id: 'staff', title: '驻站人员' },
  { id: 'reports', title: '月报' },
  { id: 'evaluations', title: '评估' },
];

function Parts({ station }: { station: Station }) {
  const { search } = useAddress();
  const open = openTab(TABS, search.tab);
  return (
    <>
      <Tabs tabs={TABS} label="站点的各项内容" hasKeys />
      {open === 'staff' && <StaffTab station={station} />}
      {open === 'reports' && <ReportsTab station={station} />}
      {open === 'evaluations' && <EvaluationsTab station={station} />}
    </>
  );
}

/** What stands in the way is told by the service beside the button. */
function Withdrawal({ station, onClose }: { station: Station; onClose: () => void }) {
  const deed = useDeed(
    async (reason: string, key: string) => {
      const params = { path: { id: station.id }, header: { 'Idempotency-Key': key } };
      await api.POST('/api/v1/stations/{id}/withdrawal', { params, body: { reason } });
    },
    () => {
      onClose();
      history.back();
    },
  );
  return (
    <Confirm
      title="作废误录的站点"
      action="作废站点"
      danger
      reason={{ label: '作废的原因', hint: '请勿填写身份证号等个人号码。' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        <strong>{station.name}</strong>
      </p>
      <p>作废表示这个站点当初就登记错了，视为从来没有过；确已撤销的站点请用“更正站点”填写撤销日期。</p>
    </Confirm>
  );
}
