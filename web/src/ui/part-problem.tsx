import { RotateCcw } from 'lucide-react';
import { ApiError } from '../lib/api/api-error.ts';
import { useText } from '../lib/intl/use-text.ts';
import { Button } from './button.tsx';

/** One part of a screen that could not be fetched, in its place, while the rest stands. */
export function PartProblem({ text, error, onRetry }: { text: string; error: unknown; onRetry: () => void }) {
  const t = useText();
  const requestId = error instanceof ApiError ? error.requestId : null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-lg border border-dashed border-edge/60 py-2 pr-2 pl-4"
    >
      <div className="min-w-0">
        <p className="font-medium">{text}</p>
        {requestId !== null && <code className="text-xs break-all text-soft">{requestId}</code>}
      </div>
      <Button look="quiet" size="small" icon={<RotateCcw size={16} aria-hidden />} onClick={onRetry}>
        {t('common.retry')}
      </Button>
    </div>
  );
}
