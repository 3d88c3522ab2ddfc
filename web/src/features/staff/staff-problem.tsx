import { useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../lib/api/api-error.ts';
import { Problem } from '../../ui/problem.tsx';
import { NotStaff } from './not-staff.tsx';
import { StepUp } from './step-up.tsx';
import { NO_STAFF } from './watch-role.tsx';

const NOT_FRESH = 'DAY-AUTH-1010';

/** What keeps staff from going on: not of the staff, not signed in lately enough, or an accident. */
export function StaffProblem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const queries = useQueryClient();
  if (error instanceof ApiError && error.code === NOT_FRESH) {
    const goOn = () => {
      void queries.invalidateQueries({ queryKey: ['staff'] });
      onRetry?.();
    };
    return <StepUp onDone={goOn} />;
  }
  if (error instanceof ApiError && error.code === NO_STAFF) return <NotStaff />;
  return <Problem error={error} {...(onRetry !== undefined && { onRetry })} />;
}
