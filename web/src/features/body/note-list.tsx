import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type BodyNote, LONGEST_NOTE } from '#workers/features/body/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { bodyNotesQuery } from './body-queries.ts';
import { useNotes } from './use-notes.ts';

const SHOWN_FIRST = 5;

/** The notes of a span, the newest day first; all of them when asked for. */
export function NoteList({ from, to }: { from: string; to: string }) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const notes = useQuery(bodyNotesQuery(useApi(), from, to));
  if (notes.isPending) return <Skeleton className="h-16" />;
  if (notes.isError) return <Problem error={notes.error} onRetry={() => notes.refetch()} />;
  const { data, meta } = notes.data;
  if (data.length === 0) return <p className="text-soft">{t('body.noNotes')}</p>;
  const isCut = !isOpen && data.length > SHOWN_FIRST;
  return (
    <div className="grid justify-items-start gap-2">
      <ul className="w-full divide-y divide-line">
        {(isCut ? data.slice(0, SHOWN_FIRST) : data).map((note) => (
          <NoteRow key={note.id} note={note} />
        ))}
      </ul>
      {isCut && (
        <Button look="quiet" size="small" onClick={() => setIsOpen(true)}>
          {t('body.allNotes', { count: data.length })}
        </Button>
      )}
      {!isCut && meta.total > data.length && (
        <p className="text-sm text-soft">{t('body.notesCut', { count: data.length, total: meta.total })}</p>
      )}
    </div>
  );
}

function NoteRow({ note }: { note: BodyNote }) {
  const t = useText();
  const format = useFormat();
  const { change, remove, isBusy } = useNotes();
  const [draft, setDraft] = useState<string | null>(null);
  const day = format.day(note.localDay, 'short');
  const when = note.at === null ? day : `${day}, ${format.time(note.at)}`;
  if (draft !== null)
    return (
      <li className="py-2">
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (draft.trim() === '') return;
            void change(note.id, draft.trim()).then((isDone) => isDone && setDraft(null));
          }}
        >
          <TextField
            className="min-w-48 flex-1"
            label={t('body.noteOf', { when })}
            maxLength={LONGEST_NOTE}
            value={draft}
            onChange={({ target }) => setDraft(target.value)}
          />
          <div className="mb-1.5 flex gap-2">
            <Button type="submit" look="primary" disabled={isBusy || draft.trim() === ''}>
              {t('common.save')}
            </Button>
            <Button onClick={() => setDraft(null)}>{t('common.cancel')}</Button>
          </div>
        </form>
      </li>
    );
  return (
    <li className="flex items-center gap-2 py-1.5">
      <span className="min-w-0 flex-1">
        <span className="block break-words">{note.text ?? t('body.sealedNote')}</span>
        <span className="figures block text-sm text-soft">{when}</span>
      </span>
      {note.text !== null && (
        <IconButton
          label={t('body.changeNote', { when })}
          icon={<Pencil size={18} />}
          onClick={() => setDraft(note.text)}
        />
      )}
      <IconButton
        label={t('body.deleteNote', { when })}
        icon={<Trash2 size={18} />}
        disabled={isBusy}
        onClick={() => void remove(note.id)}
      />
    </li>
  );
}
