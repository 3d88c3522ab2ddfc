import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { JournalPhoto } from '#workers/features/journal/schemas.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { useText } from '../../lib/intl/use-text.ts';
import { photoQuery } from './journal-queries.ts';

/** A photo of an entry. It needs the member's token, so it is fetched and held as a blob. */
export function EntryPhoto({ photo, isSmall = false }: { photo: JournalPhoto; isSmall?: boolean }) {
  const t = useText();
  const { data: blob } = useQuery(photoQuery(useApi(), photo.id));
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  const size = isSmall ? 'size-16' : 'w-full max-h-[60dvh]';
  return (
    <span
      className={`weave block overflow-hidden rounded-md bg-sunken ${isSmall ? size : 'w-full'}`}
      style={isSmall ? undefined : { aspectRatio: `${photo.width} / ${photo.height}` }}
    >
      {url !== null && (
        <img src={url} alt={isSmall ? '' : t('journal.photoAlt')} className={`${size} object-cover`} />
      )}
    </span>
  );
}
