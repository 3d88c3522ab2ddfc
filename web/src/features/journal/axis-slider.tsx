import { useId } from 'react';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';

/** A figure from −1 to 1 that may be left out. */
export function AxisSlider({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const t = useText();
  const format = useFormat();
  const id = useId();
  return (
    <div className="grid gap-1">
      <div className="flex min-h-9 items-center justify-between gap-3">
        <label htmlFor={id} className="text-sm font-medium text-soft">
          {label}
        </label>
        {value === null ? (
          <span className="text-sm text-faint">{t('journal.notSaid')}</span>
        ) : (
          <button
            type="button"
            onClick={() => onChange(null)}
            className="min-h-9 text-sm text-soft underline underline-offset-4"
          >
            {t('journal.clearAxis')}
          </button>
        )}
      </div>
      <input
        id={id}
        type="range"
        min={-1}
        max={1}
        step={0.1}
        value={value ?? 0}
        aria-valuetext={value === null ? t('journal.notSaid') : format.number(value, 1)}
        onChange={(event) => onChange(Number(event.target.value))}
        className={`h-11 w-full accent-(--accent) ${value === null ? 'opacity-50' : ''}`}
      />
    </div>
  );
}
