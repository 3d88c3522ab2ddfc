import { useState } from 'react';
import { MOMENTS_NEEDED } from '#workers/features/mood/pure/moments-needed.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { instantOf } from '../../lib/zoned-time.ts';
import { buttonLook } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { LABEL_WORDS, type Label } from './label-words.ts';
import { useMoments } from './use-moments.ts';

/** One tap says how it is right now; a time may be chosen first. */
export function LabelMoment() {
  const t = useText();
  const { timeZone } = useFormat();
  const { label, isBusy } = useMoments();
  const [wallClock, setWallClock] = useState('');
  const choose = async (word: Label) => {
    const at = wallClock === '' ? null : instantOf(wallClock, timeZone);
    if (await label(word, at)) setWallClock('');
  };
  return (
    <Card className="grid gap-4">
      <div className="grid gap-1">
        <h2 className="text-lg">{t('mood.how')}</h2>
        <p className="text-sm text-soft">{t('mood.howText', { needed: MOMENTS_NEEDED })}</p>
      </div>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {(Object.keys(LABEL_WORDS) as Label[]).map((word) => (
          <button
            key={word}
            type="button"
            disabled={isBusy}
            onClick={() => void choose(word)}
            className={buttonLook('plain')}
          >
            {t(LABEL_WORDS[word])}
          </button>
        ))}
      </div>
      <div className="max-w-xs">
        <TextField
          label={t('mood.when')}
          hint={t('mood.whenHint')}
          type="datetime-local"
          value={wallClock}
          onChange={({ target }) => setWallClock(target.value.slice(0, 16))}
        />
      </div>
    </Card>
  );
}
