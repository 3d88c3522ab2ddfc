import { Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { AppFrame } from './app-frame.tsx';
import { LeavingGate } from './leaving-gate.tsx';
import { LiveProvider } from './live-provider.tsx';
import { Logo } from './logo.tsx';
import { PreferencesProvider } from './preferences-provider.tsx';
import { Splash } from './splash.tsx';

/** What only a signed-in member sees. Everybody else is led to the sign-in, and back afterwards. */
export function MemberShell() {
  const { status } = useAuth();
  const { href } = useLocation();
  if (status === 'loading') return <Splash />;
  if (status === 'unavailable') return <Unavailable />;
  // The way there is known while its screen is still being fetched: once is enough.
  if (status === 'signed_out' && isOutside(href)) return <Splash />;
  if (status === 'signed_out') return <Navigate to="/sign-in" search={{ to: href }} replace />;
  return (
    <PreferencesProvider>
      <LeavingGate>
        <LiveProvider>
          <AppFrame>
            <Outlet />
          </AppFrame>
        </LiveProvider>
      </LeavingGate>
    </PreferencesProvider>
  );
}

function isOutside(href: string): boolean {
  return /^\/(sign-in|sign-up|receipt)\b/.test(href);
}

function Unavailable() {
  const t = useText();
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div role="alert" className="grid max-w-sm justify-items-center gap-4 text-center">
        <Logo className="size-16" />
        <h1 className="text-xl">{t('shell.unavailableTitle')}</h1>
        <p className="text-soft">{t('shell.unavailableText')}</p>
        <Button look="primary" onClick={() => window.location.reload()}>
          {t('common.retry')}
        </Button>
      </div>
    </main>
  );
}
