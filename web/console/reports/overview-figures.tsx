import { besideLastYear, shareOf } from './reports-rules.js';
import { FigureLink, inWords } from './figure-chart';
import { type Figures, FIGURES, type OverviewFigure, unitOf, valueOf, type Where } from './figure-words.js';

type Beside = readonly [OverviewFigure, ((it: Figures) => string)?];

const GROUPS: readonly { title: string; figures: readonly Beside[] }[] = [
  {
    title: '人员',
    figures: [
      ['talents'],
      ['certified', (it) => `占社会工作人才的 ${shareOf(it.certified, it.talents)}`],
      ['junior', (it) => `占持证人员的 ${shareOf(it.byLevel.junior, it.certified)}`],
      ['intermediate', (it) => `占持证人员的 ${shareOf(it.byLevel.intermediate, it.certified)}`],
      ['senior', (it) => `占持证人员的 ${shareOf(it.byLevel.senior, it.certified)}`],
    ],
  },
  { title: '站点', figures: [['stations'], ['rooms'], ['provincial-stations'], ['city-stations']] },
  { title: '培训', figures: [['training-sessions'], ['attendances'], ['participants']] },
  { title: '发放', figures: [['paid'], ['stipends-paid'], ['awards-paid']] },
];

interface OverviewFiguresProps {
  figures: Figures;
  before: Figures | undefined;
  where: Where;
}

/** Every figure, each a link to what it counts, with last year's beside it. */
export function OverviewFigures({ figures, before, where }: OverviewFiguresProps) {
  const { from, to } = where;
  return (
    <section className="panel overview" aria-label="概况">
      <h2>概况</h2>
      <p className="soft">
        {from ?? '最早'} 至 {to}。点击数字，看它是由哪些人、哪些站点、哪些款项算出来的。
      </p>
      {GROUPS.map((group) => (
        <div key={group.title}>
          <h3>{group.title}</h3>
          <dl className="six">
            {group.figures.map(([figure, share]) => {
              const value = valueOf(figure, figures);
              return (
                <div key={figure}>
                  <dt>{FIGURES[figure]}</dt>
                  <dd className="figures">
                    <FigureLink figure={figure} value={value} where={where} unit={unitOf(figure)} />
                  </dd>
                  {share && <dd className="soft">{share(figures)}</dd>}
                  <dd className="soft">
                    {before
                      ? besideLastYear(
                          value,
                          valueOf(figure, before),
                          (it) => `${inWords(figure, it)} ${unitOf(figure)}`,
                        )
                      : '正在读取上年同期……'}
                  </dd>
                </div>
              );
            })}
          </dl>
        </div>
      ))}
    </section>
  );
}
