import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  PatchPromptSettings,
  Prompt,
  PromptAction,
  PromptSettingsState,
  PushDevice,
} from '#workers/features/prompts/schemas.ts';
import { type Api, useApi } from '../../lib/api/api-client.ts';

export function promptSettingsQuery(api: Api) {
  return queryOptions({
    queryKey: ['prompts', 'settings'],
    queryFn: ({ signal }) => api.read<PromptSettingsState>('/prompt-settings', { signal }),
  });
}

export function devicesQuery(api: Api) {
  return queryOptions({
    queryKey: ['prompts', 'devices'],
    queryFn: ({ signal }) => api.read<PushDevice[]>('/push-devices', { signal }),
  });
}

export function currentPromptQuery(api: Api) {
  return queryOptions({
    queryKey: ['prompts', 'current'],
    queryFn: ({ signal }) => api.read<Prompt | null>('/prompts/current', { signal }),
  });
}

/** The latest prompt, if it reached nobody. */
export function unreachedQuery(api: Api) {
  return queryOptions({
    queryKey: ['prompts', 'unreached'],
    queryFn: async ({ signal }) => {
      const [last] = await api.read<Prompt[]>('/prompts?perPage=1', { signal });
      return last?.state === 'failed' ? last : null;
    },
  });
}

/** What the server answers is what is shown: it plans the next prompt by what changed. */
export function useChangePromptSettings() {
  const api = useApi();
  const queries = useQueryClient();
  const { queryKey } = promptSettingsQuery(api);
  return useMutation({
    scope: { id: 'prompt-settings' },
    mutationFn: (change: PatchPromptSettings) =>
      api.read<PromptSettingsState>('/prompt-settings', { method: 'PATCH', body: change }),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (before !== undefined) queries.setQueryData(queryKey, { ...before, ...given });
      return { before };
    },
    onError: (_error, _change, context) => {
      if (context?.before !== undefined) queries.setQueryData(queryKey, context.before);
    },
    onSuccess: (settings) => queries.setQueryData(queryKey, settings),
  });
}

export function useAnswerPrompt() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, action }: { id: string; action: PromptAction }) =>
      api.read<Prompt>(`/prompts/${id}/answer`, { method: 'POST', body: { action } }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['prompts', 'current'] }),
        queries.invalidateQueries({ queryKey: ['habits'] }),
      ]),
  });
}
