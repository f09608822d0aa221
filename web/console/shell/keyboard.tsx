import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../shared/dialog';
import { useMe } from '../shared/me';
import { ROUTES } from '../routes';
import { GO, pressed } from './keys';

const SECOND_KEY_MS = 1500;

/** Pages of this account by the letter that follows `g`. */
function usePages(): readonly { letter: string; path: string; title: string }[] {
  const permissions: readonly string[] = useMe()?.permissions ?? [];
  return GO.flatMap(([letter, path]) => {
    const route = ROUTES.find((each) => each.path === path);
    const may =
      route && (route.permissions.length === 0 || route.permissions.some((each) => permissions.includes(each)));
    return may ? [{ letter, path, title: route.title }] : [];
  });
}

/** Single letters outside of inputs only, and never with the browser's own modifiers (WCAG 2.2 §2.1.4); `?` shows them. */
export function KeyboardHelp() {
  const [isOpen, setOpen] = useState(false);
  const isOff = useMe()?.preferences?.shortcuts === false;
  const pages = usePages();
  const navigate = useNavigate();
  const firstKey = useRef(-Infinity);
  useEffect(() => {
    if (isOff) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const isSecond = performance.now() - firstKey.current < SECOND_KEY_MS;
      const goal = isSecond ? pages.find(({ letter }) => letter === event.key) : undefined;
      firstKey.current = event.key === 'g' ? performance.now() : -Infinity;
      if (goal) void navigate({ to: goal.path });
      else if (event.key === '?') setOpen(true);
      else if (isSecond || !pressed(event.key, event.repeat)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isOff, navigate, pages]);
  if (!isOpen) return null;
  return (
    <Dialog title="键盘快捷键" onClose={() => setOpen(false)}>
      <ul className="plain-list">
        <li>
          <kbd>/</kbd> 搜索
        </li>
        {pages.map(({ letter, title }) => (
          <li key={letter}>
            <kbd>g</kbd> <kbd>{letter}</kbd> {title}
          </li>
        ))}
        <li>
          <kbd>j</kbd> <kbd>k</kbd> 列表中下一行、上一行，<kbd>Enter</kbd> 打开，<kbd>x</kbd> 选择这一行，<kbd>o</kbd>{' '}
          查看明细或原因
        </li>
        <li>
          <kbd>1</kbd> 至 <kbd>4</kbd> 人员页面的各项内容
        </li>
        <li>
          培训出勤的格子里，<kbd>p</kbd> 到课（要求签退的，先签到，再按一次签退）、<kbd>a</kbd> 缺勤、<kbd>e</kbd>{' '}
          请假，方向键移到相邻的格子
        </li>
        <li>
          <kbd>Ctrl</kbd>+<kbd>C</kbd> 复制所选的行
        </li>
        <li>
          <kbd>Ctrl</kbd>+<kbd>Enter</kbd> 提交表单，<kbd>Esc</kbd> 关闭对话框
        </li>
      </ul>
      <p className="soft">不需要快捷键时，可以在“我的账号”中关闭。</p>
      <div className="buttons">
        <button type="button" className="button" onClick={() => setOpen(false)}>
          关闭
        </button>
      </div>
    </Dialog>
  );
}

/** A box that is ticked takes no letters. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLElement && /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
