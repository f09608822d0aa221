import { useAddress } from '../../shared/address';
import { monthInWords, today } from '../../shared/days';
import { yuan } from '../../shared/money';
import { Answered } from '../../shared/page';
import { Sums } from '../../shared/parts';
import { LEVELS, word } from '../../shared/words';
import type { Person } from '../worker-types';
import { Awards } from './awards';
import { CELL_KINDS, totals, whyTitle, yearsOf } from './money-rules';
import { MonthsStrip } from './months-strip';
import { MonthsTable } from './months-table';
import { Payments } from './payments';
import { usePersonMonths, type PersonMonths } from './use-months';
import { WhyPanel } from './why-panel';

/** What a person is owed and was paid, month by month, and why. */
export function MoneyTab({ person }: { person: Person }) {
  const months = usePersonMonths(person);
  return (
    <>
      <Answered query={months}>{(answer) => <Stipends person={person} answer={answer} />}</Answered>
      <Payments payments={person.payments} />
    </>
  );
}

function Stipends({ person, answer }: { person: Person; answer: PersonMonths }) {
  const { search, change } = useAddress();
  const all = search.years === 'all';
  const years = yearsOf(answer.months, all);
  const left = yearsOf(answer.months, true).length - years.length;
  const shown = years.flatMap(({ months, whole }) => [...months, whole]).filter((month) => month !== null);
  const asked = askedOf(search, answer);
  return (
    <>
      <section className="panel" aria-labelledby="stipend">
        <h2 id="stipend">职业津贴</h2>
        <Totals answer={answer} />
        <p className="legend">
          {CELL_KINDS.map(({ kind, sign, word: name }) => (
            <span key={kind} className={`legend-of ${kind}`}>
              {sign} {name}
            </span>
          ))}
          <span className="soft no-print">点击月份可以查看原因。</span>
        </p>
        <MonthsStrip
          years={years}
          open={asked?.month ?? null}
          onOpen={(month) => change({ month, award: undefined })}
        />
        {(left > 0 || all) && (
          <p className="no-print">
            <button type="button" className="button plain" onClick={() => change({ years: all ? undefined : 'all' })}>
              {all ? '只显示有金额的年份' : `显示更早的 ${left} 年（都没有金额）`}
            </button>
          </p>
        )}
        {asked?.month && (
          <WhyPanel
            key={asked.month}
            id={person.id}
            query={{ kind: 'stipend', month: asked.month }}
            title={asked.title}
            onClose={() => change({ month: undefined })}
          />
        )}
        <MonthsTable months={shown} />
      </section>
      <Awards awards={answer.awards} onOpen={(award) => change({ award, month: undefined })} />
      {asked?.level && (
        <WhyPanel
          key={asked.level}
          id={person.id}
          query={{ kind: 'award', level: asked.level }}
          title={asked.title}
          onClose={() => change({ award: undefined })}
        />
      )}
    </>
  );
}

type Level = PersonMonths['awards'][number]['level'];

interface Asked {
  month?: string;
  level?: Level;
  title: string;
}

/** The month or award that the address asks about, if it is one of those shown. */
function askedOf(search: Record<string, string | undefined>, { months, awards }: PersonMonths): Asked | null {
  const month = months.find((each) => each.month === search.month);
  if (month) return { month: month.month, title: whyTitle(monthInWords(month.month), month) };
  const award = awards.find((each) => each.level === search.award);
  return award ? { level: award.level, title: whyTitle(`${word(LEVELS, award.level)}奖励`, award) } : null;
}

function Totals({ answer }: { answer: PersonMonths }) {
  const { paid, way, due, over } = totals(answer.months);
  const year = today().slice(0, 4);
  const thisYear = totals(answer.months.filter(({ month }) => month.startsWith(year) || month === `Y${year}`));
  const figures: [string, string][] = [
    ['津贴已发合计（元）', yuan(paid)],
    [`其中 ${year} 年度月份`, yuan(thisYear.paid)],
    ['在途', yuan(way)],
    ['应发未发', yuan(due)],
  ];
  if (over > 0) figures.push(['多发', yuan(over)]);
  return <Sums items={figures} />;
}
