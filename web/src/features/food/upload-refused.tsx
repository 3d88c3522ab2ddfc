import { Link } from '@tanstack/react-router';
import type { ApiError } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

const ALLOWANCE_USED = 'DAY-FOOD-1004';

/** The server did not take the photo. A spent allowance is no fault, and leads to the way by hand. */
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
  const format = useFormat();
  if (error.code !== ALLOWANCE_USED) {
    return (
      <div className="grid justify-items-start gap-3">
        <Problem error={error} {...(error.retryable && { onRetry: onAgain })} />
        <Button onClick={onReset}>{t('capture.another')}</Button>
      </div>
    );
  }
  const resetsAt = new Date(Date.now() + (error.retryAfterS ?? 0) * 1000).toISOString();
  return (
    <div role="alert" className="grid justify-items-start gap-3 rounded-md bg-notice-soft p-4">
      <p className="font-display text-lg font-semibold">{t('allowance.title')}</p>
      <p>
        {t('allowance.text')}
        {error.retryAfterS !== null && ` ${t('allowance.resets', { time: format.time(resetsAt) })}`}
      </p>
      <div className="flex flex-wrap gap-2">
        <Link to="/quick-add" className={buttonLook('primary')}>
          {t('allowance.byHand')}
        </Link>
        <Link to="/settings/plan" className={buttonLook('plain')}>
          {t('allowance.premium')}
        </Link>
      </div>
    </div>
  );
}
