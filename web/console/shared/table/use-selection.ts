import { type RefObject, useEffect, useState } from 'react';
import { copyTable } from '../copy';
import { asHtml, asText } from './copied-rows.js';
import { readRows } from './read-rows';

export interface Selection {
  keys: ReadonlySet<string>;
  toggle: (key: string) => void;
  /** All of the page, or none. */
  toggleAll: () => void;
  clear: () => void;
  copy: () => void;
  /** How many rows were copied last; null where nothing is to be said. */
  copied: number | 'refused' | null;
}

/**
 * Rows of the page that were chosen. A selection never outlives what was chosen from: another filter, page or order begins anew.
 * Ctrl+C copies them where no text is marked.
 *
 * @param rows keys of the rows of this page
 * @param address of the list
 */
export function useSelection(
  rows: readonly string[],
  address: string,
  body: RefObject<HTMLTableSectionElement | null>,
): Selection {
  const [chosen, setChosen] = useState<{ address: string; keys: ReadonlySet<string> }>({ address, keys: new Set() });
  const [copied, setCopied] = useState<Selection['copied']>(null);
  const keys = new Set(chosen.address === address ? rows.filter((key) => chosen.keys.has(key)) : []);
  const choose = (next: ReadonlySet<string>): void => {
    setCopied(null);
    setChosen({ address, keys: next });
  };
  useEffect(() => {
    if (keys.size === 0) return undefined;
    const listen = (event: ClipboardEvent): void => {
      const { target } = event;
      const isTyping = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && isText(target));
      if (isTyping || !window.getSelection()?.isCollapsed || !body.current) return;
      const table = readRows(body.current, keys);
      event.clipboardData?.setData('text/plain', asText(table));
      event.clipboardData?.setData('text/html', asHtml(table));
      event.preventDefault();
      setCopied(table.rows.length);
    };
    document.addEventListener('copy', listen);
    return () => document.removeEventListener('copy', listen);
  });
  return {
    keys,
    copied,
    toggle(key) {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      choose(next);
    },
    toggleAll: () => choose(keys.size === rows.length ? new Set() : new Set(rows)),
    clear: () => choose(new Set()),
    copy() {
      if (!body.current) return;
      const table = readRows(body.current, keys);
      setCopied(copyTable(asText(table), asHtml(table)) ? table.rows.length : 'refused');
    },
  };
}

function isText(input: HTMLInputElement): boolean {
  return input.type !== 'checkbox' && input.type !== 'radio';
}
