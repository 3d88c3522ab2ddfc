import { lazy, type ReactElement, type Ref, Suspense, useEffect, useRef, useState } from 'react';
import { wantTexts } from '../../lib/intl/texts.ts';
import { isTyping } from '../../lib/is-typing.ts';

const loadPopup = () => import('./add-menu-popup.tsx');
const AddMenuPopup = lazy(async () => ({ default: (await loadPopup()).AddMenuPopup }));

/** The quick mood with its texts, wherever one is. */
const QuickMoodSheet = lazy(async () => {
  const [{ QuickMoodSheet: component }] = await Promise.all([
    import('../../features/journal/quick-mood-sheet.tsx'),
    wantTexts(['journal']),
  ]);
  return { default: component };
});

export interface AddTriggerProps {
  ref: Ref<HTMLButtonElement>;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  onClick: () => void;
  onPointerEnter: () => void;
}

/** Everything that can be added, behind one button and the key `n`. The list itself is fetched when it is first wanted. */
export function AddMenu({
  trigger,
  side,
}: {
  trigger: (props: AddTriggerProps) => ReactElement;
  side: 'top' | 'right';
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [isWanted, setIsWanted] = useState(false);
  const [isOpen, setIsOpen] = useState(false);
  const [mood, setMood] = useState<'never' | 'open' | 'closed'>('never');

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      setIsWanted(true);
      setIsOpen(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  return (
    <>
      {trigger({
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onClick: () => {
          setIsWanted(true);
          setIsOpen(!isOpen);
        },
        onPointerEnter: () => void loadPopup(),
      })}
      {isWanted && (
        <Suspense fallback={null}>
          <AddMenuPopup
            anchor={button}
            side={side}
            isOpen={isOpen}
            onOpenChange={setIsOpen}
            onMood={() => setMood('open')}
          />
        </Suspense>
      )}
      {mood !== 'never' && (
        <Suspense fallback={null}>
          <QuickMoodSheet
            isOpen={mood === 'open'}
            onOpenChange={(isMoodOpen) => setMood(isMoodOpen ? 'open' : 'closed')}
          />
        </Suspense>
      )}
    </>
  );
}
