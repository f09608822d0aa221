import { useState } from 'react';
import type { components } from '../../api/schema';
import { api, data } from '../../api/client';
import { Confirm } from '../../shared/dialog';
import { DownloadButton, FilesLeft } from '../../shared/download-button';
import { TextInput } from '../../shared/forms';
import { count, yuan } from '../../shared/money';
import { Answered } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { RowsTable } from '../../shared/rows-table';
import { useDeed } from '../../shared/use-deed';
import { useGet } from '../../shared/use-query';
import type { Payout } from '../payout-types';
import { ProfileChoice, useProfile } from './profile-choice';

type Check = components['schemas']['BankCheckResponse'];

/** What the bank would refuse first, then the files that it is paid by. */
export function BankFile({ payout, mayTake }: { payout: Payout; mayTake: boolean }) {
  const profile = useProfile(payout.id);
  const check = useGet('/api/v1/payouts/{id}/bank-file/check', {
    params: { path: { id: payout.id }, query: { profile } },
    enabled: profile !== undefined,
  });
  return (
    <section className="panel">
      <h2>代发文件</h2>
      <ProfileChoice payoutId={payout.id} />
      <Answered query={check}>
        {(answer) => (
          <>
            <Findings payout={payout} check={answer} mayTake={mayTake} />
            {answer.parts.length > 0 ? <Parts check={answer} /> : <NothingLeft payout={payout} />}
            {mayTake && profile && <Take payout={payout} profile={profile} />}
          </>
        )}
      </Answered>
    </section>
  );
}

function Findings({ payout, check, mayTake }: { payout: Payout; check: Check; mayTake: boolean }) {
  const [isAsking, setAsking] = useState(false);
  if (check.findings.length === 0) {
    return (
      <p>
        <Badge tone="done">没有银行会拒收的行</Badge>
      </p>
    );
  }
  return (
    <div className="box wrong">
      <p>
        <strong>! 有 {check.findings.length} 处银行会拒收：</strong>
      </p>
      <ul>
        {check.findings.slice(0, 50).map((finding) => (
          <li key={`${finding.lineKey} ${finding.field} ${finding.code}`}>
            第 {finding.lineNo} 笔：{finding.message}
          </li>
        ))}
      </ul>
      {payout.state === 'sent' && mayTake ? (
        <p>
          <button type="button" className="button" onClick={() => setAsking(true)}>
            把这些人作为退回处理
          </button>
        </p>
      ) : (
        <p>
          {payout.state === 'draft'
            ? '请在人员中补正后，按最新资料重新计算。'
            : '送银行之前可以退回补正；送银行之后由财务作为退回处理。'}
        </p>
      )}
      {isAsking && <Withhold payout={payout} check={check} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Withhold({ payout, check, onClose }: { payout: Payout; check: Check; onClose: () => void }) {
  const deed = useDeed(
    async (reason: string, key) =>
      data(
        await api.POST('/api/v1/payouts/{id}/bank-file/withhold', {
          params: { path: { id: payout.id }, header: { 'Idempotency-Key': key } } as never,
          body: { profile: check.profile, reason },
        }),
      ),
    onClose,
  );
  return (
    <Confirm
      title="作为退回处理"
      action={`作为退回处理 ${check.findings.length} 处`}
      reason={{ label: '原因', hint: '例如：账号缺失，通知本人补报。' }}
      deed={deed}
      onClose={onClose}
    >
      <p className="box follows">银行会拒收的人员记为退回，不进代发文件；资料补正后由以后的批次重新发放。不能撤销。</p>
    </Confirm>
  );
}

function NothingLeft({ payout }: { payout: Payout }) {
  const isSent = payout.state === 'sent' || payout.state === 'settled';
  return (
    <p className="soft">
      {isSent
        ? '没有还要银行付款的人员：都已付讫、退回、抵扣或扣留。已取过的文件仍可再取，留作核对，不要再交银行。'
        : '没有需要银行付款的明细：均已抵扣或扣留。'}
    </p>
  );
}

function Parts({ check }: { check: Check }) {
  return (
    <RowsTable
      caption="代发文件的份数"
      rows={check.parts}
      rowKey={({ no }) => String(no)}
      columns={[
        { title: '文件', render: ({ fileName }) => fileName },
        { title: '收款人', number: true, render: ({ rowCount }) => count(rowCount) },
        { title: '金额（元）', number: true, render: ({ totalFen }) => yuan(totalFen) },
      ]}
      foot={
        <tfoot role="rowgroup">
          <tr role="row">
            <th scope="row" role="rowheader">
              合计 {check.parts.length} 份
            </th>
            <td role="cell" className="number" data-label="收款人">
              {count(check.rowCount)}
            </td>
            <td role="cell" className="number" data-label="金额（元）">
              {yuan(check.totalFen)}
            </td>
          </tr>
        </tfoot>
      }
    />
  );
}

/** The file itself, once the payout was sent; another format than the first asks for a reason, and voids the first. */
function Take({ payout, profile }: { payout: Payout; profile: string }) {
  const [reason, setReason] = useState('');
  const files = useGet('/api/v1/payouts/{id}/files', { params: { path: { id: payout.id } } });
  if (payout.state !== 'sent' && payout.state !== 'settled') {
    return <p className="soft">批次送银行之后才能取代发文件。</p>;
  }
  const counting = (files.data ?? []).filter(({ kind, voidedAt }) => kind === 'bank-file' && voidedAt === null);
  const isOther = counting.length > 0 && counting.every((file) => file.profile !== profile);
  const query = new URLSearchParams({ profile, ...(reason.trim() ? { reason: reason.trim() } : {}) });
  return (
    <div className="take">
      {isOther && (
        <p className="box wait">
          ! 已经取过“{counting[0]?.profileName}”格式的文件。换用另一种格式后，原来的文件作废，不能再交银行；请填写原因。
        </p>
      )}
      <TextInput
        label="取文件的原因"
        name="reason"
        value={reason}
        onChange={setReason}
        {...(isOther ? {} : { optional: true })}
        hint="文件中有完整账号，原因记入操作日志。"
      />
      <FilesLeft />
      <div className="buttons">
        {isOther && reason.trim() === '' ? (
          <>
            <button type="button" className="button" disabled>
              取代发文件
            </button>
            <span>请先填写换用格式的原因。</span>
          </>
        ) : (
          <DownloadButton path={`payouts/${payout.id}/bank-file?${query.toString()}`}>取代发文件</DownloadButton>
        )}
      </div>
    </div>
  );
}
