import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { TextField } from '../../ui/field.tsx';

const MOST = 20;
const MOST_OFFERED = 8;
const LONGEST = 40;

export interface LabelFieldProps {
  label: string;
  values: readonly string[];
  /** Labels used before, the most used first. */
  known: readonly string[];
  onChange: (values: string[]) => void;
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Words as chips: typed and ended by Enter or a comma, or tapped from those used before. */
export function LabelField({ label, values, known, onChange }: LabelFieldProps) {
  const t = useText();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const words = text
      .split(',')
      .map((word) => word.trim().slice(0, LONGEST))
      .filter((word) => word !== '' && !values.some((value) => isSame(value, word)));
    if (words.length > 0) onChange([...values, ...words].slice(0, MOST));
    setTyped('');
  };
  const offered = known.filter((word) => !values.some((value) => isSame(value, word))).slice(0, MOST_OFFERED);
  return (
    <div className="grid gap-2">
      <TextField
        label={label}
        hint={t('journal.tagsHint')}
        value={typed}
        list={listId}
        maxLength={200}
        enterKeyHint="done"
        onChange={(event) =>
          event.target.value.includes(',') ? add(event.target.value) : setTyped(event.target.value)
        }
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || typed.trim() === '') return;
          event.preventDefault();
          add(typed);
        }}
        onBlur={() => add(typed)}
      />
      <datalist id={listId}>
        {known.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
      {values.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {values.map((value) => (
            <li key={value}>
              <button
                type="button"
                aria-label={t('journal.remove', { name: value })}
                onClick={() => onChange(values.filter((other) => other !== value))}
                className="inline-flex min-h-9 items-center gap-1.5 rounded-full bg-accent-soft px-3 text-sm font-medium text-ink"
              >
                {value} <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {offered.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {offered.map((word) => (
            <li key={word}>
              <button
                type="button"
                onClick={() => onChange([...values, word].slice(0, MOST))}
                className="min-h-9 rounded-full border border-line bg-surface px-3 text-sm text-soft hover:border-edge hover:text-ink"
              >
                + {word}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
