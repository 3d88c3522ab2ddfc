import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { ProviderForm } from '../../features/account/provider-form.tsx';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { useDocumentTitle } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Logo } from '../shell/logo.tsx';

type Kind = 'sign-in' | 'sign-up';

/** Our own form is for the local provider alone, and is not in a bundle that signs in elsewhere. */
const LocalForm =
  import.meta.env.VITE_AUTH === 'local'
    ? lazy(async () => ({ default: (await import('../../features/account/local-sign-in.tsx')).LocalSignIn }))
    : null;

const signInRoute = getRouteApi('/sign-in');
const signUpRoute = getRouteApi('/sign-up');

export function SignInScreen() {
  return <Entrance kind="sign-in" to={signInRoute.useSearch().to} />;
}

export function SignUpScreen() {
  return <Entrance kind="sign-up" to={signUpRoute.useSearch().to} />;
}

/** On to where the person wanted to go: any address of the app, with its search. */
function Leave({ to }: { to: string }) {
  const { history } = useRouter();
  useEffect(() => history.replace(to), [history, to]);
  return null;
}

function Entrance({ kind, to }: { kind: Kind; to: string | undefined }) {
  const t = useText();
  const { status } = useAuth();
  const isNew = kind === 'sign-up';
  const title = t(isNew ? 'signUp.title' : 'signIn.title');
  useDocumentTitle(title);
  if (status === 'signed_in') return <Leave to={to ?? '/today'} />;
  const waiting = <Skeleton className="h-72 w-full rounded-lg!" />;
  return (
    <main className="weave grid min-h-dvh place-items-center px-4 py-10">
      <div className="grid w-full max-w-md gap-6">
        <Link to="/" className="flex items-center gap-2.5 justify-self-center text-ink no-underline">
          <Logo className="size-11" />
          <span className="font-display text-2xl font-bold tracking-tight">Dayloom</span>
        </Link>
        <div className="rounded-xl border border-line bg-surface p-5 shadow-card sm:p-8">
          <h1 className="mb-5 text-2xl">{title}</h1>
          {status === 'unavailable' && (
            <p role="alert" className="rounded-md bg-notice-soft p-3 text-notice">
              {t('signIn.unreachable')}
            </p>
          )}
          {status === 'loading' && waiting}
          {status === 'signed_out' && LocalForm !== null && (
            <Suspense fallback={waiting}>
              <LocalForm kind={kind} />
            </Suspense>
          )}
          {status === 'signed_out' && LocalForm === null && <ProviderForm kind={kind} />}
        </div>
        <p className="text-center text-soft">
          {t(isNew ? 'signUp.known' : 'signIn.new')}{' '}
          <Link
            to={isNew ? '/sign-in' : '/sign-up'}
            search={to === undefined ? {} : { to }}
            className="font-semibold text-accent underline underline-offset-4"
          >
            {t(isNew ? 'signIn.title' : 'signUp.title')}
          </Link>
        </p>
      </div>
    </main>
  );
}
