import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

const CONTROL =
  'w-full min-w-0 min-h-11 rounded-md border border-edge bg-raised px-3 text-base text-ink outline-offset-0 ' +
  'aria-invalid:border-danger disabled:opacity-60 figures';

interface FieldTexts {
  label: string;
  hint?: ReactNode;
  /** What is wrong, in a sentence; the control is marked and read out with it. */
  error?: string | undefined;
  isLabelHidden?: boolean;
  className?: string;
}

function Frame({
  label,
  hint,
  error,
  isLabelHidden,
  className,
  id,
  children,
}: FieldTexts & { id: string; children: ReactNode }) {
  return (
    <div className={classNames('grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1.5', className)}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-sm font-medium text-soft'}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-faint">
          {hint}
        </p>
      )}
      <p
        id={`${id}-error`}
        role="alert"
        className={error === undefined ? 'sr-only' : 'text-sm font-medium text-danger'}
      >
        {error ?? ''}
      </p>
    </div>
  );
}

function describe(id: string, { hint, error }: FieldTexts) {
  const parts = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return {
    'aria-invalid': error !== undefined || undefined,
    'aria-describedby': parts.length === 0 ? undefined : parts.join(' '),
  } as const;
}

export type TextFieldProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'className' | 'id'> & { unit?: string };

export function TextField({
  label,
  hint,
  error,
  isLabelHidden = false,
  className = '',
  unit,
  ...input
}: TextFieldProps) {
  const id = useId();
  const texts = { label, hint, error, isLabelHidden, className };
  return (
    <Frame id={id} {...texts}>
      <div className="relative">
        <input
          id={id}
          className={classNames(CONTROL, unit !== undefined && 'pr-13')}
          {...describe(id, texts)}
          {...input}
        />
        {unit !== undefined && (
          <span aria-hidden className="absolute inset-y-0 right-3 grid place-items-center text-sm text-faint">
            {unit}
          </span>
        )}
      </div>
    </Frame>
  );
}

export type SelectFieldProps = FieldTexts & Omit<ComponentProps<'select'>, 'className' | 'id'>;

export function SelectField({
  label,
  hint,
  error,
  isLabelHidden = false,
  className = '',
  children,
  ...select
}: SelectFieldProps) {
  const id = useId();
  const texts = { label, hint, error, isLabelHidden, className };
  return (
    <Frame id={id} {...texts}>
      <div className="relative">
        <select
          id={id}
          className={classNames(CONTROL, 'appearance-none pr-9')}
          {...describe(id, texts)}
          {...select}
        >
          {children}
        </select>
        <ChevronDown
          aria-hidden
          size={18}
          className="pointer-events-none absolute inset-y-0 right-3 my-auto text-faint"
        />
      </div>
    </Frame>
  );
}
