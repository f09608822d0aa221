import { useState } from 'react';
import { api, data } from '../../api/client';
import type { components } from '../../api/schema';
import { moment, monthInWords } from '../../shared/days';
import { Confirm, Dialog } from '../../shared/dialog';
import { Select } from '../../shared/forms';
import { count } from '../../shared/money';
import { useDeed } from '../../shared/use-deed';
import { remindedInWords } from './reminder-rules';

type Grid = components['schemas']['ReportGridResponse'];
type GridStation = Grid['items'][number];
type Cell = GridStation['months'][number];
type Answer = components['schemas']['RemindersResponse'];

/** What is asked of the service: one station, or all that lack the month. */
interface Asked {
  month: string;
  stationIds?: string[];
  regionCode?: string;
}

function useReminder(after: (answer: Answer) => void) {
  return useDeed(async (body: Asked, key: string) => {
    const params = { header: { 'Idempotency-Key': key } };
    return data(await api.POST('/api/v1/stations/report-reminders', { params, body }));
  }, after);
}

/** One station and month; whoever has no account is to be rung up. */
export function RemindOne({ station, cell, onClose }: { station: GridStation; cell: Cell; onClose: () => void }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const deed = useReminder(setAnswer);
  const { month } = cell;
  if (answer) return <Done answer={answer} onClose={onClose} />;
  const title = `催报：${station.name}`;
  if (!station.reachable || cell.remindedToday) {
    return (
      <Dialog title={title} onClose={onClose}>
        <p>
          {monthInWords(month)}的月报还没有报送。
          {cell.reminders > 0 && remindedInWords(cell, moment)}
        </p>
        <p>
          {station.reachable
            ? '同一个月的月报一天只催一次，请明天再催，或者电话联系。'
            : '这个站点没有负责人账号，催报送不到，请电话联系；账号由管理员建立。'}
          {phoneInWords(station.contactPhone)}
        </p>
        <Closing onClose={onClose} />
      </Dialog>
    );
  }
  const asking = { ...deed, run: () => deed.run({ month, stationIds: [station.stationId] }) };
  return (
    <Confirm title={title} action="催报" deed={asking} onClose={onClose}>
      <p>
        {monthInWords(month)}
        的月报还没有报送。催报后，这一项列在站点负责人的“待办”最前面，写明由谁在哪一天催报，并记入操作日志。
      </p>
      {cell.reminders > 0 && <p>{remindedInWords(cell, moment)}</p>}
    </Confirm>
  );
}

/** All that lack a month, of the county that is chosen. */
export function RemindAll({
  totals,
  regionCode,
  onClose,
}: {
  totals: Grid['totals'];
  regionCode: string | undefined;
  onClose: () => void;
}) {
  const [month, setMonth] = useState(totals[totals.length - 1]?.month ?? '');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const deed = useReminder(setAnswer);
  if (answer) return <Done answer={answer} onClose={onClose} />;
  const chosen = totals.find((total) => total.month === month);
  const lacking = chosen ? chosen.serving - chosen.reported : 0;
  const asking = { ...deed, run: () => deed.run({ month, ...(regionCode ? { regionCode } : {}) }) };
  return (
    <Confirm title="催报未报的站点" action={`催报 ${count(lacking)} 个站点`} deed={asking} onClose={onClose}>
      <Select
        label="催哪个月的月报"
        name="month"
        value={month}
        onChange={setMonth}
        options={totals.map((total) => ({ value: total.month, label: monthInWords(total.month) })).reverse()}
      />
      <p>
        {monthInWords(month)}应报 {count(chosen?.serving ?? 0)} 个站点，未报 {count(lacking)} 个
        {regionCode ? '（只算所选的县、市、区）' : ''}。今天已经催过的不再催；没有负责人账号的会列出名单，请电话联系。
      </p>
    </Confirm>
  );
}

function Done({ answer, onClose }: { answer: Answer; onClose: () => void }) {
  const { month, reminded, already, unreachable } = answer;
  return (
    <Dialog title="催报结果" onClose={onClose}>
      <p role="status">
        {reminded.length > 0
          ? `已催报 ${count(reminded.length)} 个站点${monthInWords(month)}的月报，列在他们负责人的“待办”里。`
          : `没有新催报的站点。`}
        {already.length > 0 && `今天已经催过、不再催的 ${count(already.length)} 个。`}
      </p>
      {unreachable.length > 0 && (
        <>
          <p>没有负责人账号、须电话联系的 {count(unreachable.length)} 个：</p>
          <ul className="plain-list">
            {unreachable.map(({ stationId, name, contactPhone }) => (
              <li key={stationId}>
                {name}：{contactPhone ?? '没有登记联系电话'}
              </li>
            ))}
          </ul>
        </>
      )}
      <Closing onClose={onClose} />
    </Dialog>
  );
}

const phoneInWords = (phone: string | null): string => (phone === null ? '没有登记联系电话。' : `联系电话：${phone}。`);

function Closing({ onClose }: { onClose: () => void }) {
  return (
    <div className="buttons below">
      <button type="button" className="button" onClick={onClose}>
        关闭
      </button>
    </div>
  );
}
