import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema';
import { useAddress } from '../shared/address';
import { monthInWords, today } from '../shared/days';
import { count } from '../shared/money';
import { Badge, Sums, Yuan } from '../shared/parts';
import { STATION_GRADES, STATION_KINDS, word } from '../shared/words';
import { byCounty, type County, type Coverage, shareInWords } from './station-rules';

type Board = components['schemas']['CoverageResponse'];

/** Townships and stations county by county, what is lacking first; each tile leads to its station. */
export function StationBoard({ board }: { board: Board }) {
  const { search } = useAddress();
  const { totals, month, asOf } = board;
  const place: Record<string, string> = search.regionCode ? { regionCode: search.regionCode } : {};
  const serving = (kind: string) => ({ tab: 'list', kind, closed: 'false', asOf, ...place });
  const lacking = (gap: string) => ({ month, gap, ...place });
  const counties = byCounty(board.items, board.townshipsWithoutStation);
  return (
    <>
      <section className="panel" aria-label="总数">
        <p className="soft">按 {asOf} 的设站和驻站情况。</p>
        <Sums
          items={[
            ['有社工站的乡镇（街道）', `${count(totals.townshipsWithStation)} / ${count(totals.townships)}`],
            ['社工站', <Figure to={serving('station')}>{totals.stations}</Figure>],
            ['社工室', <Figure to={serving('room')}>{totals.rooms}</Figure>],
            ['驻站社工（人）', count(totals.staff)],
            ['持证率', shareInWords(totals.certifiedShare)],
            ['没有驻站人员的站点', <Figure to={lacking('staff')}>{totals.withoutStaff}</Figure>],
            [`未报${monthInWords(month)}月报`, <Figure to={lacking('report')}>{totals.withoutReport}</Figure>],
            ['继续教育还缺（学时）', String(totals.hoursMissing)],
            ...(totals.stipendCostFen === null
              ? []
              : ([['当月驻站社工津贴（元）', <Yuan fen={totals.stipendCostFen} />]] as const)),
          ]}
        />
        {board.total > board.items.length && (
          <p className="soft">
            看板显示前 {count(board.items.length)} 个站点，共 {count(board.total)} 个；请选择县（市、区）查看其余的。
          </p>
        )}
      </section>
      {counties.map((county) => (
        <CountyTiles key={county.code} county={county} />
      ))}
      {counties.length === 0 && <p className="panel empty">没有符合条件的站点。</p>}
    </>
  );
}

/** A figure that leads to exactly the stations that it counts. */
function Figure({ to, children }: { to: Record<string, string>; children: number }) {
  return children === 0 ? (
    count(children)
  ) : (
    <Link to="/stations" search={to}>
      {count(children)}
    </Link>
  );
}

function CountyTiles({ county }: { county: County }) {
  return (
    <section className="section" aria-labelledby={`county-${county.code}`}>
      <h2 id={`county-${county.code}`}>
        {county.name} <span className="soft">{count(county.stations.length)} 个站点</span>
      </h2>
      {county.gaps.length > 0 && (
        <p className="box wait">
          还没有社工站的乡镇（街道）{count(county.gaps.length)} 个：{county.gaps.map(({ name }) => name).join('、')}。
        </p>
      )}
      <ul className="tiles">
        {county.stations.map((station) => (
          <li key={station.stationId}>
            <Tile station={station} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tile({ station }: { station: Coverage }) {
  const { stationId, name, kind, staff, certified, reported, reportDueOn, grade } = station;
  return (
    <Link to={`/stations/${stationId}`} className="tile">
      <strong>{name}</strong>
      <span>
        {word(STATION_KINDS, kind)}
        {grade === 'none' ? '' : `，${word(STATION_GRADES, grade)}`}
      </span>
      <span>
        {staff === 0 ? <Badge tone="wrong">没有驻站人员</Badge> : `${count(staff)} 人驻站，${count(certified)} 人持证`}
      </span>
      <span>
        {reported ? (
          <Badge tone="done">月报已报</Badge>
        ) : reportDueOn !== null && reportDueOn < today() ? (
          <Badge tone="wrong">月报未报，{reportDueOn} 已截止</Badge>
        ) : (
          <Badge tone="wait">月报未报{reportDueOn ? `，截至 ${reportDueOn}` : ''}</Badge>
        )}
      </span>
    </Link>
  );
}
