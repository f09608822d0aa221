import { useState } from 'react';
import { api } from '../../api/client';
import { DataTable, type Column } from '../../shared/data-table';
import { Confirm } from '../../shared/dialog';
import { useMay, useMe } from '../../shared/me';
import { count } from '../../shared/money';
import { Page } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { useDeed } from '../../shared/use-deed';
import { useList } from '../../shared/use-query';
import { SchemeDialog } from './scheme-dialog';
import type { Scheme } from './scheme-rules';

const CRUMBS = [{ title: '站点', to: '/stations' }];

type Asked = { form: 'new'; like: Scheme | null } | { form: 'edit' | 'withdrawal'; scheme: Scheme };

/** By which items and grades stations are evaluated; what was used once stays as it is. */
export default function SchemesPage() {
  const may = useMay();
  const own = useMe()?.region.code ?? '';
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useList('/api/v1/stations/evaluation-schemes', []);
  const close = (): void => setAsked(null);
  const isOwn = ({ regionCode }: Scheme): boolean => own.endsWith('00') || regionCode.startsWith(own);
  const columns: Column<Scheme>[] = [
    {
      title: '名称',
      render: ({ title, documentNo, versionNo }) => (
        <>
          {title}
          <span className="soft">
            （第 {versionNo} 版{documentNo ? `，${documentNo}` : ''}）
          </span>
        </>
      ),
    },
    { title: '施行日期', render: ({ effectiveFrom }) => <span className="nowrap">{effectiveFrom}</span> },
    {
      title: '评分项',
      render: ({ items }) => items.map(({ name, maxPoints }) => `${name} ${maxPoints} 分`).join('、'),
    },
    {
      title: '等次',
      render: ({ grades }) => grades.map(({ name, minPoints }) => `${name} ${minPoints} 分起`).join('、'),
    },
    {
      title: '使用情况',
      render: ({ evaluations }) =>
        evaluations > 0 ? (
          <Badge tone="done">已评估 {count(evaluations)} 次，不再修改</Badge>
        ) : (
          <Badge tone="wait">还没有用过，可以修改</Badge>
        ),
    },
    ...(may('stations.write')
      ? [
          {
            title: '办理',
            deeds: true,
            render: (scheme: Scheme) => (
              <span className="deeds no-print">
                {scheme.evaluations === 0 && isOwn(scheme) && (
                  <>
                    <Deed name={`修改：${scheme.title}`} onAsk={() => setAsked({ form: 'edit', scheme })}>
                      修改
                    </Deed>
                    <Deed name={`作废：${scheme.title}`} onAsk={() => setAsked({ form: 'withdrawal', scheme })}>
                      作废
                    </Deed>
                  </>
                )}
                <Deed name={`照此新立：${scheme.title}`} onAsk={() => setAsked({ form: 'new', like: scheme })}>
                  照此新立
                </Deed>
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page
      title="评估办法"
      crumbs={CRUMBS}
      help="年度评估按这里的评分项打分，等次按得分自动得出。本地区没有的，按上级地区的办法。已经用来评估过的办法不再修改，有变化时照它新立一版。"
      actions={
        may('stations.write') && (
          <button type="button" className="button primary" onClick={() => setAsked({ form: 'new', like: null })}>
            新立评估办法
          </button>
        )
      }
    >
      <DataTable
        caption="评估办法"
        columns={columns}
        query={list}
        rowKey={({ id }) => id}
        empty={<p>还没有评估办法。先新立评估办法，再到站点的“评估”一页登记评估。</p>}
      />
      {asked?.form === 'new' && <SchemeDialog scheme={null} like={asked.like} onClose={close} />}
      {asked?.form === 'edit' && <SchemeDialog scheme={asked.scheme} like={null} onClose={close} />}
      {asked?.form === 'withdrawal' && <Withdrawal scheme={asked.scheme} onClose={close} />}
    </Page>
  );
}

function Deed({ name, onAsk, children }: { name: string; onAsk: () => void; children: string }) {
  return (
    <button type="button" className="button plain" aria-label={name} onClick={onAsk}>
      {children}
    </button>
  );
}

function Withdrawal({ scheme, onClose }: { scheme: Scheme; onClose: () => void }) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { schemeId: scheme.id }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/evaluation-schemes/{schemeId}/withdrawal', { params, body: { reason } });
  }, onClose);
  return (
    <Confirm
      title="作废评估办法"
      action="作废评估办法"
      danger
      reason={{ label: '作废的原因' }}
      deed={deed}
      onClose={onClose}
    >
      <p>
        <strong>{scheme.title}</strong>
      </p>
      <p>还没有站点按它评估过。作废后视为没有立过，以前的办法继续适用。</p>
    </Confirm>
  );
}
