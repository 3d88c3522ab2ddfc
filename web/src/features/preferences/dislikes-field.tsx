import { X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';

const MOST = 50;

/** Words for what somebody would rather not eat, added one by one. */
export function DislikesField({
  dislikes,
  onChange,
}: {
  dislikes: readonly string[];
  onChange: (dislikes: string[]) => void;
}) {
  const t = useText();
  const [text, setText] = useState('');
  const word = text.trim();
  const canAdd = word !== '' && !dislikes.includes(word) && dislikes.length < MOST;
  return (
    <div className="grid gap-2">
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!canAdd) return;
          onChange([...dislikes, word]);
          setText('');
        }}
      >
        <TextField
          className="min-w-40 flex-1"
          label={t('preferences.dislikes')}
          hint={t('preferences.dislikesHint')}
          maxLength={60}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" className="mb-7" disabled={!canAdd}>
          {t('preferences.add')}
        </Button>
      </form>
      {dislikes.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {dislikes.map((dislike) => (
            <li key={dislike}>
              <button
                type="button"
                aria-label={t('preferences.remove', { word: dislike })}
                onClick={() => onChange(dislikes.filter((one) => one !== dislike))}
                className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-line bg-sunken px-3.5 text-sm wrap-anywhere hover:border-edge"
              >
                {dislike}
                <X size={16} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
