import { useState } from 'react';
import { stringifySearch, useAddress } from '../address';
import { Dialog } from '../dialog';
import { TextInput } from '../forms';
import { ProblemView } from '../problem-view';
import { useHabits } from './use-habits';

/** Filters, order and page size of the list under a name; the page itself is not kept. */
export default function ViewsDialog({ list, onClose }: { list: string; onClose: () => void }) {
  const { search } = useAddress();
  const { habits, change } = useHabits();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [problem, setProblem] = useState<Error | null>(null);
  const views = habits.views ?? [];
  const own = views.filter((view) => view.list === list);
  const without = (gone: string) => views.filter((view) => view.list !== list || view.name !== gone);
  const save = (): void => {
    const plain = name.trim();
    setProblem(null);
    if (plain === '') return setError('请填写视图的名称，例如：缺账户的人。');
    if (plain.length > 40) return setError('名称请不超过 40 个字。');
    const query = stringifySearch({ ...search, tab: undefined, page: undefined }).slice(1);
    change({ views: [...without(plain), { list, name: plain, query }] }).then(onClose, setProblem);
  };
  return (
    <Dialog title="保存视图" onClose={onClose} isDirty={name.trim() !== ''}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p className="soft">保存现在的筛选、排序和每页行数，以后点名称即可打开。只有您自己看得到。</p>
        <TextInput
          label="视图的名称"
          name="name"
          value={name}
          onChange={setName}
          error={error}
          hint="与已有的重名时，以现在的代替。"
        />
        <ProblemView problem={problem} />
        <div className="buttons">
          <button type="submit" className="button primary">
            保存视图
          </button>
          <button type="button" className="button" onClick={onClose}>
            返回，不保存
          </button>
        </div>
      </form>
      {own.length > 0 && (
        <section className="kept-views">
          <h3>已保存的视图</h3>
          <ul className="plain-list">
            {own.map((view) => (
              <li key={view.name}>
                {view.name}{' '}
                <button
                  type="button"
                  className="button plain"
                  aria-label={`删除视图：${view.name}`}
                  onClick={() => void change({ views: without(view.name) }).catch(setProblem)}
                >
                  删除
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
