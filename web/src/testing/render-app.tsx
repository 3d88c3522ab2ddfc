import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { type Api, ApiContext, type SendOptions } from '../lib/api/api-client.ts';
import { en } from '../lib/intl/en/index.ts';
import { FormatContext } from '../lib/intl/use-format.ts';
import { createNotices, NoticesContext } from '../lib/notices.ts';
import { Toaster } from '../ui/toaster.tsx';

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
    api: { read, list: ask as Api['list'], blob: async () => new Blob(), token: async () => 'a.b.c' },
  };
}

/** Draws a part of the app in English, with everything around it that parts rely on. */
export function renderApp(children: ReactNode, api: Api) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const view = render(
    <IntlProvider locale="en-GB" messages={en}>
      <FormatContext value={{ units: 'metric', timeZone: 'UTC' }}>
        <QueryClientProvider client={queries}>
          <ApiContext value={api}>
            <NoticesContext value={createNotices()}>
              {children}
              <Toaster />
            </NoticesContext>
          </ApiContext>
        </QueryClientProvider>
      </FormatContext>
    </IntlProvider>,
  );
  return { ...view, queries };
}
