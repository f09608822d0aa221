import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '../../api/schema';
import { useAddress } from '../../shared/address';
import { DataTable } from '../../shared/data-table';
import { useMay } from '../../shared/me';
import { count } from '../../shared/money';
import { Answered, Page } from '../../shared/page';
import { Facts, openTab, Tabs } from '../../shared/parts';
import { useGet, useList } from '../../shared/use-query';
import { EMPLOYER_KINDS, word } from '../../shared/words';
import { WORKER_COLUMNS } from '../worker-columns';
import { OrganizationForm } from './organization-forms';
import { placeOf } from './organization-rules';

const CRUMBS = [{ title: '单位', to: '/organizations' }];

export default function OrganizationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  return <OneOrganization key={id} id={id} />;
}

function OneOrganization({ id }: { id: string }) {
  const may = useMay();
  const [isCorrecting, setCorrecting] = useState(false);
  const organization = useGet('/api/v1/organizations/{id}', { params: { path: { id } } });
  return (
    <Page
      title={organization.data?.name ?? '单位'}
      crumbs={CRUMBS}
      actions={
        organization.data && (
          <>
            {may('workers.write') && (
              <button type="button" className="button" onClick={() => setCorrecting(true)}>
                更正单位
              </button>
            )}
            <button type="button" className="button" onClick={() => window.print()}>
              打印
            </button>
          </>
        )
      }
    >
      <Answered query={organization}>
        {(found) => (
          <>
            <Head organization={found} />
            <People organization={found} />
            {isCorrecting && <OrganizationForm organization={found} onClose={() => setCorrecting(false)} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

type Item = components['schemas']['OrganizationItem'];

function Head({ organization }: { organization: Item }) {
  const { kind, registrarName, servingCount } = organization;
  return (
    <section className="panel" aria-label="基本信息">
      <Facts
        items={[
          ['单位类别', word(EMPLOYER_KINDS, kind)],
          ['所在地', placeOf(organization)],
          ...(kind === 'social_organization' ? [['登记机关', registrarName ?? '未填'] as const] : []),
          ['今天在岗', `${count(servingCount)} 人`],
        ]}
      />
    </section>
  );
}

/** Who serves here, and who did before and now serves nowhere. */
function People({ organization }: { organization: Item }) {
  const { search } = useAddress();
  const tabs = [
    { id: 'serving', title: '在岗人员', count: organization.servingCount },
    { id: 'left', title: '曾在这里任职，现不在岗' },
  ];
  const isLeft = openTab(tabs, search.tab) === 'left';
  const people = useList('/api/v1/workers', [], {
    query: { organizationId: organization.id, ...(isLeft ? { serving: false } : {}) },
  });
  return (
    <>
      <Tabs tabs={tabs} label="是否在岗" />
      <DataTable
        caption={isLeft ? '曾在这里任职的人员' : '在岗人员'}
        columns={WORKER_COLUMNS}
        query={people}
        rowKey={({ id }) => id}
        href={({ id }) => `/workers/${id}`}
        empty={
          <p>
            {isLeft ? '没有曾在这里任职而现在不在岗的人员。' : '今天没有人员在这里任职。任职在人员页面的“经历”中登记。'}
          </p>
        }
      />
    </>
  );
}
