import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './look/tokens.css';
import './look/parts.css';
import './look/frame.css';
import { NoAnswer, Problem } from './api/problem';
import { beginSignedOut, mayBeSignedIn, renew } from './api/session';
import { makeRouter } from './router';

const FRESH_MS = 5_000;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      networkMode: 'always',
      // Asked again once where the network was silent; a refusal is an answer.
      retry: (failures, error) => error instanceof NoAnswer && failures < 1,
      refetchOnWindowFocus: (query) => !(query.state.error instanceof Problem),
    },
    // Without a network a deed fails in words at its place, and is not sent by itself when nobody looks any more.
    mutations: { retry: false, networkMode: 'always' },
  },
});

const router = makeRouter();

/** The cookie of this browser may hold a session; whether it does is known before the first page asks for anything. */
async function start(): Promise<void> {
  if (mayBeSignedIn()) await renew().catch(beginSignedOut);
  else beginSignedOut();
  const place = document.getElementById('console');
  if (!place) return;
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
