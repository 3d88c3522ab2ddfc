import { useEffect, useRef, useState } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { useNotice } from '../../lib/notices.ts';
import { ABOUT_OUTBOX } from '../../lib/offline/outbox.ts';
import { Button } from '../../ui/button.tsx';
import { useProblemText } from '../../ui/problem.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { MoodPicker, moodOfKey } from './mood-picker.tsx';
import type { Mood } from './mood-words.ts';
import { TextArea } from './text-area.tsx';
import { useWriteEntry } from './use-write-entry.ts';

/** The quick entry: a mood, words if one likes, saved. Keys: 1 to 5, Ctrl + Enter. */
export function QuickMoodSheet({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const t = useText();
  return (
    <Sheet title={t('journal.quick')} isOpen={isOpen} onOpenChange={onOpenChange}>
      {isOpen && <QuickMoodForm onDone={() => onOpenChange(false)} />}
    </Sheet>
  );
}

export function QuickMoodForm({ onDone }: { onDone: () => void }) {
  const t = useText();
  const notice = useNotice();
  const problemText = useProblemText();
  const write = useWriteEntry();
  const [mood, setMood] = useState<Mood | null>(null);
  const [text, setText] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const isEmpty = mood === null && text.trim() === '';

  const save = async () => {
    if (isEmpty || isSaving) return;
    setIsSaving(true);
    try {
      const done = await write({ mood, text });
      if (done.kept) notice(t('journal.keptOffline'), { about: ABOUT_OUTBOX });
      else notice(t('journal.saved'));
      onDone();
    } catch (error) {
      notice(problemText(error), { isProblem: true });
      setIsSaving(false);
    }
  };

  useSheetKeys({ onMood: setMood, onSave: () => void save() });

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <MoodPicker value={mood} onChange={setMood} isLabelHidden />
      <TextArea
        label={t('journal.wordsOptional')}
        placeholder={t('journal.wordsPlaceholder')}
        rows={2}
        value={text}
        onChange={setText}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-faint max-sm:hidden">{t('journal.moodKeys')}</p>
        <Button
          type="submit"
          look="primary"
          size="large"
          className="max-sm:w-full"
          disabled={isEmpty || isSaving}
        >
          {t(isSaving ? 'journal.saving' : 'journal.save')}
        </Button>
      </div>
    </form>
  );
}

/** Keys of the whole sheet, wherever the focus stands in it. */
function useSheetKeys(deeds: { onMood: (mood: Mood) => void; onSave: () => void }): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        return latest.current.onSave();
      }
      const mood = moodOfKey(event);
      if (mood !== null) latest.current.onMood(mood);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
