import type { KeyboardEvent } from 'react';

/** Ctrl+Enter sends from anywhere in a form; Enter in a box that one searches by looks for something and sends nothing. */
export function sendsByKeys(send: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey) send();
    else if (event.target instanceof HTMLInputElement && event.target.type === 'search') event.preventDefault();
  };
}
