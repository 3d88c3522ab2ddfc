import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { AuthProvider } from '../lib/auth/auth-provider.tsx';
import { LocaleProvider } from '../lib/intl/locale-provider.tsx';
import { followSystemTheme } from '../lib/theme.ts';
import { Toaster } from '../ui/toaster.tsx';
import { queryClient } from './query-client.ts';
import { router as ownRouter } from './router.ts';

export function App({ router = ownRouter }: { router?: typeof ownRouter }) {
  useEffect(followSystemTheme, []);
  return (
    <CSPProvider disableStyleElements>
      <LocaleProvider>
        <QueryClientProvider client={queryClient}>
          <AuthProvider>
            <RouterProvider router={router} />
            <Toaster />
          </AuthProvider>
        </QueryClientProvider>
      </LocaleProvider>
    </CSPProvider>
  );
}
