import type { KeyShares } from '#workers/kernel/sealing/key-share.ts';

/** Keeps shares in memory; R2 itself takes part in the edge tests. */
export function memoryShares(): KeyShares & { stored: Map<string, Uint8Array<ArrayBuffer>> } {
  const stored = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    stored,
    read: async (id) => stored.get(id) ?? null,
    keep: async (id, share) => void stored.set(id, share),
    holds: async (id) => stored.has(id),
    destroy: async (id) => void stored.delete(id),
  };
}
