import { createContext, use } from 'react';

export const LiveContext = createContext(false);

/** True while the member's own events arrive; then nobody needs to ask in short turns. */
export function useIsLive(): boolean {
  return use(LiveContext);
}
