import { Eye } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Credentials, SignInRefusal } from '../../lib/auth/auth-client.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

const DEMO: Credentials = { email: 'demo@dayloom.example', password: 'dayloom-demo' };
const MIN_PASSWORD = 8;

const REFUSALS = {
  wrong_credentials: 'signIn.wrong',
  taken: 'signUp.taken',
  weak_password: 'signUp.weak',
  too_many: 'signIn.tooMany',
  unreachable: 'signIn.unreachable',
} as const satisfies Record<SignInRefusal, MessageId>;

type Flaw = 'email' | 'password';

/** What the form can see by itself; the provider has the last word. */
function flawsOf({ email, password }: Credentials): Flaw[] {
  const flaws: Flaw[] = [];
  if (!/^\S+@\S+$/.test(email)) flaws.push('email');
  if (password.length < MIN_PASSWORD) flaws.push('password');
  return flaws;
}

/** The form of the local identity provider, and the way in as its demo person. */
export function LocalSignIn({ kind }: { kind: 'sign-in' | 'sign-up' }) {
  const t = useText();
  const auth = useAuth();
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const [flaws, setFlaws] = useState<Flaw[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const isNew = kind === 'sign-up';

  const enter = async (entered: Credentials, how: 'signIn' | 'signUp') => {
    setRefusal(null);
    setIsBusy(true);
    const outcome = await auth[how](entered);
    setIsBusy(false);
    if (!outcome.ok) setRefusal(outcome.reason);
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const entered = {
      email: String(form.get('email') ?? '').trim(),
      password: String(form.get('password') ?? ''),
    };
    const found = flawsOf(entered);
    setFlaws(found);
    if (found.length === 0) void enter(entered, isNew ? 'signUp' : 'signIn');
  };

  return (
    <div className="grid gap-5">
      <form noValidate className="grid gap-4" onSubmit={submit}>
        <TextField
          label={t('signIn.email')}
          name="email"
          type="email"
          autoComplete="email"
          error={flaws.includes('email') ? t('signIn.emailMissing') : undefined}
        />
        <TextField
          label={t('signIn.password')}
          name="password"
          type="password"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          {...(isNew &&
            !flaws.includes('password') && { hint: t('signUp.passwordHint', { least: MIN_PASSWORD }) })}
          error={flaws.includes('password') ? t('signUp.weak') : undefined}
        />
        {refusal !== null && (
          <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
            {t(REFUSALS[refusal])}
          </p>
        )}
        <Button type="submit" look="primary" size="large" disabled={isBusy}>
          {t(isNew ? 'signUp.do' : 'signIn.do')}
        </Button>
      </form>
      {!isNew && (
        <div className="grid gap-2 border-t border-line pt-5">
          <Button
            icon={<Eye size={20} aria-hidden />}
            disabled={isBusy}
            onClick={() => enter(DEMO, 'signIn')}
          >
            {t('signIn.demo')}
          </Button>
          <p className="text-center text-sm text-faint">{t('signIn.demoHint')}</p>
        </div>
      )}
    </div>
  );
}
