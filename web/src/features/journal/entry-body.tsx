import { X } from 'lucide-react';
import type { JournalEntry } from '#workers/features/journal/schemas.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { ChosenPhotos } from './chosen-photos.tsx';
import { EntryPhoto } from './entry-photo.tsx';
import { MoodFace } from './mood-face.tsx';
import { moodOf } from './mood-words.ts';

/** What a person wrote, as text: markup in it is shown and never run. */
export function EntryBody({
  entry,
  onAddPhotos,
  onRemovePhoto,
}: {
  entry: JournalEntry;
  onAddPhotos: (files: File[]) => void;
  onRemovePhoto: (id: string) => void;
}) {
  const t = useText();
  const format = useFormat();
  const mood = moodOf(entry.mood);
  const labels = [...entry.activities, ...entry.tags];
  const axes = [
    { label: t('journal.valence'), value: entry.valence },
    { label: t('journal.energy'), value: entry.energy },
  ].filter(({ value }) => value !== null);
  return (
    <Card className="grid gap-4">
      <div className="flex items-start gap-4">
        {mood !== null && <MoodFace mood={mood} size={44} />}
        <div className="grid min-w-0 flex-1 gap-3">
          {!entry.isReadable && <p className="text-notice">{t('journal.unreadable')}</p>}
          {entry.text !== '' && (
            <p dir="auto" className="text-lg leading-relaxed wrap-anywhere whitespace-pre-wrap">
              {entry.text}
            </p>
          )}
          {labels.length > 0 && (
            <ul className="flex flex-wrap gap-1.5">
              {labels.map((label) => (
                <li key={label} className="rounded-full bg-accent-soft px-3 text-sm leading-7 wrap-anywhere">
                  {label}
                </li>
              ))}
            </ul>
          )}
          {axes.map(({ label, value }) => (
            <p key={label} className="figures text-sm text-soft">
              {label}: {format.number(value ?? 0, 1)}
            </p>
          ))}
        </div>
      </div>
      {entry.photos.length > 0 && (
        <ul className="grid gap-3 sm:grid-cols-2">
          {entry.photos.map((photo) => (
            <li key={photo.id} className="relative">
              <EntryPhoto photo={photo} />
              <IconButton
                label={t('journal.photoDelete')}
                icon={<X size={18} />}
                onClick={() => onRemovePhoto(photo.id)}
                className="absolute! top-2 right-2 bg-surface/90!"
              />
            </li>
          ))}
        </ul>
      )}
      <ChosenPhotos files={[]} onChange={onAddPhotos} />
    </Card>
  );
}
