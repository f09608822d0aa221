import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '../../api/schema';
import { DataTable, type Column } from '../../shared/data-table';
import { Filters } from '../../shared/filters';
import { useMay } from '../../shared/me';
import { count } from '../../shared/money';
import { Page } from '../../shared/page';
import { useCounties } from '../../shared/regions';
import { useList } from '../../shared/use-query';
import { EMPLOYER_KINDS, optionsOf, word } from '../../shared/words';
import { NewOrganization } from './organization-forms';
import { placeOf } from './organization-rules';

type Item = components['schemas']['OrganizationItem'];

const FILTERS = ['search', 'regionCode', 'kind'] as const;
const KIND_OPTIONS = optionsOf(EMPLOYER_KINDS);

const COLUMNS: readonly Column<Item>[] = [
  { title: '单位', sort: 'name', render: ({ name }) => name },
  { title: '单位类别', render: ({ kind }) => word(EMPLOYER_KINDS, kind) },
  { title: '所在地', render: placeOf },
  {
    title: '登记机关',
    render: ({ kind, registrarName }) => (kind === 'social_organization' ? (registrarName ?? '未填') : '—'),
  },
  { title: '今天在岗（人）', number: true, render: ({ servingCount }) => count(servingCount) },
];

/** The employers of the caller's region, with how many people serve at each today. */
export default function OrganizationsPage() {
  const may = useMay();
  const navigate = useNavigate();
  const counties = useCounties();
  const [isNew, setNew] = useState(false);
  const list = useList('/api/v1/organizations', FILTERS);
  return (
    <Page
      title="单位"
      help="人员所在的单位。单位类别和所在地决定适用哪条政策、由哪个县（市、区）发放。点击单位可以查看在那里任职的人员。"
      actions={
        may('workers.write') && (
          <button type="button" className="button primary" onClick={() => setNew(true)}>
            登记单位
          </button>
        )
      }
    >
      <Filters
        filters={[
          { name: 'search', label: '名称中的任意一段' },
          ...(counties.length > 0 ? [{ name: 'regionCode', label: '县（市、区）', options: counties }] : []),
          { name: 'kind', label: '单位类别', options: KIND_OPTIONS },
        ]}
      />
      <DataTable
        caption="单位列表"
        columns={COLUMNS}
        query={list}
        rowKey={({ id }) => id}
        href={({ id }) => `/organizations/${id}`}
        filters={FILTERS}
        empty={
          <>
            <p>还没有单位。导入花名册时会随人员一起登记，也可以逐个登记。</p>
            {may('imports.run') && (
              <Link className="button" to="/imports">
                导入花名册
              </Link>
            )}
          </>
        }
      />
      {isNew && (
        <NewOrganization onClose={() => setNew(false)} onMade={(id) => void navigate({ to: `/organizations/${id}` })} />
      )}
    </Page>
  );
}
