import { WORDS } from '../api/words';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAddress } from '../shared/address';
import { DataTable } from '../shared/data-table';
import { today } from '../shared/days';
import { DAY, Filters, TypedFilter, type Filter } from '../shared/filters';
import type { Option } from '../shared/forms';
import { Page } from '../shared/page';
import { useCounties } from '../shared/regions';
import { useList } from '../shared/use-query';
import { EMPLOYER_KINDS, LEVELS, optionsOf } from '../shared/words';
import { useMay } from '../shared/me';
import { keepQuestion } from '../shell/search-question';
import { RosterExport } from './roster-export';
import { WORKER_COLUMNS } from './worker-columns';

export const WORKER_FILTERS = [
  'search',
  'regionCode',
  'organizationKind',
  'level',
  'certified',
  'certifiedYear',
  'registration',
  'serving',
  'account',
  'suspended',
  'changedSince',
] as const;

export default function WorkersPage() {
  const navigate = useNavigate();
  const may = useMay();
  const counties = useCounties();
  const [isExporting, setExporting] = useState(false);
  const filters = filtersOf(counties, useAddress().search.certifiedYear);
  const list = useList('/api/v1/workers', WORKER_FILTERS);
  return (
    <Page
      title="人员"
      help="登记在册的社会工作人才。点击姓名可以查看证书、任职和每个月的津贴。"
      actions={
        <>
          {may('workers.write') && (
            <Link className="button primary" to="/workers/new">
              新增人员
            </Link>
          )}
          {may('imports.run') && (
            <Link className="button" to="/imports">
              导入花名册
            </Link>
          )}
          {may('workers.reveal') && (
            <button type="button" className="button" onClick={() => setExporting(true)}>
              导出花名册
            </button>
          )}
        </>
      }
    >
      <Filters
        filters={filters}
        onPersonal={(text) => void navigate({ to: '/search', search: { r: keepQuestion(text) } })}
      >
        <TypedFilter label="变动起始日" name="changedSince" {...DAY} />
      </Filters>
      <DataTable
        caption="人员列表"
        kept={{ list: 'workers', unit: '人' }}
        columns={WORKER_COLUMNS}
        query={list}
        rowKey={(worker) => worker.id}
        href={(worker) => `/workers/${worker.id}`}
        filters={WORKER_FILTERS}
        empty={
          <>
            <p>还没有人员。请先下载花名册模板，填写后导入；也可以逐人新增。</p>
            {may('imports.run') && (
              <Link className="button" to="/imports">
                导入花名册
              </Link>
            )}
          </>
        }
      />
      {isExporting && (
        <RosterExport filters={WORKER_FILTERS} total={list.data?.total ?? 0} onClose={() => setExporting(false)} />
      )}
    </Page>
  );
}

/** How far back years are offered; the address may name any. */
const YEARS = 10;

function filtersOf(counties: readonly Option[], asked: string | undefined): Filter[] {
  const thisYear = Number(today().slice(0, 4));
  const years = Array.from({ length: YEARS }, (_, index) => String(thisYear - index));
  if (asked && !years.includes(asked)) years.push(asked);
  return [
    { name: 'search', label: '姓名、首字母、证件末四位、单位' },
    ...(counties.length > 0 ? [{ name: 'regionCode', label: '县（市、区）', options: counties }] : []),
    { name: 'organizationKind', label: '单位类别', options: optionsOf(EMPLOYER_KINDS) },
    { name: 'level', label: '级别', options: optionsOf(LEVELS) },
    { name: 'certified', label: '证书', options: optionsOf({ true: '持证', false: '无证书' }) },
    { name: 'certifiedYear', label: '取证年份', options: years.map((year) => ({ value: year, label: `${year}年` })) },
    { name: 'registration', label: '登记', options: optionsOf(WORDS.RegistrationInForce) },
    { name: 'serving', label: '在岗', options: optionsOf({ true: '在岗', false: '不在岗' }) },
    { name: 'account', label: '账户', options: optionsOf({ missing: '缺账户' }) },
    { name: 'suspended', label: '本月停发', options: optionsOf({ true: '停发', false: '未停发' }) },
  ];
}
