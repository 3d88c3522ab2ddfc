import { useText } from '../../lib/intl/use-text.ts';
import { Logo } from './logo.tsx';

/** Until it is known who is here, and what they see has come. */
export function Splash() {
  const t = useText();
  return (
    <main className="grid min-h-dvh place-items-center" aria-busy>
      <span role="status" className="grid justify-items-center gap-4 text-soft">
        <Logo className="size-16 animate-breathe" />
        {t('shell.opening')}
      </span>
    </main>
  );
}
