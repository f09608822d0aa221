import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api, data } from '../api/client';
import { useAddress } from '../shared/address';
import { TextInput } from '../shared/forms';
import { ProblemView } from '../shared/problem-view';
import { useGet } from '../shared/use-query';
import { Chip } from './chip';

/** A person is looked for by POST, since a number typed here must not stand in an address, and then chosen. */
export function PersonFilter() {
  const { search, change } = useAddress();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<{ text: string; turn: number } | null>(null);
  const found = useQuery({
    queryKey: ['audit-person', asked?.turn],
    enabled: asked !== null,
    gcTime: 0,
    queryFn: async () => data(await api.POST('/api/v1/search', { body: { q: asked?.text ?? '' } })),
  });
  const person = useGet('/api/v1/workers/{id}', {
    params: { path: { id: search.workerId ?? '' } },
    enabled: Boolean(search.workerId),
  });
  if (search.workerId) {
    return <Chip name="workerId">人员：{person.data && !person.isPlaceholderData ? person.data.name : '已选择'}</Chip>;
  }
  const people = found.data?.groups.find(({ type }) => type === 'workers')?.items ?? [];
  const start = (): void => {
    if (text.trim()) setAsked({ text: text.trim(), turn: Date.now() });
  };
  return (
    <div className="person-filter">
      <div
        className="with-unit"
        onKeyDown={(event) => {
          if (event.key === 'Enter') start();
        }}
      >
        <TextInput label="人员（姓名或身份证号）" name="person" value={text} onChange={setText} type="search" />
        <button type="button" className="button" onClick={start}>
          查找人员
        </button>
      </div>
      <ProblemView problem={found.error} />
      {asked && found.data && (
        <div className="found" role="status">
          {people.length === 0
            ? '没有找到这个人。'
            : people.map((each) => (
                <button
                  type="button"
                  className="button plain"
                  key={each.id}
                  onClick={() => {
                    setAsked(null);
                    setText('');
                    change({ workerId: each.id });
                  }}
                >
                  {each.title} {each.detail}
                </button>
              ))}
        </div>
      )}
    </div>
  );
}
