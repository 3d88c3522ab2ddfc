import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { MoodFace } from './mood-face.tsx';
import { MOOD_WORDS, MOODS, type Mood } from './mood-words.ts';

/** Five faces in thumb's reach; a second press on the chosen one takes it back. */
export function MoodPicker({
  value,
  onChange,
  isLabelHidden = false,
}: {
  value: Mood | null;
  onChange: (mood: Mood | null) => void;
  isLabelHidden?: boolean;
}) {
  const t = useText();
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <span id={id} className={isLabelHidden ? 'sr-only' : 'text-sm font-medium text-soft'}>
        {t('journal.mood')}
      </span>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => onChange(next as Mood)}
        className="grid grid-cols-5 gap-1.5"
      >
        {MOODS.map((mood) => (
          <Radio.Root
            key={mood}
            value={mood}
            onClick={() => {
              if (mood === value) onChange(null);
            }}
            className="grid min-h-18 cursor-pointer content-center justify-items-center gap-1 rounded-md border border-line bg-surface px-0.5 py-2 text-xs text-soft transition-[border-color,background-color,scale] duration-150 hover:border-edge active:scale-95 data-checked:border-accent data-checked:bg-accent-soft data-checked:font-semibold data-checked:text-ink"
          >
            <MoodFace mood={mood} size={34} />
            <span className="max-w-full text-center leading-tight hyphens-auto">{t(MOOD_WORDS[mood])}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}

/** The mood that a key stands for, 1 to 5, unless it is typed into a field. */
export function moodOfKey(event: {
  key: string;
  target: EventTarget | null;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): Mood | null {
  const isTyped =
    event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
  const isRadio = event.target instanceof HTMLInputElement && event.target.type === 'radio';
  if ((isTyped && !isRadio) || event.ctrlKey || event.metaKey || event.altKey) return null;
  return MOODS.find((mood) => String(mood) === event.key) ?? null;
}
