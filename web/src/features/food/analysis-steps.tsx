import { Check } from 'lucide-react';
import type { AnalysisState } from '#workers/features/food/schemas.ts';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { classNames } from '../../ui/class-names.ts';

const STEPS = [
  { state: 'queued', label: 'step.queued', doing: 'step.queued.doing' },
  { state: 'detecting', label: 'step.detecting', doing: 'step.detecting.doing' },
  { state: 'describing', label: 'step.describing', doing: 'step.describing.doing' },
  { state: 'matching', label: 'step.matching', doing: 'step.matching.doing' },
] as const satisfies readonly { state: AnalysisState; label: MessageId; doing: MessageId }[];

type Progress = 'done' | 'doing' | 'ahead';

function progressOf(index: number, current: number): Progress {
  if (index < current) return 'done';
  return index === current ? 'doing' : 'ahead';
}

/** The four steps of an analysis, as they happen. */
export function AnalysisSteps({ state }: { state: AnalysisState }) {
  const t = useText();
  const found = STEPS.findIndex((step) => step.state === state);
  const current = found < 0 ? STEPS.length : found;
  const doing = STEPS[current];
  return (
    <div className="grid gap-4">
      <p role="status" className="font-display text-lg font-semibold">
        {doing === undefined ? t('step.ready') : t(doing.doing)}
      </p>
      <ol className="grid gap-1">
        {STEPS.map((step, index) => {
          const progress = progressOf(index, current);
          return (
            <li
              key={step.state}
              data-progress={progress}
              aria-current={progress === 'doing' ? 'step' : undefined}
              className={classNames(
                'flex items-center gap-3 py-1.5',
                progress === 'ahead' ? 'text-faint' : 'text-ink',
              )}
            >
              <span
                className={classNames(
                  'relative grid size-7 shrink-0 place-items-center overflow-hidden rounded-full border-2',
                  progress === 'done' && 'border-accent bg-accent text-on-accent',
                  progress === 'doing' && 'border-accent text-accent',
                  progress === 'ahead' && 'border-line',
                )}
              >
                {progress === 'done' && <Check size={16} strokeWidth={3} aria-hidden />}
                {progress === 'doing' && <span className="size-2.5 animate-breathe rounded-full bg-accent" />}
              </span>
              <span className="flex-1">
                {t(step.label)}
                <span className="sr-only">, {t(`step.progress.${progress}`)}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <span aria-hidden className="relative block h-1 overflow-hidden rounded-full bg-sunken">
        <span className="absolute inset-y-0 w-1/3 animate-shuttle rounded-full bg-accent" />
      </span>
    </div>
  );
}
