import { Yuan } from '../../shared/parts';
import { yuan } from '../../shared/money';
import { LEVELS, word } from '../../shared/words';
import { cellOf } from './money-rules';
import type { PersonMonths } from './use-months';

type Award = PersonMonths['awards'][number];
type Level = Award['level'];

interface AwardsProps {
  awards: readonly Award[];
  onOpen: (level: Level) => void;
}

/** One card for each level: what the award comes to, and the first thing to say about it. */
export function Awards({ awards, onOpen }: AwardsProps) {
  return (
    <section className="panel" aria-labelledby="awards">
      <h2 id="awards">一次性奖励</h2>
      <div className="cards-in-row">
        {Object.keys(LEVELS).map((level) => {
          const of = awards.filter((award) => award.level === level);
          return (
            <div className="card" key={level}>
              <h3>{word(LEVELS, level)}</h3>
              {of.length === 0 && <p className="soft">没有{word(LEVELS, level)}证书。</p>}
              {of.map((award) => (
                <AwardCard key={award.certificateNo ?? ''} award={award} onOpen={onOpen} />
              ))}
            </div>
          );
        })}
      </div>
    </section>
  );
}

function AwardCard({ award, onOpen }: { award: Award; onOpen: (level: Level) => void }) {
  const { kind, sign, word: standing, fen } = cellOf(award);
  return (
    <>
      <p className={`award ${kind}`}>
        {sign} {standing}
        {fen > 0 && (
          <>
            {' '}
            <strong>
              <Yuan fen={fen} />
            </strong>{' '}
            元
          </>
        )}
      </p>
      <p className="soft">
        {award.certificateNo ? `证书 ${award.certificateNo}；` : ''}应发 {yuan(award.owedFen)}，已发{' '}
        {yuan(award.paidFen)}
      </p>
      <p>{award.message}</p>
      <button
        type="button"
        className="button plain no-print"
        aria-label={`查看原因：${word(LEVELS, award.level)}奖励`}
        onClick={() => onOpen(award.level)}
      >
        查看原因
      </button>
    </>
  );
}
