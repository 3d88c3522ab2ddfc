import { useId } from 'react';

const LONGEST = 50_000;

/** A field for many words that grows with them, in whatever direction they are written. */
export function TextArea({
  label,
  value,
  onChange,
  rows,
  placeholder,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  rows: number;
  placeholder?: string;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-soft">
        {label}
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={rows}
        value={value}
        maxLength={LONGEST}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
        style={{ minHeight: `${1.625 * rows + 1.25}rem` }}
        className="field-sizing-content max-h-[50dvh] w-full resize-y rounded-md border border-edge bg-raised px-3 py-2.5 text-base leading-relaxed text-ink"
      />
    </div>
  );
}
