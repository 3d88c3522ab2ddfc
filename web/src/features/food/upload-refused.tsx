import type { ApiError } from '../../lib/api/api-error.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { AllowanceUsed } from './allowance-used.tsx';

const ALLOWANCE_USED = 'DAY-FOOD-1004';

/** The server did not take the photo. A spent allowance leads to the way by hand. */
export function UploadRefused({
  error,
  onAgain,
  onReset,
}: {
  error: ApiError;
  onAgain: () => void;
  onReset: () => void;
}) {
  const t = useText();
  if (error.code === ALLOWANCE_USED) return <AllowanceUsed />;
  return (
    <Problem isBare error={error} {...(error.retryable && { onRetry: onAgain })}>
      <Button look={error.retryable ? 'quiet' : 'plain'} onClick={onReset}>
        {t('capture.another')}
      </Button>
    </Problem>
  );
}
