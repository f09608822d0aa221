import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../api/client';
import type { components } from '../api/schema';
import { Dialog } from './dialog';
import { TextInput } from './forms';
import { ProblemView } from './problem-view';

export type FoundPerson = components['schemas']['SearchHit'];

interface FindPersonProps {
  title: string;
  /** What the person is looked for to do, and what to do where nobody is found. */
  help: string;
  onFound: (person: FoundPerson) => void;
  onClose: () => void;
}

/** Somebody of the register is looked for; a number typed for it goes in the request's body and never into an address. */
export function FindPerson({ title, help, onFound, onClose }: FindPersonProps) {
  const [text, setText] = useState('');
  const search = useMutation<{ people: readonly FoundPerson[]; isMore: boolean }, Error, string>({
    mutationFn: async (q) => {
      const [group] = data(await api.POST('/api/v1/search', { body: { q, types: ['workers'] } })).groups;
      return { people: group?.items ?? [], isMore: group?.more ?? false };
    },
  });
  const found = search.data;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) search.mutate(text.trim());
        }}
      >
        <p>{help}</p>
        <TextInput label="姓名或证件末四位" name="q" value={text} onChange={setText} />
        <ProblemView problem={search.error} />
        {found?.people.length === 0 && <p role="status">没有找到这个人，请核对后再试。</p>}
        {found && found.people.length > 0 && (
          <ul className="plain-list" aria-label="找到的人员">
            {found.people.map((person) => (
              <li key={person.id}>
                <button type="button" className="button" onClick={() => onFound(person)}>
                  选择 {person.title}
                </button>{' '}
                <span className="soft">{person.detail}</span>
              </li>
            ))}
          </ul>
        )}
        {found?.isMore && <p className="soft">还有更多人员没有列出，请输入完整的姓名或证件末四位。</p>}
        <div className="buttons">
          <button type="submit" className="button primary" disabled={search.isPending || text.trim() === ''}>
            {search.isPending ? '正在查找……' : '查找'}
          </button>
          <button type="button" className="button" onClick={onClose}>
            返回，不办理
          </button>
        </div>
      </form>
    </Dialog>
  );
}
