import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError } from '../lib/api/api-error.ts';
import type { MessageId } from '../lib/intl/messages.ts';
import { useText } from '../lib/intl/use-text.ts';
import { useOnline } from '../lib/online.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';

function textOf(error: unknown): MessageId {
  if (!(error instanceof ApiError)) return 'problem.unexpected';
  if (error.kind === 'offline') return 'problem.offline';
  if (error.code === 'DAY-FOOD-1008') return 'problem.scale';
  if (error.status === 401) return 'problem.session';
  if (error.status === 404) return 'problem.missing';
  if (error.status === 429) return 'problem.tooMany';
  if (error.status === 451) return 'problem.country';
  return error.status === 503 ? 'problem.unavailable' : 'problem.unexpected';
}

/** One sentence for what went wrong: the server's own in English, ours in any other language. */
export function useProblemText() {
  const t = useText();
  return (error: unknown): string => {
    const isEnglish = document.documentElement.lang === 'en';
    if (isEnglish && error instanceof ApiError && error.userMessage !== null) return error.userMessage;
    return t(textOf(error));
  };
}

/** Why something cannot be shown: what happened, the number to quote, another try, and other ways on if there are any. */
export function Problem({
  error,
  onRetry,
  isBare = false,
  children,
}: {
  error: unknown;
  onRetry?: () => void;
  /** On a card already: without one of its own. */
  isBare?: boolean;
  children?: ReactNode;
}) {
  const t = useText();
  const problemText = useProblemText();
  const isOnline = useOnline();
  const requestId = error instanceof ApiError ? error.requestId : null;
  const isNetworkGone = !isOnline && error instanceof ApiError && error.kind === 'offline';
  return (
    <div
      role="alert"
      className={classNames(
        'grid justify-items-start gap-3',
        !isBare && 'rounded-lg border border-line bg-surface p-5',
      )}
    >
      <p className="text-base font-medium">{isNetworkGone ? t('problem.noNetwork') : problemText(error)}</p>
      {requestId !== null && (
        <p className="text-sm text-soft">
          {t('problem.quote')} <code className="block w-fit break-all rounded-sm text-xs">{requestId}</code>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {onRetry !== undefined && (
          <Button icon={<RotateCcw size={18} />} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
