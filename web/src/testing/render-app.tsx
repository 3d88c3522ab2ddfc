import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { type Api, ApiContext, type SendOptions } from '../lib/api/api-client.ts';
import { type Auth, AuthContext } from '../lib/auth/auth-provider.tsx';
import { en } from '../lib/intl/en/index.ts';
import { LocaleContext } from '../lib/intl/locale-context.ts';
import { FormatContext } from '../lib/intl/use-format.ts';
import { createNotices, NoticesContext } from '../lib/notices.ts';
import { OutboxContext } from '../lib/offline/outbox.ts';
import { Toaster } from '../ui/toaster.tsx';
import { memoryOutbox } from './memory-outbox.ts';

export interface Call {
  method: string;
  path: string;
  body: unknown;
}

/** An API that answers from a function, and remembers what it was asked. */
export function fakeApi(answer: (call: Call) => unknown): { api: Api; calls: Call[] } {
  const calls: Call[] = [];
  const ask = async (path: string, options: SendOptions = {}) => {
    const call = { method: options.method ?? 'GET', path, body: options.body };
    calls.push(call);
    return answer(call);
  };
  const read = ask as Api['read'];
  return {
    calls,
    api: {
      read,
      list: ask as Api['list'],
      page: ask as Api['page'],
      blob: async () => new Blob(),
      token: async () => 'a.b.c',
    },
  };
}

/** So that a day of this year is written without its year next year, too. */
const NOW = new Date('2026-11-26T12:00:00Z');

const SIGNED_IN: Auth = {
  status: 'signed_in',
  userId: 'user_test',
  email: null,
  getToken: async () => 'a.b.c',
  signIn: async () => ({ ok: true }),
  signUp: async () => ({ ok: true }),
  signOut: async () => undefined,
};

/** Draws a part of the app in English, with everything around it that parts rely on. */
export function renderApp(children: ReactNode, api: Api) {
  const outbox = memoryOutbox();
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const view = render(
    <LocaleContext value={{ locale: 'en-GB', texts: en }}>
      <FormatContext value={{ units: 'metric', timeZone: 'UTC', now: () => NOW }}>
        <QueryClientProvider client={queries}>
          <AuthContext value={SIGNED_IN}>
            <OutboxContext value={outbox}>
              <ApiContext value={api}>
                <NoticesContext value={createNotices()}>
                  {children}
                  <Toaster />
                </NoticesContext>
              </ApiContext>
            </OutboxContext>
          </AuthContext>
        </QueryClientProvider>
      </FormatContext>
    </LocaleContext>,
  );
  return { ...view, queries, outbox };
}
