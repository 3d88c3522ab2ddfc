import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../lib/api/api-client.ts';
import { mealPhotoQuery } from './meal-queries.ts';

/** A meal's photo as a URL for an `<img>`. It needs the member's token, so it is fetched and held as a blob. */
export function usePhotoUrl(mealId: string, hasPhoto: boolean) {
  const api = useApi();
  const { data: blob, isError } = useQuery({ ...mealPhotoQuery(api, mealId), enabled: hasPhoto });
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return { url, isError };
}
