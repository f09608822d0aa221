import { api, data } from '../api/client';
import { FormDialog } from '../shared/form-dialog';
import { DayInput, Select, TextArea, TextInput } from '../shared/forms';
import type { EditedFields } from '../shared/editing/edited-rules.js';
import { useEdited } from '../shared/editing/use-edited.js';
import { useDeed } from '../shared/use-deed';
import { type Form, useForm } from '../shared/use-form';
import { optionsOf, STATION_GRADES, STATION_KINDS, word } from '../shared/words';
import { RegionChoice } from '../workers/region-choice';
import { type Station, stationBody, stationErrors, stationValues, type StationValues } from './station-rules';

export function NewStation({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const deed = useDeed(
    async (values: StationValues, key) =>
      data(
        await api.POST('/api/v1/stations', {
          params: { header: { 'Idempotency-Key': key } },
          body: stationBody(values, null) as never,
        }),
      ),
    ({ id }) => onMade(id),
  );
  const form = useForm<StationValues>(
    stationValues(null),
    (values) => stationErrors(values, null),
    deed.run,
    deed.problem,
  );
  return (
    <FormDialog title="登记站点" action="登记站点" form={form} deed={deed} onClose={onClose}>
      <Fields form={form} />
    </FormDialog>
  );
}

const FIELDS: EditedFields<StationValues> = {
  kind: { label: '类别', inWords: (value) => word(STATION_KINDS, value) },
  regionCode: { label: '所在地' },
  name: { label: '站点名称' },
  foundedOn: { label: '成立日期' },
  closedOn: { label: '撤销日期' },
  hostName: { label: '主办单位' },
  operatorName: { label: '承接机构' },
  premisesSqm: { label: '场地面积' },
  address: { label: '地址' },
  contactPhone: { label: '联系电话' },
  populationServed: { label: '服务人口' },
  sign: { label: '标牌' },
  grade: { label: '等级', inWords: (value) => word(STATION_GRADES, value) },
  gradedOn: { label: '评定日期' },
  stars: { label: '星级' },
  remark: { label: '备注' },
};

export function StationForm({ station: opened, onClose }: { station: Station; onClose: () => void }) {
  const { base, edited } = useEdited(opened, { fields: FIELDS, valuesOf: stationValues });
  const station = base ?? opened;
  const deed = useDeed(async (values: StationValues) => {
    const params = { path: { id: station.id }, header: { 'If-Match': String(station.version) } };
    return data(await api.PATCH('/api/v1/stations/{id}', { params, body: stationBody(values, station) as never }));
  }, onClose);
  const form = useForm<StationValues>(
    stationValues(station),
    (values) => stationErrors(values, station),
    deed.run,
    deed.problem,
  );
  return (
    <FormDialog title="更正站点" action="保存更正" form={form} deed={deed} edited={edited} onClose={onClose}>
      <Fields form={form} />
      <DayInput label="撤销日期" {...form.field('closedOn')} optional hint="最后一天服务的日期；在用的留空。" />
      <TextArea
        label="更正的原因"
        {...form.field('reason')}
        optional
        hint="更正类别、所在地、名称或成立日期时必须说明；请勿填写身份证号等个人号码。"
      />
    </FormDialog>
  );
}

function Fields({ form }: { form: Form<StationValues> }) {
  return (
    <>
      <TextInput label="站点名称" {...form.field('name')} />
      <Select label="类别" {...form.field('kind')} options={optionsOf(STATION_KINDS)} />
      <RegionChoice {...form.field('regionCode')} />
      <DayInput label="成立日期" {...form.field('foundedOn')} optional />
      <TextInput label="主办单位" {...form.field('hostName')} optional />
      <TextInput label="承接机构" {...form.field('operatorName')} optional />
      <TextInput label="场地面积" {...form.field('premisesSqm')} optional unit="平方米" inputMode="decimal" short />
      <TextInput label="地址" {...form.field('address')} optional />
      <TextInput
        label="联系电话"
        {...form.field('contactPhone')}
        optional
        hint="站点对外的办公电话，例如 0563-3021234；几个号码用顿号隔开。"
      />
      <TextInput
        label="服务人口"
        {...form.field('populationServed')}
        optional
        unit="人"
        inputMode="numeric"
        short
        hint="站点服务范围内的常住人口。"
      />
      <TextInput label="标牌" {...form.field('sign')} optional hint="挂牌上的文字。" />
      <Select label="等级" {...form.field('grade')} options={optionsOf(STATION_GRADES)} />
      {form.values.grade !== 'none' && <DayInput label="评定日期" {...form.field('gradedOn')} optional />}
      <TextInput label="星级" {...form.field('stars')} optional inputMode="numeric" short />
      <TextArea label="备注" {...form.field('remark')} optional />
    </>
  );
}
