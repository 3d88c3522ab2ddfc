import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';

const TYPING_PAUSE_MS = 300;

export interface FilterFrameProps {
  /** What is looked for, as the address has it. */
  sought: string | undefined;
  /** Told after a short pause in typing. */
  onSeek: (sought: string | undefined) => void;
  texts: { search: string; placeholder: string; filters: string; clear: string };
  maxLength: number;
  /** Whether filters beside the search hold when it is first shown. */
  isOpenFirst: boolean;
  /** Undefined: nothing holds that could be cleared. */
  onClear: (() => void) | undefined;
  /** The fields of the filters. */
  children: ReactNode;
}

/** A field to search by, and the filters behind a button. */
export function FilterFrame({
  sought,
  onSeek,
  texts,
  maxLength,
  isOpenFirst,
  onClear,
  children,
}: FilterFrameProps) {
  const id = useId();
  const [typed, setTyped] = useState(sought ?? '');
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isOpen, setIsOpen] = useState(isOpenFirst);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => onSeek(text.trim() || undefined), TYPING_PAUSE_MS);
  };
  return (
    <search className="grid gap-3">
      <div className="flex items-end gap-2">
        <TextField
          className="flex-1"
          label={texts.search}
          isLabelHidden
          type="search"
          placeholder={texts.placeholder}
          value={typed}
          maxLength={maxLength}
          onChange={(event) => type(event.target.value)}
        />
        <Button
          icon={<SlidersHorizontal size={18} aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span className="max-sm:sr-only">{texts.filters}</span>
        </Button>
      </div>
      <div id={id} hidden={!isOpen} className="rounded-lg border border-line bg-surface p-4">
        {children}
        {onClear !== undefined && (
          <Button
            look="quiet"
            size="small"
            className="mt-3"
            onClick={() => {
              setTyped('');
              onClear();
            }}
          >
            {texts.clear}
          </Button>
        )}
      </div>
    </search>
  );
}
