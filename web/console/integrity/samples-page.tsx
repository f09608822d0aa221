import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { WORDS } from '../api/words';
import { useAddress } from '../shared/address';
import { CountyFilter } from '../shared/county-filter';
import { dayOf, moment, today } from '../shared/days';
import { ExportDialog } from '../shared/export-dialog';
import { DayInput, ErrorSummary, Select, TextInput } from '../shared/forms';
import { count, yuan } from '../shared/money';
import { Answered, Page } from '../shared/page';
import { Badge, Facts } from '../shared/parts';
import { useCounties } from '../shared/regions';
import { useForm } from '../shared/use-form';
import { useGet } from '../shared/use-query';
import { KINDS, LEVELS, optionsOf, subjectInWords, word } from '../shared/words';

type Sample = components['schemas']['SampleResponse'];
type Line = components['schemas']['SampledLineResponse'];

const MOST = 200;
const FILTERS = ['from', 'to', 'kind', 'method', 'size', 'seed', 'regionCode'] as const;

/** Some of what was paid, drawn by chance that anybody can repeat, each with what it rests on. */
export default function SamplesPage() {
  const { search } = useAddress();
  const [isExporting, setExporting] = useState(false);
  const { from, to, size, seed, kind, method, regionCode } = search;
  const isAsked = Boolean(from && to && size && seed);
  const query = {
    from: from ?? '',
    to: to ?? '',
    size: Number(size),
    seed: seed ?? '',
    ...(kind && { kind: kind as 'award' | 'stipend' }),
    ...(method && { method: method as 'line' | 'yuan' }),
    ...(regionCode && { regionCode }),
  };
  const sample = useGet('/api/v1/integrity/samples', { params: { query }, enabled: isAsked });
  return (
    <Page
      title="抽查"
      help="从已经到账的明细中随机抽取若干笔，逐笔看凭什么发、谁办的、银行怎样回复。用同样的条件和种子再抽一次，得到的是同样的各笔。"
    >
      <Asking key={`${from} ${to} ${size} ${seed} ${kind} ${method}`} />
      {isAsked && (
        <Answered query={sample}>
          {(answer) => (
            <>
              <Found sample={answer} download={() => setExporting(true)} />
              {isExporting && (
                <ExportDialog
                  title="下载抽查底稿"
                  action={`下载 ${count(answer.items.length)} 笔的底稿`}
                  hint="例如：2024 年度专项资金审计。用途记入操作日志。"
                  path="integrity/samples.xlsx"
                  filters={FILTERS}
                  onClose={() => setExporting(false)}
                >
                  底稿写明总体、抽样方法和种子，每笔留有填写结论的地方。证件号码均已遮盖。
                </ExportDialog>
              )}
            </>
          )}
        </Answered>
      )}
    </Page>
  );
}

/** Eight digits that nobody chose. */
function newSeed(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(number).padStart(8, '0').slice(-8);
}

function Asking() {
  const { search, change } = useAddress();
  const lastYear = Number(today().slice(0, 4)) - 1;
  const form = useForm(
    {
      from: search.from ?? `${lastYear}-01-01`,
      to: search.to ?? `${lastYear}-12-31`,
      size: search.size ?? '25',
      kind: search.kind ?? '',
      method: search.method ?? 'line',
      seed: search.seed ?? '',
    },
    (values) => ({
      ...(!dayOf(values.from) && { from: '请填写起始日期，例如 2024-01-01。' }),
      ...(!dayOf(values.to) && { to: '请填写截止日期，例如 2024-12-31。' }),
      ...(dayOf(values.from) &&
        dayOf(values.to) &&
        dayOf(values.to)! < dayOf(values.from)! && { to: '截止日期不得早于起始日期。' }),
      ...(!(Number(values.size) >= 1 && Number(values.size) <= MOST && /^\d+$/.test(values.size)) && {
        size: `请填写 1 至 ${MOST} 的整数。`,
      }),
    }),
    (values) =>
      change({
        from: dayOf(values.from) ?? undefined,
        to: dayOf(values.to) ?? undefined,
        size: values.size,
        kind: values.kind || undefined,
        method: values.method === 'yuan' ? 'yuan' : undefined,
        seed: values.seed.trim() || newSeed(),
      }),
    null,
  );
  return (
    <form
      noValidate
      className="panel no-print"
      aria-label="抽样的条件"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <ErrorSummary errors={form.errors} />
      <div className="filters">
        <CountyFilter />
        <DayInput label="到账日期从" {...form.field('from')} />
        <DayInput label="到" {...form.field('to')} />
        <Select label="类别" {...form.field('kind')} options={optionsOf(KINDS)} empty="全部" />
        <Select label="抽样方法" {...form.field('method')} options={optionsOf(WORDS.SampleMethod)} />
        <TextInput label="抽取笔数" {...form.field('size')} />
        <TextInput
          label="随机种子"
          {...form.field('seed')}
          hint="重做以前的抽查时填写；留空由系统随机产生。"
          optional
        />
      </div>
      <button type="submit" className="button primary">
        抽取
      </button>
    </form>
  );
}

