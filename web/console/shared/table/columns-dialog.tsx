import { useState } from 'react';
import { Dialog } from '../dialog';
import { ProblemView } from '../problem-view';
import { moved, toggled } from './columns-rules.js';
import { useHabits } from './use-habits';

interface ColumnsDialogProps {
  list: string;
  titles: readonly string[];
  shown: readonly string[];
  onClose: () => void;
}

/** Which columns a list shows and in which order, kept with the account; the first opens the row and stays. */
export default function ColumnsDialog({ list, titles, shown, onClose }: ColumnsDialogProps) {
  const { habits, change } = useHabits();
  const [first = '', ...rest] = titles;
  const [chosen, setChosen] = useState<readonly string[]>(shown.filter((title) => title !== first));
  const [problem, setProblem] = useState<Error | null>(null);
  const keep = (columns: readonly string[] | null): void => {
    const others = (habits.columns ?? []).filter((each) => each.list !== list);
    const own = columns ? [{ list, columns: columns.map((name) => ({ name })) }] : [];
    change({ columns: [...others, ...own] }).then(onClose, setProblem);
  };
  const inOrder = [...chosen, ...rest.filter((title) => !chosen.includes(title))];
  return (
    <Dialog title="选择列" onClose={onClose}>
      <p className="soft">“{first}”总是显示。所选的列和次序保存在您的账号中，只影响您自己。</p>
      <ul className="plain-list column-list">
        {inOrder.map((title) => {
          const isShown = chosen.includes(title);
          return (
            <li key={title}>
              <label className="choice">
                <input type="checkbox" checked={isShown} onChange={() => setChosen(toggled(rest, chosen, title))} />
                <span>{title}</span>
              </label>
              {isShown && (
                <span className="buttons">
                  <Move title={title} by={-1} word="上移" chosen={chosen} onMoved={setChosen} />
                  <Move title={title} by={1} word="下移" chosen={chosen} onMoved={setChosen} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <ProblemView problem={problem} />
      <div className="buttons">
        <button type="button" className="button primary" onClick={() => keep(chosen)}>
          按所选显示
        </button>
        <button type="button" className="button" onClick={() => keep(null)}>
          恢复原样
        </button>
        <button type="button" className="button" onClick={onClose}>
          返回，不改
        </button>
      </div>
    </Dialog>
  );
}

interface MoveProps {
  title: string;
  by: -1 | 1;
  word: string;
  chosen: readonly string[];
  onMoved: (chosen: readonly string[]) => void;
}

function Move({ title, by, word, chosen, onMoved }: MoveProps) {
  const next = moved(chosen, title, by);
  return (
    <button
      type="button"
      className="button plain"
      aria-label={`${word}：${title}`}
      disabled={next === chosen}
      onClick={() => onMoved(next)}
    >
      {word}
    </button>
  );
}
