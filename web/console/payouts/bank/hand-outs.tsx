import { moment } from '../../shared/days';
import { Answered } from '../../shared/page';
import { Badge } from '../../shared/parts';
import { RowsTable } from '../../shared/rows-table';
import { useGet } from '../../shared/use-query';
import { FILE_KINDS, word } from '../../shared/words';
import { hashInShort } from '../payout-rules';
import type { Payout, PayoutFile } from '../payout-types';

/** Every file that went out or came in: who, when, which bytes, and which count no more. */
export function HandOuts({ payout }: { payout: Payout }) {
  const files = useGet('/api/v1/payouts/{id}/files', { params: { path: { id: payout.id } } });
  return (
    <section className="panel">
      <h2>取出和交回的文件</h2>
      <Answered query={files}>
        {(items) =>
          items.length === 0 ? (
            <p className="soft">还没有取出或交回的文件。</p>
          ) : (
            <RowsTable caption="取出和交回的文件" rows={items} rowKey={({ id }) => id} columns={COLUMNS} />
          )
        }
      </Answered>
    </section>
  );
}

const COLUMNS = [
  { title: '时间', render: ({ at }: PayoutFile) => <span className="nowrap">{moment(at)}</span> },
  { title: '谁', render: ({ byName }: PayoutFile) => <span className="nowrap">{byName}</span> },
  { title: '文件', render: ({ kind, fileName }: PayoutFile) => `${word(FILE_KINDS, kind)}：${fileName}` },
  { title: '格式', render: ({ profileName }: PayoutFile) => profileName ?? '不适用' },
  {
    title: '份',
    render: ({ part }: PayoutFile) => <span className="nowrap">{partInWords(part)}</span>,
  },
  { title: '指纹', render: ({ sha256 }: PayoutFile) => <span className="nowrap">{hashInShort(sha256)}</span> },
  { title: '原因', render: ({ reason }: PayoutFile) => reason ?? '未写' },
  {
    title: '效力',
    render: (file: PayoutFile) =>
      file.voidedAt === null ? (
        <Badge tone="done">有效</Badge>
      ) : (
        <>
          <Badge tone="wrong">已作废，不要交银行</Badge> {file.voidReason}（{file.voidedByName}）
        </>
      ),
  },
];

function partInWords(part: string | null): string {
  if (part === null || part === '') return '一份';
  return /^\d+$/.test(part) ? `第 ${part} 份` : '全部';
}
