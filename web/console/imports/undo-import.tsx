import { useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { Confirm } from '../shared/dialog';
import { count } from '../shared/money';
import { useDeed } from '../shared/use-deed';

type Summary = components['schemas']['ImportSummary'];

/** Whether there is anything to take back. */
export function canUndo({ applied, undoneAt }: Pick<Summary, 'applied' | 'undoneAt'>): boolean {
  return applied && undoneAt === null;
}

export function UndoImport({ record, onUndone }: { record: Summary; onUndone?: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const { id, fileName, counts } = record;
  const deed = useDeed(
    async (reason: string, key: string) =>
      data(
        await api.POST('/api/v1/imports/{id}/undo', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
    () => {
      setOpen(false);
      onUndone?.();
    },
  );
  const close = (): void => {
    setOpen(false);
    deed.forget();
  };
  return (
    <>
      <button
        type="button"
        className="button danger"
        onClick={() => setOpen(true)}
        aria-label={`撤销导入：${fileName}`}
      >
        撤销
      </button>
      {isOpen && (
        <Confirm
          title="撤销这次导入"
          action={`撤销 ${count(counts.created + counts.updated)} 行的导入`}
          reason={{ label: '撤销原因' }}
          deed={deed}
          onClose={close}
          danger
        >
          <p>
            “{fileName}”新增的 {count(counts.created)} 行会删除，改动的 {count(counts.updated)}{' '}
            行会恢复成导入之前的样子。
          </p>
          <p className="soft">导入之后又被修改、或已据此编制发放批次的，不能整批撤销；系统会说明是哪些。</p>
        </Confirm>
      )}
    </>
  );
}
