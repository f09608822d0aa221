import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { Dialog } from '../../shared/dialog';
import { FormDialog } from '../../shared/form-dialog';
import { Choices, TextArea, TextInput, type FieldErrors } from '../../shared/forms';
import { Answered } from '../../shared/page';
import { ProblemView } from '../../shared/problem-view';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import { useGet } from '../../shared/use-query';
import type { Person } from '../worker-types';
import { SideBySide } from './side-by-side';

/** The other record is looked for, then both are read beside each other. */
export function MergeDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const [otherId, setOtherId] = useState<string | null>(null);
  if (otherId === null) return <FindOther person={person} onFound={setOtherId} onClose={onClose} />;
  return <WithOther person={person} otherId={otherId} onClose={onClose} />;
}

/** Asked for in a request's body: neither a name nor a number comes into an address. */
function FindOther({
  person,
  onFound,
  onClose,
}: {
  person: Person;
  onFound: (id: string) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const search = useMutation<{ others: Person[]; isMore: boolean }, Error, string>({
    mutationFn: async (q) => {
      const { groups } = data(await api.POST('/api/v1/search', { body: { q } }));
      const people = groups.find(({ type }) => type === 'workers');
      const ids = (people?.items ?? []).map(({ id }) => id).filter((id) => id !== person.id);
      const others = await Promise.all(
        ids.map(async (id) => data(await api.GET('/api/v1/workers/{id}', { params: { path: { id } } }))),
      );
      return { others, isMore: people?.more ?? false };
    },
  });
  const found = search.data;
  return (
    <Dialog title="合并重复的人员" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) search.mutate(text.trim());
        }}
      >
        <p>同一人登记了两次时，把两条记录合并成一条。先找出{person.name}的另一条记录。</p>
        <TextInput label="另一条记录的姓名或证件末四位" name="q" value={text} onChange={setText} />
        <ProblemView problem={search.error} />
        {found?.others.length === 0 && <p role="status">没有找到另一条记录。请核对后再试；只能合并您辖区内的记录。</p>}
        {found && found.others.length > 0 && (
          <ul className="plain-list" aria-label="找到的记录">
            {found.others.map(({ id, name, identityNumber, organizationName, regionName }) => (
              <li key={id}>
                <button type="button" className="button" onClick={() => onFound(id)}>
                  选择 {name} {identityNumber}
                </button>{' '}
                <span className="soft">
                  {regionName}，{organizationName ?? '不在岗'}
                </span>
              </li>
            ))}
          </ul>
        )}
        {found?.isMore && <p className="soft">还有更多记录没有列出，请输入完整的姓名或证件末四位。</p>}
        <div className="buttons">
          <button type="submit" className="button primary" disabled={search.isPending || text.trim() === ''}>
            {search.isPending ? '正在查找……' : '查找'}
          </button>
          <button type="button" className="button" onClick={onClose}>
            返回，不办理
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function WithOther({ person, otherId, onClose }: { person: Person; otherId: string; onClose: () => void }) {
  const other = useGet('/api/v1/workers/{id}', { params: { path: { id: otherId } } });
  if (other.data?.id === otherId) return <AskMerge person={person} other={other.data} onClose={onClose} />;
  return (
    <Dialog title="合并重复的人员" onClose={onClose}>
      <Answered query={other}>{() => null}</Answered>
    </Dialog>
  );
}

type Values = Record<'survivorId' | 'reason', string>;

function AskMerge({ person, other, onClose }: { person: Person; other: Person; onClose: () => void }) {
  const deed = useDeed(async ({ survivorId, reason }: Values, key) => {
    const params = { path: { id: survivorId }, header: { 'Idempotency-Key': key } };
    const duplicateId = survivorId === person.id ? other.id : person.id;
    return data(await api.POST('/api/v1/workers/{id}/merge', { params, body: { duplicateId, reason: reason.trim() } }));
  }, onClose);
  const form = useForm<Values>({ survivorId: '', reason: '' }, formErrors, deed.run, deed.problem);
  const blocked = form.values.survivorId === '' ? '请先选择保留哪一条记录。' : null;
  return (
    <FormDialog title="合并重复的人员" action="提出合并" form={form} deed={deed} blocked={blocked} onClose={onClose}>
      <SideBySide sides={[person, other]} />
      <Choices
        label="保留哪一条记录（身份证号正确的一条）"
        name="survivorId"
        value={form.values.survivorId}
        onChange={(survivorId) => form.set({ survivorId })}
        options={[person, other].map(({ id, name, identityNumber }) => ({
          value: id,
          label: `${name} ${identityNumber}`,
        }))}
      />
      <TextArea
        label="合并的原因"
        {...form.field('reason')}
        hint="说明为什么是同一人、按什么证件核对；请勿填写身份证号等个人号码。"
      />
      <p className="soft">提出后由另一人确认，确认之前两条记录都不变。</p>
    </FormDialog>
  );
}

function formErrors({ reason }: Values): FieldErrors {
  return reason.trim() === '' ? { reason: '请说明合并的原因。' } : {};
}
