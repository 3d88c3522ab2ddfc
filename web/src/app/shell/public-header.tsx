import { Link } from '@tanstack/react-router';
import { useText } from '../../lib/intl/use-text.ts';
import { buttonLook } from '../../ui/button.tsx';
import { Logo } from './logo.tsx';

/** The head of pages that are open to everybody: the way home, and the way in. */
export function PublicHeader() {
  const t = useText();
  return (
    <header className="mx-auto flex max-w-6xl items-center justify-between gap-4 px-4 py-4 sm:px-6">
      <Link to="/" className="flex items-center gap-2.5 rounded-md text-ink no-underline">
        <Logo className="size-9" />
        <span className="font-display text-xl font-bold tracking-tight">Dayloom</span>
      </Link>
      <Link to="/today" className={buttonLook('plain', 'small')}>
        {t('shell.myDay')}
      </Link>
    </header>
  );
}
