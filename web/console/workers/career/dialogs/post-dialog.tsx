import { useState } from 'react';
import { api, data } from '../../../api/client';
import type { components } from '../../../api/schema';
import { dayOf } from '../../../shared/days';
import type { EditedFields } from '../../../shared/editing/edited-rules.js';
import { useEdited } from '../../../shared/editing/use-edited.js';
import { FormDialog } from '../../../shared/form-dialog';
import { DayInput, Select, TextArea, type FieldErrors } from '../../../shared/forms';
import { optionsOf, STAFFINGS, word } from '../../../shared/words';
import { useDeed } from '../../../shared/use-deed';
import { useForm } from '../../../shared/use-form';
import { employerErrors, employerFacts, EmployerPicker, type Employer } from '../../employer-picker';
import type { Person } from '../../worker-types';
import { Touched } from './touched';

type Post = components['schemas']['PostResponse'];

interface PostDialogProps {
  person: Person;
  /** The post that is put right; a new one without. */
  post: Post | null;
  /** Only the end is told: the most frequent thing there is to say of a post. */
  onlyEnd?: boolean;
  onClose: () => void;
}

const FIELDS: EditedFields<Values> = {
  employer: { label: '工作单位' },
  startOn: { label: '入职日期' },
  endOn: { label: '离职日期' },
  staffing: { label: '用工性质', inWords: (value) => (value ? word(STAFFINGS, value) : '没有登记') },
};

function valuesOf({ organization, startOn, endOn, staffing }: Post): Values {
  return { employer: organization.name, startOn, endOn: endOn ?? '', staffing: staffing ?? '', reason: '' };
}

function nameOf(employer: Employer | null): string {
  if (employer === null) return '';
  return employer.known ? employer.known.name : employer.name.trim();
}

export function PostDialog({ person, post: opened, onlyEnd = false, onClose }: PostDialogProps) {
  const [employer, setEmployer] = useState<Employer | null>(opened ? { known: opened.organization } : null);
  const { base: post, edited } = useEdited(opened, {
    fields: FIELDS,
    valuesOf,
    // The refusal knows the employer by its number alone.
    read: async () => {
      const { posts } = data(await api.GET('/api/v1/workers/{id}', { params: { path: { id: person.id } } }));
      return posts.find(({ id }) => id === opened?.id) ?? opened!;
    },
    typedAs: (typed) => ({ ...typed, employer: nameOf(employer) }),
    onTaken: (theirs, keptMine) => {
      const isTheirs = !keptMine.includes('employer') && theirs.organization.id !== post?.organization.id;
      if (isTheirs) setEmployer({ known: theirs.organization });
    },
  });
  const deed = useDeed((body: PostBody, key: string) => sendPost(person.id, post, body, key), onClose);
  const form = useForm<Values>(
    post ? valuesOf(post) : { employer: '', startOn: '', endOn: '', staffing: '', reason: '' },
    (values) => ({
      ...employerErrors(employer),
      ...postErrors(values, { onlyEnd, needsReason: post !== null && isCorrection(post, employer, values) }),
    }),
    ({ startOn, endOn, staffing, reason }) =>
      deed.run({
        ...(post && isSame(post, employer) ? {} : employerFacts(employer!)),
        startOn: dayOf(startOn)!,
        endOn: endOn.trim() === '' ? null : dayOf(endOn)!,
        staffing: (staffing || null) as Post['staffing'],
        ...(post && reason.trim() !== '' ? { reason: reason.trim() } : {}),
      }),
    deed.problem,
  );
  const end = dayOf(form.values.endOn);
  const title = post ? (onlyEnd ? '登记离职' : '更正任职') : '登记任职';
  return (
    <FormDialog title={title} action={title} form={form} deed={deed} edited={edited} onClose={onClose}>
      {onlyEnd ? (
        <p>
          {post?.organization.name}，{post?.startOn} 入职。
        </p>
      ) : (
        <>
          <EmployerPicker value={employer} onChange={setEmployer} errors={form.errors} />
          <DayInput label="入职日期" {...form.field('startOn')} />
        </>
      )}
      <DayInput
        label={onlyEnd ? '离职日期（在岗的最后一天）' : '离职日期'}
        {...form.field('endOn')}
        {...(onlyEnd ? {} : { optional: true, hint: '在岗的最后一天；仍在岗时不填。' })}
      />
      {!onlyEnd && (
        <Select
          label="用工性质"
          {...form.field('staffing')}
          optional
          hint="性质有变动的，请登记原任职的离职日期，再登记一段新的任职；这里只更正登记错的。"
          options={optionsOf(STAFFINGS)}
          empty="没有登记"
        />
      )}
      {post && end && end < (post.endOn ?? OPEN_END) && <Touched person={person} fromMonth={end.slice(0, 7)} />}
      {post && (
        <TextArea
          label="原因"
          {...form.field('reason')}
          {...(onlyEnd
            ? { optional: true }
            : { hint: '更正单位、入职日期或用工性质时必须说明。请勿填写身份证号等个人号码。' })}
        />
      )}
    </FormDialog>
  );
}

/** Later than any day. */
const OPEN_END = '9999-12-31';

interface PostBody {
  organizationId?: string;
  organization?: { name: string; kind: Post['organization']['kind']; regionCode: string };
  startOn: string;
  endOn: string | null;
  staffing: Post['staffing'];
  reason?: string;
}

async function sendPost(id: string, post: Post | null, body: PostBody, key: string): Promise<Post> {
  if (post === null) {
    const params = { path: { id }, header: { 'Idempotency-Key': key } };
    return data(await api.POST('/api/v1/workers/{id}/posts', { params, body }));
  }
  const params = { path: { id, postId: post.id }, header: { 'If-Match': String(post.version) } };
  return data(await api.PATCH('/api/v1/workers/{id}/posts/{postId}', { params, body }));
}

function isSame(post: Post, employer: Employer | null): boolean {
  return employer?.known?.id === post.organization.id;
}

/** Another employer or another beginning puts right what was recorded wrongly; an end is news. */
function isCorrection(post: Post, employer: Employer | null, { startOn, endOn, staffing }: Values): boolean {
  return (
    (post.staffing !== null && staffing !== post.staffing) ||
    !isSame(post, employer) ||
    dayOf(startOn) !== post.startOn ||
    (post.endOn !== null && dayOf(endOn) !== post.endOn)
  );
}

/** The employer is chosen beside the values, which hold its name to compare it. */
type Values = Record<'employer' | 'startOn' | 'endOn' | 'staffing' | 'reason', string>;

function postErrors(
  { startOn, endOn, reason }: Values,
  { onlyEnd, needsReason }: { onlyEnd: boolean; needsReason: boolean },
): FieldErrors {
  const errors: FieldErrors = {};
  const [start, end] = [dayOf(startOn), dayOf(endOn)];
  if (start === null) errors.startOn = '请填写入职日期，例如 2024-09-01。';
  if (endOn.trim() === '' ? onlyEnd : end === null) errors.endOn = '请填写离职日期，例如 2024-09-01。';
  if (start !== null && end !== null && end < start) errors.endOn = `离职日期不能早于入职日期 ${start}。`;
  if (needsReason && reason.trim() === '') errors.reason = '请说明更正的原因。';
  return errors;
}
