import { useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { Confirm } from '../shared/dialog';
import { FormDialog } from '../shared/form-dialog';
import { Choices, type FieldErrors, Select, TextInput } from '../shared/forms';
import { useMay, useMe } from '../shared/me';
import { count } from '../shared/money';
import { Answered } from '../shared/page';
import { useCounties } from '../shared/regions';
import { RowsTable } from '../shared/rows-table';
import { useDeed } from '../shared/use-deed';
import { useForm } from '../shared/use-form';
import { useGet } from '../shared/use-query';
import type { Session } from './training-rules';

type Quota = components['schemas']['QuotaResponse'];

/** How many seats a county or a station may take at the most; without any, whoever comes first has one. */
export function QuotasTab({ session }: { session: Session }) {
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const [removed, setRemoved] = useState<Quota | null>(null);
  const quotas = useGet('/api/v1/training/sessions/{id}/quotas', { params: { path: { id: session.id } } });
  const mayWrite = may('training.write') && !session.cancelledAt;
  return (
    <>
      {mayWrite && (
        <div className="buttons">
          <button type="button" className="button" onClick={() => setNew(true)}>
            分配名额
          </button>
        </div>
      )}
      <Answered query={quotas}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="panel empty">没有分配名额，先报先得。</p>
          ) : (
            <RowsTable
              caption="名额分配"
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { title: '地区或站点', render: ({ name }) => name },
                { title: '名额', number: true, render: ({ seats }) => count(seats) },
                { title: '已用', number: true, render: ({ taken }) => count(taken) },
                ...(mayWrite
                  ? [
                      {
                        title: '办理',
                        deeds: true,
                        render: (quota: Quota) => (
                          <button
                            type="button"
                            className="button plain no-print"
                            aria-label={`取消${quota.name}的名额`}
                            onClick={() => setRemoved(quota)}
                          >
                            取消
                          </button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )
        }
      </Answered>
      {isNew && <NewQuota session={session} onClose={() => setNew(false)} />}
      {removed && <RemoveQuota session={session} quota={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

type Values = Record<'unit' | 'regionCode' | 'stationId' | 'seats', string>;

function NewQuota({ session, onClose }: { session: Session; onClose: () => void }) {
  const me = useMe();
  const counties = useCounties();
  const stations = useGet('/api/v1/stations', { params: { query: { closed: false, pageSize: 500 } } });
  const own = me ? [{ value: me.region.code, label: me.region.name }] : [];
  const deed = useDeed(async ({ unit, regionCode, stationId, seats }: Values, key) => {
    const params = { path: { id: session.id }, header: { 'Idempotency-Key': key } };
    const body = { ...(unit === 'region' ? { regionCode } : { stationId }), seats: Number(seats) };
    return data(await api.POST('/api/v1/training/sessions/{id}/quotas', { params, body }));
  }, onClose);
  const form = useForm<Values>(
    { unit: 'region', regionCode: '', stationId: '', seats: '' },
    quotaErrors,
    deed.run,
    deed.problem,
  );
  return (
    <FormDialog title="分配名额" action="分配名额" form={form} deed={deed} onClose={onClose}>
      <p>最多可以占用的名额；填 0 表示不对其开放。没有分到名额的地区和站点，用剩下的。</p>
      <Choices
        label="分给"
        name="unit"
        value={form.values.unit}
        onChange={(unit) => form.set({ unit })}
        options={[
          { value: 'region', label: '县（市、区）' },
          { value: 'station', label: '站点' },
        ]}
      />
      {form.values.unit === 'region' ? (
        <Select
          label="县（市、区）"
          {...form.field('regionCode')}
          options={counties.length > 0 ? counties : own}
          empty="请选择"
        />
      ) : (
        <Select
          label="站点"
          {...form.field('stationId')}
          options={(stations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          empty="请选择"
        />
      )}
      <TextInput label="名额" {...form.field('seats')} inputMode="numeric" unit="人" short />
    </FormDialog>
  );
}

function quotaErrors({ unit, regionCode, stationId, seats }: Values): FieldErrors {
  const errors: FieldErrors = {};
  if (unit === 'region' && regionCode === '') errors.regionCode = '请选择县（市、区）。';
  if (unit === 'station' && stationId === '') errors.stationId = '请选择站点。';
  if (!/^\d{1,6}$/.test(seats.trim())) errors.seats = '名额请填写人数，不开放的填 0。';
  return errors;
}

function RemoveQuota({ session, quota, onClose }: { session: Session; quota: Quota; onClose: () => void }) {
  const deed = useDeed(async () => {
    await api.DELETE('/api/v1/training/sessions/{id}/quotas/{quotaId}', {
      params: { path: { id: session.id, quotaId: quota.id } },
    });
  }, onClose);
  return (
    <Confirm title="取消名额分配" action="取消名额分配" deed={deed} onClose={onClose}>
      <p>
        {quota.name}不再有单独的 {count(quota.seats)} 个名额，与其他人一起先报先得；已经报名的 {count(quota.taken)}{' '}
        人不受影响。
      </p>
    </Confirm>
  );
}
