import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAuth } from '../../lib/auth/auth-provider.tsx';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { useLeave } from './privacy-queries.ts';

/** Closing the account: what happens now, what in 30 days, and what does not come back. Two taps, and 30 days to undo it. */
export function LeaveCard() {
  const t = useText();
  const problemText = useProblemText();
  const { signOut } = useAuth();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = useLeave();
  const [isSure, setSure] = useState(false);
  const go = () =>
    leave.mutate(undefined, {
      onSuccess: async ({ receiptUrl }) => {
        const token = new URL(receiptUrl).pathname.split('/').at(-1) ?? '';
        await navigate({ to: '/receipt/$token', params: { token } });
        await signOut();
        // The receipt is being fetched by then.
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'receipt' });
      },
    });
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg">{t('privacy.leave')}</h2>
      <ul className="grid list-disc gap-1.5 pl-5 text-soft marker:text-faint">
        <li>{t('privacy.leaveNow')}</li>
        <li>{t('privacy.leaveUndo')}</li>
        <li>{t('privacy.leaveThen')}</li>
        <li>{t('privacy.leaveKept')}</li>
      </ul>
      {leave.isError && (
        <p role="alert" className="rounded-md bg-danger-soft p-3 text-danger">
          {problemText(leave.error)}
        </p>
      )}
      {isSure ? (
        <div className="flex flex-wrap gap-2">
          <Button
            look="danger"
            className="border border-danger max-sm:w-full"
            disabled={leave.isPending}
            onClick={go}
          >
            {t(leave.isPending ? 'privacy.leaving' : 'privacy.leaveDo')}
          </Button>
          <Button look="quiet" className="max-sm:w-full" autoFocus onClick={() => setSure(false)}>
            {t('common.cancel')}
          </Button>
        </div>
      ) : (
        <Button look="danger" className="justify-self-start border border-line" onClick={() => setSure(true)}>
          {t('privacy.leaveAsk')}
        </Button>
      )}
    </Card>
  );
}
