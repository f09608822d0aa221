import { useNavigate, useSearch } from '@tanstack/react-router';

/** What of a page stands in its address: filters, order, page, open tab. All are texts; an absent one is the page's default. */
export type Address = Record<string, string | undefined>;

export interface InAddress {
  search: Address;
  /** Choosing pushes, typing replaces; a change of anything but the page goes back to the first page. */
  change: (next: Address, how?: 'push' | 'replace') => void;
}

export function useAddress(): InAddress {
  const search = useSearch({ strict: false }) as Address;
  const navigate = useNavigate();
  return {
    search,
    change(next, how = 'push') {
      const paged = 'page' in next ? next : { page: undefined, ...next };
      const merged = { ...search, ...paged };
      for (const name of Object.keys(merged))
        if (merged[name] === undefined || merged[name] === '') delete merged[name];
      void navigate({ to: '.', search: merged, replace: how === 'replace', resetScroll: false });
    },
  };
}

/** A whole number of the address within bounds, else what the page begins with. */
export function wholeNumber(text: string | undefined, initial: number, max: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= max ? number : initial;
}

/** Identity numbers, phones and accounts never stand in an address. */
export function looksPersonal(text: string): boolean {
  const plain = text.replace(/[\s-]/g, '');
  return /^(\d{11}|\d{14,19}[\dXx]?|[HM]\d{8}(\d{2})?|[A-Z]{3}\d{12})$/i.test(plain);
}

export function parseSearch(text: string): Address {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, string | number | null | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}
