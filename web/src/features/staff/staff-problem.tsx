import { useQueryClient } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { ApiError } from '../../lib/api/api-error.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Problem } from '../../ui/problem.tsx';
import { StepUp } from './step-up.tsx';

const NOT_FRESH = 'DAY-AUTH-1010';
const NO_STAFF = 'DAY-AUTH-1006';

/** What keeps staff from going on: not of the staff, not signed in lately enough, or an accident. */
export function StaffProblem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  if (error instanceof ApiError && error.code === NOT_FRESH) {
    const goOn = () => {
      void queries.invalidateQueries({ queryKey: ['staff'] });
      onRetry?.();
    };
    return <StepUp onDone={goOn} />;
  }
  if (error instanceof ApiError && error.code === NO_STAFF) {
    return (
      <div
        role="alert"
        className="grid justify-items-start gap-2 rounded-lg border border-line bg-surface p-5"
      >
        <ShieldAlert size={24} aria-hidden className="text-danger" />
        <p className="text-base font-medium">{t('staff.notStaff')}</p>
        <p className="text-soft">{t('staff.notStaffHint')}</p>
      </div>
    );
  }
  return <Problem error={error} {...(onRetry !== undefined && { onRetry })} />;
}
