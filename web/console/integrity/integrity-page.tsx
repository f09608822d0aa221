import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { copyText } from '../shared/copy';
import { moment } from '../shared/days';
import { count } from '../shared/money';
import { Page } from '../shared/page';
import { Badge, Facts } from '../shared/parts';
import { ProblemView } from '../shared/problem-view';
import { useGet } from '../shared/use-query';
import { Waiting } from '../shared/waiting';
import { useMay } from '../shared/me';
import { exampleOf } from './example-rules.js';

type Check = components['schemas']['IntegrityCheckResponse'];
type ChainCheck = components['schemas']['AuditCheckResponse'];

/** The checks run when they are asked for: they work through every payout. */
export default function IntegrityPage() {
  const [asked, setAsked] = useState(0);
  const may = useMay();
  const checks = useGet('/api/v1/integrity', { enabled: asked > 0 });
  const chain = useGet('/api/v1/audit/verify', { enabled: asked > 0 && may('audit.read') });
  const isRunning = checks.isFetching || chain.isFetching;
  const start = (): void => {
    if (asked > 0) {
      void checks.refetch();
      if (may('audit.read')) void chain.refetch();
    }
    setAsked(asked + 1);
  };
  const failing = checks.data?.checks.filter(({ ok }) => !ok) ?? [];
  return (
    <Page
      title="数据核对"
      help="逐项核对账目是否自洽、文件和日志是否被改动。核对会读取全部批次，可能要几十秒，请在不忙的时候进行。"
      actions={
        <button type="button" className="button primary" disabled={isRunning} onClick={start}>
          {isRunning ? '正在核对……' : asked > 0 ? '重新核对' : '开始核对'}
        </button>
      }
    >
      {asked === 0 && <p className="panel empty">还没有核对。点击“开始核对”。</p>}
      <ProblemView problem={checks.error} retry={start} />
      {asked > 0 && !checks.data && !checks.error && <Waiting what="正在核对……" />}
      {checks.data && !checks.isFetching && (
        <p className={failing.length === 0 ? 'box done' : 'box wrong'} role="status">
          <strong>
            {failing.length === 0
              ? `✓ ${checks.data.checks.length} 项核对全部通过。`
              : `✕ ${checks.data.checks.length} 项核对中有 ${failing.length} 项未通过，请把页面打印或告知管理员。`}
          </strong>{' '}
          <span className="soft">核对时间：{moment(new Date(checks.dataUpdatedAt).toISOString())}</span>
        </p>
      )}
      {checks.data && (
        <ul className={checks.isFetching ? 'board stale' : 'board'}>
          {[...failing, ...checks.data.checks.filter(({ ok }) => ok)].map((check) => (
            <CheckCard key={check.name} check={check} />
          ))}
        </ul>
      )}
      <ProblemView problem={chain.error} />
      {chain.data && <Chain chain={chain.data} />}
    </Page>
  );
}

function CheckCard({ check }: { check: Check }) {
  return (
    <li className={check.ok ? 'panel' : 'panel failing'}>
      <h2>
        {check.title || '其他核对'} <Badge tone={check.ok ? 'done' : 'wrong'}>{check.ok ? '通过' : '未通过'}</Badge>
      </h2>
      <p className="soft">{check.message}</p>
      {check.examples.length > 0 && (
        <ul className="examples">
          {check.examples.map((text) => {
            const { words, href } = exampleOf(text);
            return <li key={text}>{href ? <Link to={href}>{words}</Link> : words}</li>;
          })}
        </ul>
      )}
    </li>
  );
}

function Chain({ chain }: { chain: ChainCheck }) {
  const [copied, setCopied] = useState<string | null>(null);
  const { ok, events, head, lost } = chain;
  const note = head ? `第 ${head.seq} 条 ${head.hash}` : '';
  return (
    <section className="panel section">
      <h2>
        操作日志的链条 <Badge tone={ok ? 'done' : 'wrong'}>{ok ? '完整' : '有缺损'}</Badge>
      </h2>
      <Facts
        items={[
          ['本辖区的日志', `${count(events)} 条`],
          ...(head ? ([['末端', `第 ${count(head.seq)} 条`]] as const) : []),
        ]}
      />
      {lost.map((text) => (
        <p className="error-text" key={text}>
          ✕ {text}
        </p>
      ))}
      {head && (
        <>
          <p>请把末端的校验值抄在系统之外（例如盖章的登记簿）。以后核对时两者一致，说明此前的日志没有被改动。</p>
          <p className="chain-head figures">{head.hash}</p>
          <div className="buttons">
            <button
              type="button"
              className="button"
              onClick={() => setCopied(copyText(note) ? '已复制。' : '浏览器没有允许复制，请抄写。')}
            >
              复制末端
            </button>
            <span role="status" className="soft">
              {copied}
            </span>
          </div>
        </>
      )}
    </section>
  );
}
