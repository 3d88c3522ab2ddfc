import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';

/** One of a few, all in sight. */
export function Segmented<T extends string>({
  label,
  isLabelHidden = false,
  isDisabled = false,
  value,
  options,
  onChange,
}: {
  label: string;
  isLabelHidden?: boolean;
  isDisabled?: boolean;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <span id={id} className={isLabelHidden ? 'sr-only' : 'text-sm font-medium text-soft'}>
        {label}
      </span>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        disabled={isDisabled}
        onValueChange={(next) => onChange(next as T)}
        className="flex flex-wrap gap-1 rounded-md bg-sunken p-1 data-disabled:opacity-70"
      >
        {options.map((option) => (
          <Radio.Root
            key={option.value}
            value={option.value}
            className="min-h-9 flex-auto cursor-pointer data-disabled:cursor-not-allowed rounded-sm px-3 py-1.5 text-center text-sm font-medium text-soft transition-colors hover:text-ink data-checked:bg-raised data-checked:text-ink data-checked:shadow-card"
          >
            {option.label}
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}
