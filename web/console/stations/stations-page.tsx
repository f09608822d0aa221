import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddress } from '../shared/address';
import { CountyFilter } from '../shared/county-filter';
import { DataTable, type Column } from '../shared/data-table';
import { monthOf, today } from '../shared/days';
import { ExportDialog } from '../shared/export-dialog';
import { Filters, TypedFilter } from '../shared/filters';
import { Select } from '../shared/forms';
import { useMay, useMe } from '../shared/me';
import { count } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { openTab, Tabs } from '../shared/parts';
import { useCounties } from '../shared/regions';
import { useGet, useList } from '../shared/use-query';
import { optionsOf, STATION_GRADES, STATION_KINDS, word } from '../shared/words';
import { StationBoard } from './board';
import { NewStation } from './station-form';
import { monthBefore, type Station } from './station-rules';

const TABS = [
  { id: 'board', title: '看板' },
  { id: 'list', title: '名册' },
];
const MONTH = { read: monthOf, enough: 6, wrong: '请输入月份，例如 2024-09。' };

/** Where stations are and what they lack; a station's manager is led to the own one. */
export default function StationsPage() {
  const me = useMe();
  const may = useMay();
  const navigate = useNavigate();
  const { search } = useAddress();
  const [isNew, setNew] = useState(false);
  const [isTaking, setTaking] = useState(false);
  if (me?.role === 'station_manager' && me.station) return <Navigate to={`/stations/${me.station.id}`} replace />;
  return (
    <Page
      title="站点"
      help="各乡镇（街道）的社工站和社工室：谁在站、持证多少、月报报了没有。没有站点、没有人员和没有月报的排在前面。"
      actions={
        <>
          {may('stations.write') && (
            <button type="button" className="button primary" onClick={() => setNew(true)}>
              登记站点
            </button>
          )}
          <button type="button" className="button" onClick={() => setTaking(true)}>
            下载社工站台账
          </button>
          {may('stations.write') && (
            <Link className="button" to="/stations/ledger">
              导入台账
            </Link>
          )}
        </>
      }
    >
      <Tabs tabs={TABS} label="看板或名册" />
      {openTab(TABS, search.tab) === 'list' ? <StationList /> : <BoardTab />}
      {isTaking && (
        <ExportDialog
          title="下载社工站台账"
          action="下载台账"
          hint="例如：核对更新后导入、上报。用途记入操作日志。"
          path="stations/ledger.xlsx"
          filters={['regionCode']}
          onClose={() => setTaking(false)}
        >
          按所选县（市、区）下载，驻站人员一页含完整的身份证号，可以修改后再导入，请妥善保管。
        </ExportDialog>
      )}
      {isNew && <NewStation onClose={() => setNew(false)} onMade={(id) => void navigate({ to: `/stations/${id}` })} />}
    </Page>
  );
}

function BoardTab() {
  const { search, change } = useAddress();
  const lastMonth = monthBefore(today().slice(0, 7));
  const query = {
    month: search.month ?? lastMonth,
    pageSize: 500,
    ...(search.regionCode ? { regionCode: search.regionCode } : {}),
    ...(search.gap ? { gap: search.gap as 'staff' | 'report' } : {}),
  };
  const board = useGet('/api/v1/stations/coverage', { params: { query } });
  return (
    <>
      <form className="filters" role="search" aria-label="筛选" onSubmit={(event) => event.preventDefault()}>
        <TypedFilter label="月报的月份" name="month" {...MONTH} standing={lastMonth} />
        <CountyFilter />
        <Select
          label="只看缺什么的"
          name="gap"
          value={search.gap ?? ''}
          onChange={(gap) => change({ gap })}
          options={[
            { value: 'staff', label: '没有驻站人员' },
            { value: 'report', label: '没有当月月报' },
          ]}
          empty="全部"
        />
      </form>
      <Answered query={board}>{(found) => <StationBoard board={found} />}</Answered>
    </>
  );
}

const FILTERS = ['search', 'regionCode', 'kind', 'grade', 'closed', 'asOf'] as const;

const COLUMNS: readonly Column<Station>[] = [
  { title: '站点', sort: 'name', render: ({ name }) => name },
  { title: '类别', render: ({ kind }) => word(STATION_KINDS, kind) },
  { title: '所在地', sort: 'regionCode', render: ({ regionName }) => regionName },
  { title: '等级', render: ({ grade }) => word(STATION_GRADES, grade) },
  { title: '承接机构', render: ({ operatorName }) => operatorName ?? '未填' },
  { title: '负责人账号', render: ({ managerName }) => managerName ?? '没有' },
  { title: '驻站（人）', number: true, render: ({ staffCount }) => count(staffCount) },
  { title: '成立', render: ({ foundedOn }) => <span className="nowrap">{foundedOn ?? '未填'}</span> },
  { title: '撤销', render: ({ closedOn }) => <span className="nowrap">{closedOn ?? '在用'}</span> },
];

function StationList() {
  const counties = useCounties();
  const { search } = useAddress();
  const list = useList('/api/v1/stations', FILTERS);
  return (
    <>
      <Filters
        filters={[
          { name: 'search', label: '名称中的任意一段' },
          ...(counties.length > 0 ? [{ name: 'regionCode', label: '县（市、区）', options: counties }] : []),
          { name: 'kind', label: '类别', options: optionsOf(STATION_KINDS) },
          { name: 'grade', label: '等级', options: optionsOf(STATION_GRADES) },
          {
            name: 'closed',
            label: '是否在用',
            options: [
              { value: 'false', label: '在用' },
              { value: 'true', label: '已撤销' },
            ],
          },
          // Of a figure of the board, which is of its own day.
          ...(search.asOf ? [{ name: 'asOf', label: '在这一天是否在用' }] : []),
        ]}
      />
      <DataTable
        caption="站点名册"
        columns={COLUMNS}
        query={list}
        rowKey={({ id }) => id}
        kept={{ list: 'stations', unit: '个站点' }}
        href={({ id }) => `/stations/${id}`}
        filters={FILTERS}
        empty={<p>还没有站点。可以逐个登记，也可以用社工站台账一次导入。</p>}
      />
    </>
  );
}
