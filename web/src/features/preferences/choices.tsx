import { useId } from 'react';

/** Any number of a few words, all in sight. */
export function Choices<T extends string>({
  label,
  hint,
  options,
  chosen,
  onChange,
}: {
  label: string;
  hint?: string;
  options: readonly { value: T; label: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}) {
  const id = useId();
  return (
    <fieldset className="grid min-w-0 gap-2" aria-describedby={hint === undefined ? undefined : id}>
      <legend className="mb-2 text-sm font-medium text-soft">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map(({ value, label: name }) => {
          const isChosen = chosen.includes(value);
          return (
            <button
              key={value}
              type="button"
              aria-pressed={isChosen}
              onClick={() => onChange(isChosen ? chosen.filter((one) => one !== value) : [...chosen, value])}
              className="min-h-11 rounded-full border border-line bg-surface px-3.5 text-sm transition-colors hover:border-edge aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
            >
              {name}
            </button>
          );
        })}
      </div>
      {hint !== undefined && (
        <p id={id} className="text-sm text-faint">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
