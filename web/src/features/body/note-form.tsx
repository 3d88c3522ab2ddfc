import { useState } from 'react';
import { LONGEST_NOTE } from '#workers/features/body/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { instantOf } from '../../lib/zoned-time.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useNotes } from './use-notes.ts';

/** A few words to a day, or to a moment of it. */
export function NoteForm({ today }: { today: string }) {
  const t = useText();
  const { timeZone } = useFormat();
  const { write, isBusy } = useNotes();
  const [text, setText] = useState('');
  const [localDay, setLocalDay] = useState(today);
  const [time, setTime] = useState('');
  const send = async () => {
    const at = time === '' ? null : instantOf(`${localDay}T${time}`, timeZone);
    const note = { localDay, text: text.trim(), ...(at !== null && { at: at.toISOString() }) };
    if (!(await write(note))) return;
    setText('');
    setTime('');
  };
  return (
    <form
      className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto_auto] sm:items-end"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '' && localDay !== '') void send();
      }}
    >
      <TextField
        label={t('body.noteText')}
        placeholder={t('body.noteExample')}
        maxLength={LONGEST_NOTE}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="grid grid-cols-2 gap-3 sm:contents">
        <TextField
          label={t('body.noteDay')}
          type="date"
          required
          max={today}
          value={localDay}
          onChange={({ target }) => setLocalDay(target.value)}
        />
        <TextField
          label={t('body.noteTime')}
          type="time"
          value={time}
          onChange={({ target }) => setTime(target.value.slice(0, 5))}
        />
      </div>
      <Button type="submit" look="primary" disabled={isBusy || text.trim() === ''} className="mb-1.5">
        {t('body.noteWrite')}
      </Button>
    </form>
  );
}
