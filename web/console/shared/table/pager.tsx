import { useAddress } from '../address';
import { count } from '../money';
import { pagingOf } from '../use-query';

const PAGE_SIZES = [20, 50, 100, 500];

/**
 * Which rows are shown of how many; always there, so that nothing jumps.
 *
 * @param canFlow whether the list can be shown without pages
 */
export function Pager({ total, canFlow = false }: { total: number; canFlow?: boolean }) {
  const { search, change } = useAddress();
  const { page, pageSize } = pagingOf(search);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const go = (to: number): void => change({ page: to === 1 ? undefined : String(to) });
  return (
    <div className="below-table">
      <span className="soft figures">
        {total === 0
          ? '共 0 条'
          : `第 ${count(first)} 至 ${count(Math.min(page * pageSize, total))} 条，共 ${count(total)} 条`}
      </span>
      <span className="buttons pager">
        {canFlow && (
          <button
            type="button"
            className="button plain"
            onClick={() => change({ flow: '1', page: undefined, pageSize: undefined })}
          >
            连续显示
          </button>
        )}
        <label>
          每页{' '}
          <select
            className="input short"
            value={pageSize}
            onChange={(event) => change({ pageSize: event.target.value, page: undefined })}
          >
            {PAGE_SIZES.map((size) => (
              <option key={size} value={size}>
                {size} 条
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" disabled={page <= 1} onClick={() => go(page - 1)}>
          上一页
        </button>
        <span className="figures">
          {page} / {pages}
        </span>
        <button type="button" className="button" disabled={page >= pages} onClick={() => go(page + 1)}>
          下一页
        </button>
      </span>
    </div>
  );
}
