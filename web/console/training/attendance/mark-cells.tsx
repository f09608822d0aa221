import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Dialog } from '../../shared/dialog';
import { Badge } from '../../shared/parts';
import type { CellAt } from './use-roll-call';

interface MarkCellProps {
  at: CellAt;
  /** What a touch does, with whom and what it is about. */
  label: string;
  title?: string | undefined;
  /** A word that was keyed and is not written down yet. */
  onItsWay: string | null;
  onOpen: () => void;
  children: ReactNode;
}

/** Whether anything is known of it or not, one button: the focus stays on it when it is told. Keys find it by `data-cell`. */
export function MarkCell({ at, label, title, onItsWay, onOpen, children }: MarkCellProps) {
  return (
    <button
      type="button"
      className="button plain"
      data-cell={`${at.enrolmentId} ${at.halfDayId}`}
      title={title}
      aria-label={onItsWay === null ? label : `${label}，正在登记${onItsWay}`}
      aria-busy={onItsWay !== null}
      onClick={onOpen}
    >
      {onItsWay === null ? children : <Badge tone="wait">{onItsWay}</Badge>}
    </button>
  );
}

/** Cells that are told in by keys. A row that is done may leave the list; the focus then goes on to whoever took its place. */
export function MarkCells({ onKey, children }: { onKey: (key: string, at: CellAt) => void; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const keyed = useRef(onKey);
  keyed.current = onKey;
  useEffect(() => {
    const element = place.current;
    const listen = (event: Event): void => {
      if (!(event instanceof CustomEvent) || !(event.target instanceof HTMLElement)) return;
      const [enrolmentId = '', halfDayId = ''] = (event.target.dataset.cell ?? '').split(' ');
      keyed.current(String(event.detail), { enrolmentId, halfDayId });
    };
    element?.addEventListener('mark', listen);
    return () => element?.removeEventListener('mark', listen);
  }, []);
  useFocusKept(place);
  return (
    <div className="mark-cells" ref={place}>
      {children}
    </div>
  );
}

function useFocusKept(place: RefObject<HTMLDivElement | null>): void {
  const last = useRef<{ row: number; cell: number } | null>(null);
  useEffect(() => {
    // Whoever points at another thing has left by their own will.
    const leave = (): void => {
      last.current = null;
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, []);
  useEffect(() => {
    const element = place.current;
    const here = document.activeElement;
    const row = here?.closest('[data-cell]')?.closest('tr');
    if (element && row && here && element.contains(here)) {
      last.current = { row: rowsOf(element).indexOf(row), cell: cellsOf(row).indexOf(here as HTMLElement) };
    } else if (element && last.current && here === document.body) {
      const rows = rowsOf(element);
      const next = rows[Math.min(last.current.row, rows.length - 1)];
      if (next) cellsOf(next)[last.current.cell]?.focus();
    } else last.current = null;
  });
}

function cellsOf(row: HTMLTableRowElement): HTMLElement[] {
  return Array.from(row.querySelectorAll<HTMLElement>('[data-cell]'));
}

function rowsOf(element: HTMLElement): HTMLTableRowElement[] {
  return Array.from(element.querySelectorAll<HTMLTableRowElement>('tbody > tr'));
}

interface TellDialogProps<M extends string> {
  /** Who, and what of. */
  about: string;
  options: readonly (readonly [M, string])[];
  tell: (mark: M) => void;
  onClose: () => void;
}

/** The same for whoever touches a cell of which nothing is known. */
export function TellDialog<M extends string>({ about, options, tell, onClose }: TellDialogProps<M>) {
  return (
    <Dialog title="登记出勤" onClose={onClose}>
      <p>{about}</p>
      <div className="buttons">
        {options.map(([mark, label]) => (
          <button
            key={mark}
            type="button"
            className="button"
            onClick={() => {
              tell(mark);
              onClose();
            }}
          >
            {label}
          </button>
        ))}
        <button type="button" className="button plain" onClick={onClose}>
          返回，不登记
        </button>
      </div>
    </Dialog>
  );
}
