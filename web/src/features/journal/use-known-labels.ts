import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../lib/api/api-client.ts';
import { labelsQuery } from './journal-queries.ts';

/** Tags and activities used before; none while they cannot be read. */
export function useKnownLabels(): { tags: string[]; activities: string[] } {
  const { data = [] } = useQuery(labelsQuery(useApi()));
  const of = (kind: 'tag' | 'activity') =>
    data.filter((label) => label.kind === kind).map((label) => label.name);
  return { tags: of('tag'), activities: of('activity') };
}
