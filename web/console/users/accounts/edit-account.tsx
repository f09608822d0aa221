import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import type { EditedFields } from '../../shared/editing/edited-rules';
import { useEdited } from '../../shared/editing/use-edited';
import { FormDialog } from '../../shared/form-dialog';
import { type FieldErrors, TextInput } from '../../shared/forms';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { ROLES, word } from '../../shared/words';
import { type Place, PlaceFields, useRegionOptions, useStations } from './place-fields';

type User = components['schemas']['UserResponse'];
type Request = components['schemas']['UpdateUserRequest'];
type Values = Place & { displayName: string };

function valuesOf({ displayName, role, regionCode, stationId }: User): Values {
  return { displayName, role, regionCode, stationId: stationId ?? '' };
}

function errorsOf({ displayName, role, stationId }: Values): FieldErrors {
  return {
    ...(displayName.trim() === '' ? { displayName: '请填写姓名。' } : {}),
    ...(role === 'station_manager' && stationId === '' ? { stationId: '请选择社工站。' } : {}),
  };
}

function requestOf(values: Values): Request {
  return {
    displayName: values.displayName.trim(),
    role: values.role as NonNullable<Request['role']>,
    regionCode: values.regionCode,
    stationId: values.role === 'station_manager' ? values.stationId : null,
  };
}

/** The name, the role and the place of an account that is there, as when somebody changes their post. */
export function EditAccount({ user, onClose }: { user: User; onClose: () => void }) {
  const regions = useRegionOptions();
  const stations = useStations();
  const fields: EditedFields<Values> = {
    displayName: { label: '姓名' },
    role: { label: '角色', inWords: (role) => word(ROLES, role) },
    regionCode: {
      label: '辖区',
      inWords: (code) => regions.find(({ value }) => value === code)?.label ?? '另一个辖区',
    },
    stationId: {
      label: '社工站',
      inWords: (id) => (id === '' ? '没有' : (stations.find((station) => station.id === id)?.name ?? '另一个站点')),
    },
  };
  const { base, edited } = useEdited(user, { fields, valuesOf });
  const deed = useDeed(async (values: Values, key: string) => {
    const header = { 'If-Match': `"${(base ?? user).version}"`, 'Idempotency-Key': key };
    return data(
      await api.PATCH('/api/v1/users/{id}', { params: { path: { id: user.id }, header }, body: requestOf(values) }),
    );
  }, onClose);
  const form = useForm(valuesOf(user), errorsOf, deed.run, deed.problem);
  return (
    <FormDialog
      title={`修改账号 ${user.username}`}
      action="保存修改"
      form={form}
      deed={deed}
      edited={edited}
      onClose={onClose}
      blocked={form.isDirty ? null : '没有修改。'}
    >
      <TextInput label="姓名" {...form.field('displayName')} />
      <PlaceFields
        values={form.values}
        errors={form.errors}
        set={form.set}
        present={{ value: user.regionCode, label: user.regionName }}
      />
      <p className="box follows">保存后此人的登录都会结束，须重新登录；密码和动态验证码不变。</p>
    </FormDialog>
  );
}
