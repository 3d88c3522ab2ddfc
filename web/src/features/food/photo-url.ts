import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
import { useApi } from '../../lib/api/api-client.ts';
import { mealPhotoQuery } from './meal-queries.ts';

/**
 * A meal's photo as a URL for an `<img>`. It needs the member's token, so it is fetched and held as a blob.
 * @param isWanted false: only one that is held already
 */
export function usePhotoUrl(mealId: string, isWanted: boolean) {
  const api = useApi();
  const { data: blob, isError } = useQuery({ ...mealPhotoQuery(api, mealId), enabled: isWanted });
  const [url, setUrl] = useState<string | null>(null);
  // Before it is painted: a photo that is here already shows without a flash.
  useLayoutEffect(() => {
    if (blob === undefined) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return { url, isError };
}
