import { useState } from 'react';
import { Attachments } from '../../shared/attachments/attachments';
import { DownloadButton, FilesLeft } from '../../shared/download-button';
import { today } from '../../shared/days';
import { TextInput } from '../../shared/forms';
import { useMay } from '../../shared/me';
import type { Payout } from '../payout-types';

/** The sheets that a payout is signed, posted, checked and filed by. */
export function PapersTab({ payout }: { payout: Payout }) {
  const may = useMay();
  const [reason, setReason] = useState('');
  const base = `payouts/${payout.id}`;
  const why = reason.trim() ? `?reason=${encodeURIComponent(reason.trim())}` : '';
  return (
    <>
      <section className="panel">
        <h2>不含完整号码</h2>
        <ul className="papers">
          <li>
            <DownloadButton path={`${base}/review.xlsx`}>下载审核表</DownloadButton>
            <p className="soft">账户与上次不同、几人共用一个账户、补发月份较多的人员，供审核人逐条看。</p>
          </li>
          <li>
            <DownloadButton path={`${base}/notice.xlsx`}>下载公示表</DownloadButton>
            <p className="soft">姓名、单位、级别和金额，供张贴。</p>
          </li>
          {lettersOf(payout).map(([kind, name, words]) => (
            <li key={kind}>
              <DownloadButton path={`${base}/documents/${kind}.docx`} isDirect>
                {`下载${name}`}
              </DownloadButton>
              <p className="soft">{words}</p>
            </li>
          ))}
        </ul>
      </section>
      {(may('payouts.workbook') || may('payouts.auditPack')) && (
        <section className="panel">
          <h2>含完整身份证号和账号</h2>
          <FilesLeft />
          <TextInput
            label="下载原因"
            name="reason"
            value={reason}
            onChange={setReason}
            optional
            hint="随下载人和时间记入操作日志，例如：报财政、归档。"
          />
          <ul className="papers">
            {may('payouts.workbook') && (
              <>
                <li>
                  <DownloadButton path={`${base}/workbook.xlsx${why}`}>下载发放表</DownloadButton>
                  <p className="soft">签字盖章用的发放表。需要签字的以此表为准，不要打印本页面。</p>
                </li>
                <li>
                  <DownloadButton path={`${base}/details.xlsx${why}`}>下载明细与依据</DownloadButton>
                  <p className="soft">每一笔的证书、政策和发放理由。</p>
                </li>
              </>
            )}
            {may('payouts.auditPack') && (
              <li>
                <DownloadButton path={`${base}/audit-pack.zip${why}`} isDirect>
                  下载审计材料包
                </DownloadButton>
                <p className="soft">
                  本批次所依据的全部材料、出具的文书和供 Excel 查看的工作簿；包内的核对页面不联网也能核对。
                </p>
              </li>
            )}
          </ul>
        </section>
      )}
      {may('attachments.read') && (
        <section className="panel">
          <h2>附件</h2>
          <Attachments
            place={{ objectType: 'payout', objectId: payout.id }}
            empty="还没有附件。张贴公示的照片、签字盖章的发放表等可以在这里上传，随审计材料包一并留存。"
          />
        </section>
      )}
    </>
  );
}

/** Papers in words, each from the state on in which what it says holds. */
function lettersOf({ state, noticeTo }: Payout): readonly (readonly [string, string, string])[] {
  const isApproved = state === 'approved' || state === 'sent' || state === 'settled';
  const isPosted = noticeTo !== null && state !== 'cancelled';
  const isOver = isPosted && noticeTo < today();
  return [
    ...(state === 'notice'
      ? [['announcement', '公示公告', '公示期、金额、受理异议的电话，与公示表一同张贴。'] as const]
      : []),
    ...(isOver ? [['no-objection', '公示情况说明', '公示的起止、收到的异议和处理结果，盖章后归档。'] as const] : []),
    ...(isApproved
      ? [['funding-request', '资金拨付申请', '人数、金额和大写、资金来源、预算科目，送财政部门。'] as const]
      : []),
  ];
}
