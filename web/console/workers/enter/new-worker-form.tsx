import { Link } from '@tanstack/react-router';
import { Choices, DayInput, ErrorSummary, Select, TextInput } from '../../shared/forms';
import { today } from '../../shared/days';
import { sendsByKeys } from '../../shared/sends-by-keys';
import { IDENTITY_KINDS, optionsOf } from '../../shared/words';
import type { Form } from '../../shared/use-form';
import { AccountFields } from '../account-fields';
import { EmployerPicker, type Employer } from '../employer-picker';
import { RegionChoice } from '../region-choice';
import { bornOn, identityFault, identityHint, type IdentityKind } from './identity-rules';
import type { NewWorkerValues } from './new-worker-rules';
import { useKnown } from './use-known';

interface NewWorkerFormProps {
  form: Form<NewWorkerValues>;
  problem: Error | null;
  employer: Employer | null;
  onEmployer: (employer: Employer | null) => void;
}

export function NewWorkerForm({ form, problem, employer, onEmployer }: NewWorkerFormProps) {
  const { values } = form;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
      onKeyDown={sendsByKeys(form.submit)}
    >
      <ErrorSummary errors={form.errors} problem={problem} />
      <section className="panel" aria-labelledby="who">
        <h2 id="who">本人</h2>
        <IdentityInput form={form} />
        <TextInput label="姓名" {...form.field('name')} />
        <TextInput label="手机号" {...form.field('phone')} optional inputMode="numeric" />
      </section>
      <section className="panel" aria-labelledby="serving">
        <h2 id="serving">任职</h2>
        <Choices
          label="现在是否在岗"
          name="serving"
          value={values.serving}
          onChange={(serving) => form.set({ serving })}
          options={[
            { value: 'true', label: '在岗，登记工作单位' },
            { value: 'false', label: '不在岗，只登记所在地区' },
          ]}
        />
        {values.serving === 'true' ? (
          <>
            <EmployerPicker value={employer} onChange={onEmployer} errors={form.errors} prefix="post." />
            <DayInput label="入职日期" {...form.field('startOn', 'post.startOn')} />
          </>
        ) : (
          <RegionChoice
            name="regionCode"
            value={values.regionCode}
            onChange={(regionCode) => form.set({ regionCode })}
            error={form.errors.regionCode}
          />
        )}
      </section>
      <section className="panel" aria-labelledby="account">
        <h2 id="account">银行账户</h2>
        <p className="soft">可以以后再登记；没有账户时不能送银行。</p>
        <AccountFields form={form} />
      </section>
      <div className="buttons below">
        <button type="submit" className="button primary">
          下一步：核对
        </button>
      </div>
    </form>
  );
}

/** Of a paper without a check character nobody can tell a slip of the keys. */
export function RightNumber({ number }: { number: string }) {
  const born = bornOn(number);
  return (
    <p className="under-field">
      {born === null ? '✓ 写法正确；这种号码没有校验位，请逐位核对。' : `✓ 号码正确，出生日期 ${born}。`}
    </p>
  );
}

/** The number first: it says the birth date, and whether the person is there already. */
function IdentityInput({ form }: { form: Form<NewWorkerValues> }) {
  const { identityNumber } = form.values;
  const kind = form.values.identityKind as IdentityKind;
  const isRight = identityFault(identityNumber, today(), kind) === null;
  const known = useKnown(isRight ? identityNumber : null);
  return (
    <>
      <Select label="证件类型" {...form.field('identityKind')} options={optionsOf(IDENTITY_KINDS)} />
      <TextInput
        label={kind === 'resident' ? '身份证号' : '证件号码'}
        {...form.field('identityNumber')}
        hint={identityHint(kind)}
      />
      {isRight && <RightNumber number={identityNumber} />}
      {known && (
        <p className="box wait" role="status">
          已在登记中：<Link to={known.href}>{known.title}</Link>（{known.detail}）。不需要再次新增。
        </p>
      )}
    </>
  );
}
