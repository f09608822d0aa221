import { useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { FormDialog } from '../../shared/form-dialog';
import { TextInput } from '../../shared/forms';
import { namedErrors } from '../../shared/name-and-last-four';
import { useDeed } from '../../shared/use-deed';
import { useForm } from '../../shared/use-form';
import type { Session } from '../training-rules';

type Added = components['schemas']['LateComerResponse'];
type Values = Record<'name' | 'lastFour', string>;

/** Somebody at the door who is on no list: found by name and last four, given a seat and checked in, one after the other. */
export function LateComerButton({ session, halfDayId }: { session: Session; halfDayId?: string | undefined }) {
  const [isOpen, setOpen] = useState(false);
  const [added, setAdded] = useState<Added | null>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        现场补录
      </button>
      {added && (
        <p className="box done" role="status">
          {added.workerName}
          {added.added ? `已补录，编号 ${added.position}，` : '本来就有名额，'}
          {added.checkedIn ? `${added.halfDay ?? ''}已签到。` : `${added.halfDay ?? ''}此前已经签到。`}
        </p>
      )}
      {isOpen && (
        <LateComer
          session={session}
          halfDayId={halfDayId}
          onAdded={(answer) => {
            setAdded(answer);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function LateComer({
  session,
  halfDayId,
  onAdded,
  onClose,
}: {
  session: Session;
  halfDayId: string | undefined;
  onAdded: (added: Added) => void;
  onClose: () => void;
}) {
  const deed = useDeed(async ({ name, lastFour }: Values, key: string) => {
    const params = { path: { id: session.id }, header: { 'Idempotency-Key': key } };
    const body = { name: name.trim(), lastFour: lastFour.trim(), ...(halfDayId && { halfDayId }) };
    return data(await api.POST('/api/v1/training/sessions/{id}/late-comers', { params, body }));
  }, onAdded);
  const form = useForm<Values>({ name: '', lastFour: '' }, namedErrors, deed.run, deed.problem);
  return (
    <FormDialog title="现场补录" action="补录并签到" form={form} deed={deed} onClose={onClose}>
      <p>没有报名而到场的人员，从人才库中按姓名和身份证号后四位找出，占一个名额，并登记签到。</p>
      <TextInput label="姓名" {...form.field('name')} />
      <TextInput label="身份证号后四位" {...form.field('lastFour')} short />
    </FormDialog>
  );
}
