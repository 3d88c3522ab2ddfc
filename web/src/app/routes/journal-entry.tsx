import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PencilLine, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { JournalEntry } from '#workers/features/journal/schemas.ts';
import { EditEntryForm } from '../../features/journal/edit-entry-form.tsx';
import { EntryBody } from '../../features/journal/entry-body.tsx';
import { entryQuery } from '../../features/journal/journal-queries.ts';
import { MaskedText } from '../../features/journal/masked-text.tsx';
import { MOOD_WORDS, moodOf } from '../../features/journal/mood-words.ts';
import { ReadingView } from '../../features/journal/reading-view.tsx';
import { useEntryDeeds } from '../../features/journal/use-entry-deeds.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { IconButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { LoadingWord, Skeleton } from '../../ui/skeleton.tsx';

const route = getRouteApi('/member/journal/$entryId');

export function EntryScreen() {
  const t = useText();
  const { entryId } = route.useParams();
  const entry = useQuery(entryQuery(useApi(), entryId));
  if (entry.isPending) {
    return (
      <Page title={t('journal.one')}>
        <LoadingWord text={t('common.loading')} />
        <Skeleton className="h-48 rounded-lg!" />
      </Page>
    );
  }
  if (entry.data === undefined) {
    return (
      <Page title={t('journal.one')}>
        <Problem error={entry.error} onRetry={() => entry.refetch()} />
      </Page>
    );
  }
  return <FoundEntry key={entryId} entry={entry.data} />;
}

function FoundEntry({ entry }: { entry: JournalEntry }) {
  const t = useText();
  const format = useFormat();
  const deeds = useEntryDeeds(entry.id);
  const [isEditing, setIsEditing] = useState(false);
  const mood = moodOf(entry.mood);
  const moment = `${format.day(entry.localDay)}, ${format.time(entry.occurredAt)}`;
  return (
    <Page
      title={mood === null ? t('journal.one') : t(MOOD_WORDS[mood])}
      lead={moment}
      actions={
        <>
          {entry.canUndo && (
            <IconButton
              label={t('journal.undoEdit')}
              icon={<Undo2 size={20} />}
              disabled={deeds.isBusy || isEditing}
              onClick={() => void deeds.undo()}
            />
          )}
          {entry.isReadable && (
            <IconButton
              label={t('journal.edit')}
              icon={<PencilLine size={20} />}
              disabled={isEditing}
              onClick={() => setIsEditing(true)}
            />
          )}
          <IconButton
            label={t('journal.delete')}
            icon={<Trash2 size={20} />}
            disabled={deeds.isBusy}
            onClick={() => void deeds.remove()}
          />
        </>
      }
    >
      {isEditing ? (
        <EditEntryForm
          entry={entry}
          isSaving={deeds.isBusy}
          onCancel={() => setIsEditing(false)}
          onSave={async (change) => {
            if (await deeds.change(change)) setIsEditing(false);
          }}
        />
      ) : (
        <div className="grid gap-5">
          <EntryBody entry={entry} onAddPhotos={deeds.addPhotos} onRemovePhoto={deeds.removePhoto} />
          {entry.text !== '' && <ReadingView entry={entry} onAgain={() => void deeds.readAgain()} />}
          {entry.text !== '' && <MaskedText entry={entry} />}
        </div>
      )}
    </Page>
  );
}
