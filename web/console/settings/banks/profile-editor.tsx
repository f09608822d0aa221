import { useRef, useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { WORDS } from '../../api/words';
import { EditConflict, staleOf } from '../../shared/editing/edit-conflict';
import { useEdited } from '../../shared/editing/use-edited.js';
import { Check, ErrorSummary, Select, TextArea, TextInput } from '../../shared/forms';
import { useDeed } from '../../shared/use-deed';
import { useLeaving } from '../../shared/use-leaving';
import { useForm } from '../../shared/use-form';
import { optionsOf } from '../../shared/words';
import { ColumnsEditor } from './columns-editor';
import {
  FIELDS,
  FILLED,
  formOf,
  type Profile,
  profileErrors,
  type ProfileForm,
  profileOf,
  RETURN_FIELDS,
  returnName,
} from './profile-form.js';
import { ProfilePreview } from './profile-preview';

export type ProfileDetail = components['schemas']['BankProfileDetail'];

interface ProfileEditorProps {
  code: string;
  regionCode: string;
  regionName: string;
  /** What the form begins with: the region's own, or one that is copied. */
  profile: Profile;
  /** Of the region's own; 0 for the first. */
  version: number;
  onSaved: (saved: ProfileDetail) => void;
  onClose: () => void;
}

type Read = Profile & { version: number };

/** What was tried, and how it came out: whatever is changed afterwards has not been seen. */
interface Tried {
  of: Profile;
  preview: components['schemas']['ProfilePreviewResponse'];
}

const isSame = (one: Profile, other: Profile): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One format: changed, tried on real lines, and only then saved. */
export function ProfileEditor({
  code,
  regionCode,
  regionName,
  profile,
  version,
  onSaved,
  onClose,
}: ProfileEditorProps) {
  const [tried, setTried] = useState<Tried | null>(null);
  const { base, edited } = useEdited<Read, ProfileForm>({ ...profile, version }, { fields: FIELDS, valuesOf: formOf });
  const trying = useDeed<Profile, Tried>(
    async (body, key) => {
      const params = { path: { code }, query: { regionCode }, header: { 'Idempotency-Key': key } };
      return { of: body, preview: data(await api.POST('/api/v1/bank-profiles/{code}/preview', { params, body })) };
    },
    setTried,
    // Trying does nothing, so each form of it may be tried.
    { isLater: true, intentionOf: JSON.stringify },
  );
  const isSaved = useRef(false);
  const saving = useDeed<Profile, ProfileDetail>(
    async (body, key) => {
      const header = { 'If-Match': `"${base?.version ?? version}"`, 'Idempotency-Key': key };
      const params = { path: { code }, query: { regionCode }, header };
      return data(await api.PUT('/api/v1/bank-profiles/{code}', { params, body }));
    },
    (kept) => {
      isSaved.current = true;
      onSaved(kept);
    },
  );
  const [wants, setWants] = useState<'try' | 'save'>('try');
  const deed = wants === 'try' ? trying : saving;
  const form = useForm<ProfileForm>(
    formOf(profile),
    profileErrors,
    (values) => deed.run(profileOf(values)),
    deed.problem,
  );
  useLeaving(form.isDirty, () => isSaved.current);
  return (
    <form
      noValidate
      className="panel section"
      aria-label="银行文件格式"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <h2>{profile.name || '新的银行文件格式'}</h2>
      <p className="page-help">
        照银行给的模板改好，先试一试，看清楚了再保存。保存后{regionName}送银行时就可以选用；已经交给银行的文件不变。
      </p>
      {edited && (
        <EditConflict
          title="银行文件格式"
          edited={edited}
          values={form.values}
          set={form.set}
          deed={saving}
          onClose={saving.forget}
        />
      )}
      {!staleOf(deed.problem) && <ErrorSummary errors={form.errors} problem={deed.problem} again={deed.again} />}
      <FileFields form={form} />
      <ColumnsEditor
        value={form.values.columns}
        onChange={(columns) => form.set({ columns })}
        splits={form.values.ownBank.trim() !== ''}
        errors={form.errors}
      />
      <TextFields form={form} />
      <ReturnFields form={form} />
      <Buttons
        regionName={regionName}
        isTrying={trying.isRunning}
        isSaving={saving.isRunning}
        isTried={tried !== null && isSame(tried.of, profileOf(form.values))}
        wants={setWants}
        onClose={onClose}
      />
      {tried && <ProfilePreview preview={tried.preview} />}
    </form>
  );
}

interface ButtonsProps {
  regionName: string;
  isTrying: boolean;
  isSaving: boolean;
  isTried: boolean;
  wants: (what: 'try' | 'save') => void;
  onClose: () => void;
}

/** Nothing is saved that nobody has seen. */
function Buttons({ regionName, isTrying, isSaving, isTried, wants, onClose }: ButtonsProps) {
  const isBusy = isTrying || isSaving;
  return (
    <div className="buttons">
      <button type="submit" className="button" disabled={isBusy} onClick={() => wants('try')}>
        {isTrying ? '正在试……' : '试一试'}
      </button>
      <button
        type="submit"
        className="button primary"
        disabled={isBusy || !isTried}
        aria-describedby="profile-save"
        onClick={() => wants('save')}
      >
        {isSaving ? '正在保存……' : `保存为${regionName}的格式`}
      </button>
      <button type="button" className="button plain" onClick={onClose}>
        不改了
      </button>
      <span className="soft" id="profile-save">
        {isTried ? '' : '先试一试，才能保存。'}
      </span>
    </div>
  );
}

type Form = ReturnType<typeof useForm<ProfileForm>>;

const DELIMITERS = [
  { value: ',', label: '逗号 ,' },
  { value: '|', label: '竖线 |' },
  { value: ';', label: '分号 ;' },
  { value: '\t', label: '制表符' },
];

function FileFields({ form }: { form: Form }) {
  const { values } = form;
  const isText = values.fileKind !== 'xlsx';
  return (
    <>
      <TextInput label="名称" {...form.field('name')} hint="财务人员按名称选用，也写在文件名中。" />
      <TextInput label="使用说明" {...form.field('note')} optional />
      <Select label="文件格式" {...form.field('fileKind')} options={optionsOf(WORDS.BankFileKind)} />
      {isText && (
        <>
          <Select label="编码" {...form.field('encoding')} options={optionsOf(WORDS.BankEncoding)} />
          <Select label="分隔符" {...form.field('delimiter')} options={DELIMITERS} />
        </>
      )}
      <TextInput
        label="每份最多（行）"
        {...form.field('rowLimit')}
        hint="银行对一份文件的笔数有限制的，超过的自动分成几份。"
      />
      <TextInput
        label="本行的名称中有"
        {...form.field('ownBank')}
        optional
        hint="银行要求本行、他行分开报送的，写本行名称中的字，例如：农业银行、农行；不分的留空。"
      />
    </>
  );
}

function TextFields({ form }: { form: Form }) {
  const { values } = form;
  return (
    <>
      <Check
        label="列的上面有一行列名"
        value={values.columnTitles === 'yes'}
        onChange={(has) => form.set({ columnTitles: has ? 'yes' : 'no' })}
      />
      <TextArea
        label="列名上面的行"
        {...form.field('headerRows')}
        optional
        hint={`银行要求先写汇总的，每行写一行，各格用竖线隔开。可以用：${FILLED.map(([, word]) => `{${word}}`).join(' ')}。`}
      />
      <details>
        <summary>用途、付款人、日期、卡折类别</summary>
        <TextInput
          label="奖励的用途"
          {...form.field('purposeAward')}
          optional
          hint="收款人看到的附言；留空写“社工一次性奖励”。"
        />
        <TextInput
          label="津贴的用途"
          {...form.field('purposeStipend')}
          optional
          hint="留空写“社工职业津贴”；可以写“社工津贴{月份}”。"
        />
        <TextInput label="付款户名" {...form.field('payerName', 'payer')} optional />
        <TextInput label="付款账号" {...form.field('payerAccount', 'payer.account')} optional />
        <Select label="日期的写法" {...form.field('dateForm')} options={optionsOf(WORDS.DateForm)} />
        <TextArea
          label="卡折类别"
          {...form.field('cardTypes')}
          optional
          hint="每行一类：账号开头几位=类别，例如“622848=社会保障卡”；最后一行“=银行卡”指其余的。"
        />
        <TextInput label="户名最长（字节）" {...form.field('nameMaxBytes')} hint="一个汉字算 2 字节。" />
      </details>
    </>
  );
}

function ReturnFields({ form }: { form: Form }) {
  return (
    <details>
      <summary>银行回单怎样读</summary>
      <p className="hint">几种写法用顿号隔开。回单上没有列出的说法，系统不替您认定，留给财务人员逐笔认。</p>
      <TextInput label="付款成功的说法" {...form.field('paidWords')} />
      <TextInput label="付款失败的说法" {...form.field('returnedWords')} />
      {RETURN_FIELDS.map((name) => (
        <TextInput
          key={name}
          label={`${WORDS.ReturnField[name]}的列名`}
          {...form.field(returnName(name))}
          optional={name !== 'amount' && name !== 'status'}
        />
      ))}
      <TextInput
        label="没有列名的回单各列依次是"
        {...form.field('headerlessReturn')}
        optional
        hint={`例如：明细号、账号、户名、金额、处理结果、失败原因。`}
      />
    </details>
  );
}
