import { createContext, use } from 'react';

export interface Notice {
  id: number;
  text: string;
  isProblem: boolean;
  undo: (() => void) | undefined;
  /** What it is about: a later one about the same takes its place, as does the same sentence that offers no undo. */
  about: string | undefined;
}

const MOST = 3;

interface NoticeOptions {
  undo?: () => void;
  isProblem?: boolean;
  about?: string;
}

/** An undo belongs to one deed, so two of them stand beside each other. */
function isReplaced(shown: Notice, by: Notice): boolean {
  if (by.about !== undefined && shown.about === by.about) return true;
  return shown.text === by.text && shown.undo === undefined && by.undo === undefined;
}

/** What is said to the person right now, the newest last. */
export function createNotices() {
  let shown: readonly Notice[] = [];
  let lastId = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly Notice[]) => {
    shown = next;
    for (const listener of listeners) listener();
  };
  return {
    shown: () => shown,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(text: string, { undo, isProblem = false, about }: NoticeOptions = {}) {
      lastId += 1;
      const notice = { id: lastId, text, isProblem, undo, about };
      set([...shown.filter((other) => !isReplaced(other, notice)), notice].slice(-MOST));
    },
    close: (id: number) => set(shown.filter((notice) => notice.id !== id)),
  };
}

export type Notices = ReturnType<typeof createNotices>;

export const NoticesContext = createContext<Notices>(createNotices());

/** Says what happened, and offers to take it back for eight seconds. */
export function useNotice(): Notices['add'] {
  return use(NoticesContext).add;
}
