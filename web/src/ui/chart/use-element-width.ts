import { useCallback, useState } from 'react';

/** How wide an element is, in whole pixels, so that what is drawn in it keeps its size of type. */
export function useElementWidth(
  first: number,
): [number, (element: Element | null) => (() => void) | undefined] {
  const [width, setWidth] = useState(first);
  const measure = useCallback((element: Element | null) => {
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const found = Math.round(entry?.contentRect.width ?? 0);
      if (found > 0) setWidth(found);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [width, measure];
}
