import { Link, Navigate } from '@tanstack/react-router';
import { WelcomeDrawing } from '../../features/welcome/welcome-drawing.tsx';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { useDocumentTitle } from '../../ui/page.tsx';
import { Logo } from '../shell/logo.tsx';

const POINTS = [
  { title: 'welcome.point1', text: 'welcome.point1Text', tone: 'bg-carbohydrate' },
  { title: 'welcome.point2', text: 'welcome.point2Text', tone: 'bg-fat' },
  { title: 'welcome.point3', text: 'welcome.point3Text', tone: 'bg-protein' },
] as const satisfies readonly { title: MessageId; text: MessageId; tone: string }[];

export function WelcomeScreen() {
  const t = useText();
  const { status } = useAuth();
  useDocumentTitle(t('welcome.tab'));
  if (status === 'signed_in') return <Navigate to="/today" replace />;
  return (
    <div className="mx-auto grid min-h-dvh max-w-6xl grid-rows-[auto_1fr_auto] px-5 sm:px-8">
      <header className="flex items-center justify-between gap-4 py-5">
        <span className="flex items-center gap-2.5">
          <Logo className="size-9" />
          <span className="font-display text-xl font-bold tracking-tight">Dayloom</span>
        </span>
        <Link to="/sign-in" className={buttonLook('plain', 'small')}>
          {t('signIn.title')}
        </Link>
      </header>
      <main className="grid content-center gap-10 py-6 lg:gap-14">
        <div className="grid items-center gap-8 lg:grid-cols-[1.05fr_1fr] lg:gap-12">
          <div className="grid justify-items-start gap-5">
            <h1 className="text-3xl sm:text-4xl">{t('welcome.title')}</h1>
            <p className="max-w-xl text-lg text-soft">{t('welcome.text')}</p>
            <Link to="/sign-up" className={buttonLook('primary', 'large')}>
              {t('welcome.start')}
            </Link>
          </div>
          <WelcomeDrawing className="mx-auto w-full max-w-lg" />
        </div>
        <ul className="grid gap-5 sm:grid-cols-3">
          {POINTS.map(({ title, text, tone }) => (
            <li key={title} className="grid content-start gap-1.5">
              <span aria-hidden className={`mb-1 h-1 w-12 rounded-full ${tone}`} />
              <h2 className="text-lg">{t(title)}</h2>
              <p className="text-soft">{t(text)}</p>
            </li>
          ))}
        </ul>
      </main>
      <footer className="py-6 text-sm text-faint">{t('shell.notMedical')}</footer>
    </div>
  );
}
