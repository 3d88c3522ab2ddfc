import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Goes on a row of links that scrolls: the one that leads to where one is is brought into sight. */
export function useCurrentInView<Row extends HTMLElement>() {
  const row = useRef<Row>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    const link = row.current?.querySelector(`a[href="${path}"]`);
    link?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return row;
}
