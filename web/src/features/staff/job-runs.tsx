import { RotateCcw, Trash2 } from 'lucide-react';
import type { JobRun } from '#workers/features/admin/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';

interface JobRunsProps {
  runs: readonly JobRun[];
  state: JobRun['state'];
  isBusy: boolean;
  onRetry: (id: string) => void;
  onDrop: (id: string) => void;
}

/** Pieces of work: which job, how often it was tried, and the code of what went wrong. */
export function JobRuns({ runs, state, isBusy, onRetry, onDrop }: JobRunsProps) {
  const t = useText();
  const format = useFormat();
  if (runs.length === 0) {
    const isDead = state === 'dead';
    return (
      <Empty
        title={t(isDead ? 'staff.noDead' : 'staff.noRuns')}
        text={t(isDead ? 'staff.noDeadHint' : 'staff.noRunsHint')}
      />
    );
  }
  return (
    <ul className="grid gap-2">
      {runs.map((run) => (
        <li
          key={run.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface p-3 shadow-card sm:px-4"
        >
          <div className="min-w-0 flex-1 basis-56">
            <p className="font-medium">{run.job}</p>
            <p className="figures text-sm text-soft">
              {format.day(run.updatedAt.slice(0, 10), 'short')}, {format.time(run.updatedAt)} ·{' '}
              {t('staff.attempts', { count: run.attempts })}
              {run.errorCode !== null && (
                <>
                  {' · '}
                  <ErrorWords code={run.errorCode} />
                </>
              )}
            </p>
          </div>
          {state === 'dead' && (
            <div className="flex gap-2">
              <Button
                size="small"
                icon={<RotateCcw size={16} aria-hidden />}
                disabled={isBusy}
                onClick={() => onRetry(run.id)}
              >
                {t('staff.retry')}
              </Button>
              <Button
                size="small"
                look="danger"
                icon={<Trash2 size={16} aria-hidden />}
                disabled={isBusy}
                onClick={() => onDrop(run.id)}
              >
                {t('staff.drop')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What the runner itself says of a failure; everything else is a code of the error table. */
const ERROR_WORDS: Readonly<Record<string, MessageId>> = {
  undelivered: 'staff.error.undelivered',
  timeout: 'staff.error.timeout',
  later: 'staff.error.later',
};

function ErrorWords({ code }: { code: string }) {
  const t = useText();
  const words = ERROR_WORDS[code];
  if (words !== undefined) return t(words);
  return <code className="rounded-sm bg-sunken px-1 text-xs">{code}</code>;
}
