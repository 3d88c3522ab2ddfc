import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

/** The second check: whoever acts as staff shows, every quarter of an hour, that it is them. */
export function StepUp({ onDone }: { onDone: () => void }) {
  const t = useText();
  const auth = useAuth();
  const [isBusy, setIsBusy] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  const { email } = auth;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    setIsBusy(true);
    const outcome = await auth.signIn({ email: email ?? '', password });
    setIsBusy(false);
    setIsWrong(!outcome.ok);
    if (outcome.ok) onDone();
  };

  const askProvider = async () => {
    setIsBusy(true);
    const outcome = (await auth.reverify?.().catch(() => 'cannot' as const)) ?? 'cannot';
    setIsBusy(false);
    if (outcome === 'done') onDone();
    if (outcome === 'cannot') await auth.signOut();
  };

  return (
    <section
      aria-labelledby="step-up"
      className="grid max-w-md gap-4 rounded-lg border border-line bg-surface p-5 shadow-card"
    >
      <div className="grid gap-1">
        <KeyRound size={24} aria-hidden className="text-accent" />
        <h2 id="step-up" className="text-lg">
          {t('staff.stepUp')}
        </h2>
        <p className="text-soft">
          {t(auth.mount === undefined ? 'staff.stepUpHint' : 'staff.stepUpProvider')}
        </p>
      </div>
      {auth.mount === undefined && email !== null ? (
        <form className="grid gap-3" onSubmit={submit}>
          <TextField label={t('staff.account')} value={email} readOnly autoComplete="username" />
          <TextField
            label={t('staff.password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            error={isWrong ? t('staff.wrong') : undefined}
          />
          <Button type="submit" look="primary" disabled={isBusy}>
            {t('staff.goOn')}
          </Button>
        </form>
      ) : (
        <Button look="primary" disabled={isBusy} onClick={() => void askProvider()}>
          {t('staff.goOn')}
        </Button>
      )}
    </section>
  );
}