function Found({ sample, download }: { sample: Sample; download: () => void }) {
  const { search } = useAddress();
  const counties = useCounties();
  const { populationLines, populationFen, paidFen, items } = sample;
  const place = counties.find(({ value }) => value === search.regionCode)?.label;
  if (items.length === 0) return <p className="panel empty">这段期间没有到账的明细，请改选日期或地区。</p>;
  return (
    <>
      <section className="panel" aria-label="抽样的结果">
        <Facts
          items={[
            ['到账日期', `${search.from} 至 ${search.to}`],
            ['范围', [place, search.kind ? word(KINDS, search.kind) : '奖励和津贴'].filter(Boolean).join('，')],
            ['总体', `${count(populationLines)} 笔，${yuan(populationFen)} 元`],
            ['抽取', `${count(items.length)} 笔，${yuan(paidFen)} 元`],
            ['抽样方法', word(WORDS.SampleMethod, search.method === 'yuan' ? 'yuan' : 'line')],
            ['随机种子', search.seed ?? ''],
          ]}
        />
        <div className="buttons">
          <button type="button" className="button" onClick={download}>
            下载抽查底稿
          </button>
        </div>
      </section>
      <ol className="plain-list" aria-label="抽到的明细">
        {items.map((line) => (
          <li key={line.lineId}>
            <Drawn line={line} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Drawn({ line }: { line: Line }) {
  const { no, workerName, subject, level, paidFen, paidOn, recoveryFen, objections } = line;
  return (
    <article className="panel section" aria-label={`第 ${no} 笔`}>
      <h2>
        {no}. <Link to={`/workers/${line.workerId}` as never}>{workerName}</Link> {subjectInWords(subject)}{' '}
        <span className="figures">{yuan(paidFen)}</span> 元{' '}
        {recoveryFen > 0 && <Badge tone="wait">已立追回 {yuan(recoveryFen)} 元</Badge>}
      </h2>
      <Facts
        items={[
          ['身份证号', line.identityNumber],
          ['任职单位', [line.countyName, line.townshipName, line.organizationName].filter(Boolean).join(' ')],
          ['证书', `${word(LEVELS, level)}　${line.certificateNo}　${line.approvedOn} 批准`],
          [
            '政策',
            <Link key="policy" to={`/policies/${line.policyId}` as never}>
              {line.policyTitle} {line.policyDocumentNo} 第 {line.policyVersion} 版
            </Link>,
          ],
          ['标准', `${yuan(line.rateFen)} 元${line.nettedFen > 0 ? `，其中抵扣追回 ${yuan(line.nettedFen)} 元` : ''}`],
          [
            '批次',
            <Link key="payout" to={`/payouts/${line.payoutId}` as never}>
              {line.payoutNumber}
            </Link>,
          ],
          ['银行', bankWords(line, paidOn)],
          ...(line.claim ? [['申报', <ClaimLink key="claim" claim={line.claim} />] as const] : []),
        ]}
      />
      <details className="evidence">
        <summary>依据、经办和材料</summary>
        <h3>为什么发</h3>
        <ul>
          {line.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <h3>谁办的</h3>
        <ul>
          {line.steps.map(({ what, at, by }) => (
            <li key={`${what} ${at}`}>
              {what}：{by}，{moment(at)}
            </li>
          ))}
        </ul>
        <h3>附件</h3>
        {line.papers.length === 0 ? (
          <p>证书、申报、政策和批次都没有附件。</p>
        ) : (
          <ul>
            {line.papers.map(({ id, of, fileName }) => (
              <li key={id}>
                {of}：{fileName}
              </li>
            ))}
          </ul>
        )}
        {objections.length > 0 && <h3>公示期间的异议</h3>}
        <ul>
          {objections.map(({ text, outcome }) => (
            <li key={text}>
              “{text}”，{outcome}
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function bankWords({ bank }: Line, paidOn: string): string {
  if (!bank) return `${paidOn} 到账，按盖章回执登记`;
  return `${paidOn} 到账，回单“${bank.fileName}”第 ${bank.rowNo} 行：${bank.status ?? '没有写明'}`;
}

function ClaimLink({ claim }: { claim: NonNullable<Line['claim']> }) {
  return (
    <Link to={`/claims/${claim.id}` as never}>
      {claim.receivedOn} 收到{claim.decidedBy && `，${claim.decidedBy}受理`}
    </Link>
  );
}
