import { useEffect, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { api, data } from '../api/client';
import { dayOf, today } from '../shared/days';
import { Confirm } from '../shared/dialog';
import { Choices, DayInput, ErrorSummary, MonthInput, type Option, Select, TextInput } from '../shared/forms';
import { count, yuan } from '../shared/money';
import { Page } from '../shared/page';
import { Facts } from '../shared/parts';
import { ProblemView } from '../shared/problem-view';
import { useCounties } from '../shared/regions';
import { WorkPanel } from '../shared/job-progress';
import type { Job } from '../shared/jobs';
import { type Deed, useDeed } from '../shared/use-deed';
import { useWork } from '../shared/use-work';
import { type Form, useForm } from '../shared/use-form';
import { KINDS, optionsOf, word } from '../shared/words';
import { useMe } from '../shared/me';
import type { Payout } from './payout-types';
import { type Preview, PreviewPanel } from './new/preview-panel';
import { bodyOf, monthsOf, type Terms, wrongTerms } from './new/terms-rules';

const CRUMBS = [{ title: '发放批次', to: '/payouts' }];

/** What was asked and what it would come to; other terms than these were not looked at. */
interface Seen {
  terms: string;
  preview: Preview;
}

export default function NewPayoutPage() {
  const me = useMe();
  if (!me) return null;
  return <NewPayout region={me.region} />;
}

function NewPayout({ region }: { region: { code: string; name: string } }) {
  const navigate = useNavigate();
  const counties = useCounties();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [isAsking, setAsking] = useState(false);
  const preview = useDeed(
    async (terms: Terms) => ({
      terms: JSON.stringify(bodyOf(terms)),
      preview: data(await api.POST('/api/v1/payouts/preview', { body: bodyOf(terms) })),
    }),
    setSeen,
  );
  const create = useWork<Terms, Payout>(
    'new-payout',
    async (terms, key) =>
      data<unknown>(
        await api.POST('/api/v1/payouts', {
          params: { header: { 'Idempotency-Key': key, Prefer: 'respond-async' } } as never,
          body: bodyOf(terms),
        }),
      ) as Job,
    ({ id }) => void navigate({ to: `/payouts/${id}` }),
  );
  // From then on the page shows how far it is.
  const { isSlow } = create;
  useEffect(() => {
    if (isSlow) setAsking(false);
  }, [isSlow]);
  const form = useForm<Terms>(
    { kind: 'stipend', regionCode: region.code, asOf: today(), fromMonth: '', toMonth: '', title: '' },
    wrongTerms,
    (terms) => preview.run(terms),
    preview.problem,
  );
  const regions = [
    { value: region.code, label: `${region.name}${counties.length > 0 ? '（市本级及全部县）' : ''}` },
    ...counties,
  ];
  const isSeen = seen !== null && seen.terms === JSON.stringify(bodyOf(form.values));
  return (
    <Page
      title="新建批次"
      crumbs={CRUMBS}
      help="系统把所选县（市、区）截至核算日应发而未发的人员全部列入草稿。先预览，合适再建立；草稿可以暂缓、移出个别人员，提交之前不会发放。"
    >
      {create.job && !isAsking ? (
        <WorkPanel job={create.job} name="正在建立草稿" />
      ) : (
        <>
          {!isAsking && <ProblemView problem={create.problem} again={create.again} />}
          <TermsForm form={form} preview={preview} regions={regions} isSeen={isSeen} />
        </>
      )}
      {seen && (
        <section className={isSeen ? 'panel' : 'panel outdated'} aria-label="预览">
          <h2>{isSeen ? '预览' : '预览（条件已改，请重新预览）'}</h2>
          <PreviewPanel
            preview={seen.preview}
            action={
              isSeen &&
              !create.isRunning && (
                <div className="buttons deeds">
                  <button type="button" className="button primary" onClick={() => setAsking(true)}>
                    建立草稿 {count(seen.preview.payeeCount)} 人 {yuan(seen.preview.totalFen)} 元
                  </button>
                </div>
              )
            }
          />
        </section>
      )}
      {isAsking && seen && (
        <CreateDialog
          terms={form.values}
          region={regions.find(({ value }) => value === form.values.regionCode)?.label ?? ''}
          preview={seen.preview}
          deed={create}
          onClose={() => setAsking(false)}
        />
      )}
    </Page>
  );
}

function TermsForm({
  form,
  preview,
  regions,
  isSeen,
}: {
  form: Form<Terms>;
  preview: Deed<Terms>;
  regions: readonly Option[];
  isSeen: boolean;
}) {
  return (
    <form
      className="panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {Object.keys(form.errors).length > 0 && (
        <ErrorSummary errors={form.errors} problem={preview.problem} again={preview.again} />
      )}
      <Choices
        label="发放类别"
        name="kind"
        value={form.values.kind}
        onChange={(kind) => form.set({ kind })}
        options={optionsOf(KINDS)}
      />
      <Select label="县（市、区）" {...form.field('regionCode')} options={regions} />
      <DayInput label="核算截止日" {...form.field('asOf')} hint="按这一天的资料核算，不能晚于今天。例如 2024-12-31。" />
      {form.values.kind === 'stipend' && (
        <>
          <MonthInput
            label="起始月份"
            {...form.field('fromMonth')}
            optional
            hint="不填则只发截止月份；更早的欠发月份一并作为补发列入。"
          />
          <MonthInput label="截止月份" {...form.field('toMonth')} optional hint="不填则为核算截止日所在的月份。" />
        </>
      )}
      <TextInput label="批次标题" {...form.field('title')} optional hint="不填则由系统按县、类别和月份拟定。" />
      {Object.keys(form.errors).length === 0 && <ProblemView problem={preview.problem} again={preview.again} />}
      <div className="buttons">
        <button type="submit" className={isSeen ? 'button' : 'button primary'} disabled={preview.isRunning}>
          {preview.isRunning ? '正在核算……' : '预览'}
        </button>
      </div>
    </form>
  );
}

function CreateDialog({
  terms,
  region,
  preview,
  deed,
  onClose,
}: {
  terms: Terms;
  region: string;
  preview: Preview;
  deed: Deed<Terms>;
  onClose: () => void;
}) {
  return (
    <Confirm
      title="建立草稿"
      action={`建立草稿 ${count(preview.payeeCount)} 人 ${yuan(preview.totalFen)} 元`}
      deed={{ ...deed, run: () => deed.run(terms) }}
      onClose={onClose}
    >
      <Facts
        items={[
          ['类别', word(KINDS, terms.kind)],
          ['县（市、区）', region],
          ['核算截止日', dayOf(terms.asOf)],
          ...(terms.kind === 'stipend' ? ([['月份', monthsOf(terms)]] as const) : []),
          ['人', count(preview.payeeCount)],
          ['笔', count(preview.lineCount)],
          ['应发（元）', yuan(preview.totalFen)],
        ]}
      />
      <p className="box follows">草稿建立后，这些款项不能再列入别的批次。不合适时可以作废草稿，作废后重新成为应发。</p>
    </Confirm>
  );
}
