import { type RefCallback, useCallback, useState } from 'react';

/** A little before it comes into view, so that it is there when it does. */
const AHEAD = '200px';

/** Whether an element has come into view; it stays true. The ref goes to the element. */
export function useSeen(): { isSeen: boolean; ref: RefCallback<Element> } {
  const [isSeen, setIsSeen] = useState(false);
  const ref = useCallback((element: Element | null) => {
    if (element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setIsSeen(true);
        observer.disconnect();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { isSeen, ref };
}
