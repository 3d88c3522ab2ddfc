import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LogOut } from 'lucide-react';
import type { Me } from '#workers/features/account/schemas.ts';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';

/** Who is signed in, on which plan, and the way out. */
export function AccountCard({ me }: { me: Me | undefined }) {
  const t = useText();
  const auth = useAuth();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div className="min-w-0">
        <h2 className="text-lg">{t('settings.account')}</h2>
        <p className="truncate">{auth.email ?? ''}</p>
        {me !== undefined && (
          <p className="figures text-sm text-soft">
            {t(me.plan === 'premium' ? 'settings.premium' : 'settings.free')}
            {me.photoAllowance.limit !== null && (
              <>
                {' · '}
                {t('settings.allowance', { used: me.photoAllowance.used, limit: me.photoAllowance.limit })}
              </>
            )}
          </p>
        )}
      </div>
      <Button
        icon={<LogOut size={18} aria-hidden />}
        onClick={async () => {
          await navigate({ to: '/' });
          await auth.signOut();
          queries.clear();
        }}
      >
        {t('settings.signOut')}
      </Button>
    </Card>
  );
}
