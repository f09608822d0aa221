import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { keepQuestion } from './search-question';

/** Asked by POST and shown on a page of its own; what was typed never stands in an address. */
export function SearchBox() {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  return (
    <form
      className="search"
      role="search"
      aria-label="全局"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim().length === 0) return;
        void navigate({ to: '/search', search: { r: keepQuestion(text.trim()) } });
      }}
    >
      <label className="unseen" htmlFor="search">
        搜索人员、批次、政策、站点、培训
      </label>
      <input
        id="search"
        className="input"
        type="search"
        autoComplete="off"
        placeholder="搜索姓名、身份证号、批次号、站点"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}
