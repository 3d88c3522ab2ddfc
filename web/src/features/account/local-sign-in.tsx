import { zodResolver } from '@hookform/resolvers/zod';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { Credentials, SignInRefusal } from '../../lib/auth/auth-client.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

const DEMO: Credentials = { email: 'demo@dayloom.example', password: 'dayloom-demo' };
const MIN_PASSWORD = 8;

const credentials = z.object({ email: z.email(), password: z.string().min(MIN_PASSWORD) });

const REFUSALS = {
  wrong_credentials: 'signIn.wrong',
  taken: 'signUp.taken',
  weak_password: 'signUp.weak',
  too_many: 'signIn.tooMany',
  unreachable: 'signIn.unreachable',
} as const satisfies Record<SignInRefusal, MessageId>;

/** The form of the local identity provider, and the way in as its demo person. */
export function LocalSignIn({ kind }: { kind: 'sign-in' | 'sign-up' }) {
  const t = useText();
  const auth = useAuth();
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const form = useForm({ resolver: zodResolver(credentials), defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  const isNew = kind === 'sign-up';

  const enter = async (entered: Credentials, how: 'signIn' | 'signUp') => {
    setRefusal(null);
    const outcome = await auth[how](entered);
    if (!outcome.ok) setRefusal(outcome.reason);
  };

  return (
    <div className="grid gap-5">
      <form
        noValidate
        className="grid gap-4"
        onSubmit={form.handleSubmit((entered) => enter(entered, isNew ? 'signUp' : 'signIn'))}
      >
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="email"
          error={errors.email && t('signIn.emailMissing')}
          {...form.register('email')}
        />
        <TextField
          label={t('signIn.password')}
          type="password"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          {...(isNew && { hint: t('signUp.passwordHint', { least: MIN_PASSWORD }) })}
          error={errors.password && t('signUp.weak')}
          {...form.register('password')}
        />
        {refusal !== null && (
          <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
            {t(REFUSALS[refusal])}
          </p>
        )}
        <Button type="submit" look="primary" size="large" disabled={isSubmitting}>
          {t(isNew ? 'signUp.do' : 'signIn.do')}
        </Button>
      </form>
      {!isNew && (
        <div className="grid gap-2 border-t border-line pt-5">
          <Button
            icon={<Eye size={20} aria-hidden />}
            disabled={isSubmitting}
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
