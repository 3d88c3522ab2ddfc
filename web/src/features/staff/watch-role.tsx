import { type ReactNode, useMemo } from 'react';
import { type Api, ApiContext, useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';

/** The server's word for somebody without the role. */
export const NO_STAFF = 'DAY-AUTH-1006';

/** An API as it was, that tells when the server refuses its person for want of the role. */
function toldOfRefusals(api: Api, onLost: () => void): Api {
  const told = async <T,>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ApiError && error.code === NO_STAFF) onLost();
      throw error;
    }
  };
  return {
    token: api.token,
    read: (path, options) => told(api.read(path, options)),
    list: (path, options) => told(api.list(path, options)),
    page: (path, options) => told(api.page(path, options)),
    blob: (path, options) => told(api.blob(path, options)),
  };
}

/** Whatever its children ask as staff: who lost the role meanwhile is noticed at the first refusal. */
export function WatchRole({ onLost, children }: { onLost: () => void; children: ReactNode }) {
  const api = useApi();
  const watched = useMemo(() => toldOfRefusals(api, onLost), [api, onLost]);
  return <ApiContext value={watched}>{children}</ApiContext>;
}
