import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const LOOKS: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong shadow-card',
  plain: 'bg-surface text-ink border border-line hover:border-edge',
  quiet: 'text-soft hover:bg-sunken hover:text-ink',
  danger: 'text-danger hover:bg-danger-soft',
};

const SIZES = {
  small: 'min-h-9 px-3 text-sm gap-1.5 rounded-sm',
  normal: 'min-h-11 px-4 text-base gap-2 rounded-md',
  large: 'min-h-13 px-6 text-lg gap-2.5 rounded-lg',
};

/** The look of a button, for links that lead on as buttons do. */
export function buttonLook(look: Look = 'plain', size: keyof typeof SIZES = 'normal'): string {
  return classNames(
    'inline-flex items-center justify-center font-medium select-none text-center no-underline',
    'transition-[background-color,border-color,color,scale] duration-150 active:scale-[0.98]',
    'disabled:opacity-55',
    LOOKS[look],
    SIZES[size],
  );
}

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  look?: Look;
  size?: keyof typeof SIZES;
  icon?: ReactNode;
  className?: string | undefined;
}

export function Button({ look = 'plain', size = 'normal', icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={classNames(buttonLook(look, size), className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'size'> {
  /** What it does: read out, and shown when hovered. */
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, icon, look = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classNames(
        'inline-grid size-11 shrink-0 place-items-center rounded-full transition-colors duration-150',
        'disabled:opacity-50',
        LOOKS[look],
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}
