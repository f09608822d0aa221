import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { DataTable, type Column } from '../shared/data-table';
import { Select } from '../shared/forms';
import { useMay } from '../shared/me';
import { useList } from '../shared/use-query';
import { LEVELS, word } from '../shared/words';
import { AddByName, AddStaff, StayForm, StayWithdrawal } from './staff-dialogs';
import type { Station } from './station-rules';

export type Stay = components['schemas']['StaffResponse'];

type Asked = { form: 'add' } | { form: 'end' | 'correct' | 'withdrawal'; stay: Stay };

/** Who is at the station, and who was. */
export function StaffTab({ station }: { station: Station }) {
  const may = useMay();
  const { search, change } = useAddress();
  const [asked, setAsked] = useState<Asked | null>(null);
  const onSite = search.onSite ?? 'true';
  const list = useList('/api/v1/stations/{id}/staff', [], {
    path: { id: station.id },
    query: onSite === 'all' ? {} : { onSite: onSite === 'true' },
  });
  const columns: Column<Stay>[] = [
    {
      title: '姓名',
      render: ({ workerId, workerName }) =>
        may('workers.read') ? <Link to={`/workers/${workerId}`}>{workerName}</Link> : workerName,
    },
    { title: '身份证号', render: ({ identityNumber }) => <span className="nowrap">{identityNumber}</span> },
    { title: '证书级别', render: ({ level }) => word(LEVELS, level) || '无证书' },
    { title: '驻站起', render: ({ startOn }) => <span className="nowrap">{startOn}</span> },
    { title: '驻站止', render: ({ endOn }) => <span className="nowrap">{endOn ?? '现在驻站'}</span> },
    ...(may('stations.staff')
      ? [
          {
            title: '办理',
            deeds: true,
            render: (stay: Stay) => (
              <span className="deeds no-print">
                {stay.endOn === null && (
                  <Deed name={`结束驻站：${stay.workerName}`} onAsk={() => setAsked({ form: 'end', stay })}>
                    结束驻站
                  </Deed>
                )}
                {may('stations.write') && (
                  <>
                    <Deed name={`更正${stay.workerName}的驻站`} onAsk={() => setAsked({ form: 'correct', stay })}>
                      更正
                    </Deed>
                    <Deed name={`作废${stay.workerName}的驻站`} onAsk={() => setAsked({ form: 'withdrawal', stay })}>
                      作废
                    </Deed>
                  </>
                )}
              </span>
            ),
          },
        ]
      : []),
  ];
  const close = (): void => setAsked(null);
  return (
    <>
      <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="是否驻站"
          name="onSite"
          value={onSite}
          onChange={(next) => change({ onSite: next === 'true' ? undefined : next })}
          options={[
            { value: 'true', label: '现在驻站' },
            { value: 'false', label: '现在不在站' },
            { value: 'all', label: '全部' },
          ]}
        />
      </form>
      {may('stations.staff') && (
        <div className="buttons">
          <button type="button" className="button" onClick={() => setAsked({ form: 'add' })}>
            登记驻站人员
          </button>
        </div>
      )}
      <DataTable
        caption="驻站人员"
        columns={columns}
        query={list}
        rowKey={({ id }) => id}
        empty={<p>{onSite === 'true' ? '现在没有驻站人员。' : '没有这样的驻站人员。'}</p>}
      />
      {asked?.form === 'add' && !may('stations.write') && <AddByName station={station} onClose={close} />}
      {asked?.form === 'add' && may('stations.write') && <AddStaff station={station} onClose={close} />}
      {asked?.form === 'end' && <StayForm station={station} stay={asked.stay} onlyEnd onClose={close} />}
      {asked?.form === 'correct' && <StayForm station={station} stay={asked.stay} onClose={close} />}
      {asked?.form === 'withdrawal' && <StayWithdrawal station={station} stay={asked.stay} onClose={close} />}
    </>
  );
}

function Deed({ name, onAsk, children }: { name: string; onAsk: () => void; children: string }) {
  return (
    <button type="button" className="button plain" aria-label={name} onClick={onAsk}>
      {children}
    </button>
  );
}
