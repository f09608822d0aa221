import { useEffect } from 'react';
import { Dialog } from '../shared/dialog';
import { ProblemView } from '../shared/problem-view';
import { useHabits } from '../shared/table/use-habits';

/** 大字版, kept with the account. */
export function LargeType() {
  const { habits, keep, problem, forget } = useHabits();
  const isLarge = habits.largeType === true;
  useEffect(() => {
    document.documentElement.classList.toggle('large-type', isLarge);
  }, [isLarge]);
  return (
    <>
      <button
        type="button"
        className="button plain"
        aria-pressed={isLarge}
        onClick={() => keep({ largeType: !isLarge })}
      >
        大字版
      </button>
      {problem && (
        <Dialog title="字号没有改成" onClose={forget}>
          <ProblemView problem={problem} />
          <div className="buttons">
            <button type="button" className="button" onClick={forget}>
              关闭
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
