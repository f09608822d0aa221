import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { count, yuan } from '../../shared/money';
import { Answered } from '../../shared/page';
import { PAYOUT_STATES, word } from '../../shared/words';
import type { Payout } from '../payout-types';

const FIGURES: readonly (readonly [string, (payout: Payout) => string])[] = [
  ['状态', ({ state }) => word(PAYOUT_STATES, state)],
  ['人', ({ payeeCount }) => count(payeeCount)],
  ['笔', ({ lineCount }) => count(lineCount)],
  ['应发（元）', ({ grossFen }) => yuan(grossFen)],
  ['扣回（元）', ({ nettedFen }) => yuan(nettedFen)],
  ['实发（元）', ({ netFen }) => yuan(netFen)],
  ['暂缓（元）', ({ heldFen }) => yuan(heldFen)],
];

/** A step was to be taken on figures that are others by now: those that were on the screen beside those there are. */
export function ChangedFigures({ seen }: { seen: Payout }) {
  // The page goes on showing what was decided on until somebody asks for the new.
  const now = useQuery({
    queryKey: ['payout as it is now', seen.id, seen.version],
    queryFn: async () => data(await api.GET('/api/v1/payouts/{id}', { params: { path: { id: seen.id } } })),
  });
  return <Answered query={now}>{(payout) => <Differences seen={seen} now={payout} />}</Answered>;
}

function Differences({ seen, now }: { seen: Payout; now: Payout }) {
  const rows = FIGURES.map(([name, of]) => ({ name, before: of(seen), after: of(now) })).filter(
    ({ before, after }) => before !== after,
  );
  if (rows.length === 0) return <p>人数和金额没有变化，只改了其他内容。</p>;
  return (
    <div className="table-frame">
      <table className="data">
        <caption className="unseen">您看到的与现在的</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className="number">
              您看到的
            </th>
            <th scope="col" className="number">
              现在的
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{before}</td>
              <td className="number">
                <strong>{after}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
