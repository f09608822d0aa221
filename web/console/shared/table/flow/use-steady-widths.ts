import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** Columns as wide as the first rows made them: they must not move while rows come and go. Asked again where the window changes. */
export function useSteadyWidths(
  head: RefObject<HTMLTableSectionElement | null>,
  titles: string,
  isThere: boolean,
): readonly number[] | null {
  const [steady, setSteady] = useState<{ titles: string; widths: readonly number[] } | null>(null);
  const widths = steady?.titles === titles ? steady.widths : null;
  useLayoutEffect(() => {
    if (widths || !isThere || !head.current) return;
    const cells = Array.from(head.current.rows[0]?.cells ?? []);
    setSteady({ titles, widths: cells.map((cell) => cell.getBoundingClientRect().width) });
  }, [head, titles, widths, isThere]);
  useEffect(() => {
    const again = (): void => setSteady(null);
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  }, []);
  return widths;
}
