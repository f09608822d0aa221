import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client';
import { AttachmentsButton } from '../shared/attachments/attachments';
import { DataTable, type Column } from '../shared/data-table';
import { moment, monthInWords } from '../shared/days';
import { Confirm } from '../shared/dialog';
import { useMay, useMe } from '../shared/me';
import { count } from '../shared/money';
import { Badge } from '../shared/parts';
import { useDeed } from '../shared/use-deed';
import { useList } from '../shared/use-query';
import { type Report, REPORT_FIGURES, type Station } from './station-rules';

/** What was reported, the newest month first. */
export function ReportsTab({ station }: { station: Station }) {
  const may = useMay();
  const isManager = useMe()?.role === 'station_manager';
  const [withdrawn, setWithdrawn] = useState<Report | null>(null);
  const list = useList('/api/v1/stations/{id}/reports', [], { path: { id: station.id } });
  const columns: Column<Report>[] = [
    { title: '月份', render: ({ month }) => <span className="nowrap">{monthInWords(month)}</span> },
    ...REPORT_FIGURES.map(([name, title, unit]) => ({
      title: `${title}（${unit}）`,
      number: true,
      render: (report: Report) => count(report[name]),
    })),
    {
      title: '报送',
      render: ({ submittedAt, late }) => (
        <>
          <span className="nowrap">{moment(submittedAt)}</span> {late && <Badge tone="wait">迟报</Badge>}
        </>
      ),
    },
    {
      title: '更正',
      render: ({ correctedAt, correctionReason }) =>
        correctedAt ? `${moment(correctedAt)}，${correctionReason ?? ''}` : '没有更正过',
    },
    { title: '备注', render: ({ remark }) => remark ?? '' },
    {
      title: '照片',
      deeds: true,
      render: ({ id, month, photographs, evaluated }) => (
        <AttachmentsButton
          place={{ objectType: 'station-report', objectId: id }}
          of={`${monthInWords(month)}月报`}
          word="照片"
          count={photographs}
          isClosed={!may('stations.report') || (isManager && evaluated)}
          isCameraFirst={isManager}
        />
      ),
    },
    ...(may('stations.report')
      ? [
          {
            title: '办理',
            deeds: true,
            render: (report: Report) => (
              <span className="deeds no-print">
                <Link
                  className="button plain"
                  to={`/stations/${station.id}/report`}
                  search={{ month: report.month }}
                  aria-label={`更正${monthInWords(report.month)}月报`}
                >
                  更正
                </Link>
                <button
                  type="button"
                  className="button plain"
                  aria-label={`作废${monthInWords(report.month)}月报`}
                  onClick={() => setWithdrawn(report)}
                >
                  作废
                </button>
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        caption="月报"
        columns={columns}
        query={list}
        rowKey={({ id }) => id}
        empty={<p>还没有月报。月报由站点负责人或经办人每月填报一次。</p>}
      />
      {withdrawn && <Withdrawal station={station} report={withdrawn} onClose={() => setWithdrawn(null)} />}
    </>
  );
}

function Withdrawal({ station, report, onClose }: { station: Station; report: Report; onClose: () => void }) {
  const deed = useDeed(async (reason: string, key: string) => {
    const params = { path: { id: station.id, month: report.month }, header: { 'Idempotency-Key': key } };
    await api.POST('/api/v1/stations/{id}/reports/{month}/withdrawal', { params, body: { reason } });
  }, onClose);
  return (
    <Confirm title="作废月报" action="作废月报" danger reason={{ label: '作废的原因' }} deed={deed} onClose={onClose}>
      <p>
        <strong>
          {station.name}，{monthInWords(report.month)}
        </strong>
      </p>
      <p>
        作废后这个月视为没有报过，可以重新填报；只是数字不对的请用“更正”。
        {report.photographs > 0 && `这个月的 ${report.photographs} 份照片一并移除。`}
      </p>
    </Confirm>
  );
}
