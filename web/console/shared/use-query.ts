import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { FetchOptions } from 'openapi-fetch';
import type { PathsWithMethod } from 'openapi-typescript-helpers';
import { api } from '../api/client';
import { Problem } from '../api/problem';
import type { paths } from '../api/schema';
import { useAddress, wholeNumber } from './address';
import { FLOW_PAGE, isFlow } from './table/flow/flow-rules.js';
import { fallsAway } from './unknown-filters.js';

type GetPath = PathsWithMethod<paths, 'get'>;
type Answer<P extends GetPath> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;

/**
 * What the service answers at `path`, kept while the page is open and shown greyed while it is asked anew. The key is the path with
 * its parameters, so what a deed changed is named by `invalidate(path)`.
 */
export function useGet<P extends GetPath>(
  path: P,
  options: FetchOptions<paths[P]['get']> & { enabled?: boolean } = {} as never,
): UseQueryResult<Answer<P>> {
  const { enabled = true, ...request } = options as { enabled?: boolean; params?: unknown };
  return useQuery({ ...asked(path, request), enabled, placeholderData: keepPreviousData });
}

/** How an answer is asked for, and what it is known by. */
export interface Asked<A> {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<A>;
}

function asked<P extends GetPath>(path: P, request: { params?: unknown }): Asked<Answer<P>> {
  return {
    queryKey: [path, request.params ?? null],
    queryFn: async ({ signal }) => {
      try {
        const answer = await api.GET(path, { ...request, signal } as never);
        return answer.data as Answer<P>;
      } catch (error) {
        return askedAnew(error, request.params, signal);
      }
    },
  };
}

/** Longer than a page takes to ask for what is left of its address. */
const ANEW_MS = 3_000;

/** Where the address is mended the page is about to ask for something else: until then it waits, and no refusal flashes up. */
function askedAnew(error: unknown, params: unknown, signal: AbortSignal): Promise<never> {
  const { query = {} } = (params ?? {}) as { query?: Record<string, unknown> };
  if (!(error instanceof Problem) || error.status !== 400 || !fallsAway(error.errors, query))
    return Promise.reject(error);
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(error));
    setTimeout(() => reject(error), ANEW_MS);
  });
}

type QueryOf<P extends GetPath> = paths[P]['get'] extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

/** A page of a list, and how any other of the same filters and order is asked for. */
export type ListQuery<Page> = UseQueryResult<Page> & { pageAt: (page: number) => Asked<Page> };

/**
 * A list as its address asks for it: page, order and the named filters, which are those of the API.
 * @param place what of the path is filled in, and what of the query does not come from the address
 */
export function useList<P extends GetPath>(
  path: P,
  filters: readonly (keyof QueryOf<P> & string)[],
  place: { path?: Record<string, string>; query?: Partial<QueryOf<P>>; enabled?: boolean } = {},
): ListQuery<Answer<P>> {
  const { search } = useAddress();
  const filtered = Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
  const query = { ...pagingOf(search), ...filtered, ...place.query };
  const { enabled = true } = place;
  const paramsAt = (page: number) => ({ params: { query: { ...query, page }, path: place.path } });
  return {
    ...useGet(path, { ...paramsAt(query.page), enabled } as never),
    pageAt: (page) => asked(path, paramsAt(page)),
  };
}

const PAGE_SIZE = 50;

/** Page, page size and order, as the address names them. */
export function pagingOf(search: Record<string, string | undefined>): {
  page: number;
  pageSize: number;
  sort?: string;
} {
  const paging = {
    page: wholeNumber(search.page, 1, 1_000_000),
    pageSize: isFlow(search) ? FLOW_PAGE : wholeNumber(search.pageSize, PAGE_SIZE, 500),
  };
  return search.sort ? { ...paging, sort: search.sort } : paging;
}
