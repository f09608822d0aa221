/**
 * Text to the clipboard. `navigator.clipboard` does not exist over plain HTTP, which is what most intranets speak.
 * @returns whether the browser did it
 */
export function copyText(text: string): boolean {
  const place = document.createElement('textarea');
  place.value = text;
  place.className = 'unseen';
  place.setAttribute('aria-hidden', 'true');
  const before = document.activeElement;
  document.body.append(place);
  place.select();
  const isDone = document.execCommand('copy');
  place.remove();
  if (before instanceof HTMLElement) before.focus();
  return isDone;
}

/** The same in two forms: a sheet takes the table, a letter the text. */
export function copyTable(text: string, html: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', fill, true);
  const isDone = copyText(text);
  document.removeEventListener('copy', fill, true);
  return isDone;
}
