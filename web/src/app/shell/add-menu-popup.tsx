import { Menu } from '@base-ui/react/menu';
import { useNavigate } from '@tanstack/react-router';
import { Camera, HeartPulse, ListChecks, NotebookPen, PencilLine, Smile } from 'lucide-react';
import type { RefObject } from 'react';
import type { MessageId } from '../../lib/intl/messages.ts';
import { useText } from '../../lib/intl/use-text.ts';

/** `to` null: the quick mood, which opens where one is. */
const WAYS = [
  { to: '/meals/new', label: 'add.photo', hint: 'add.photoHint', icon: Camera },
  { to: '/quick-add', label: 'add.quick', hint: 'add.quickHint', icon: PencilLine },
  { to: null, label: 'add.mood', hint: 'add.moodHint', icon: Smile },
  { to: '/journal/new', label: 'add.entry', hint: 'add.entryHint', icon: NotebookPen },
  { to: '/habits', search: { plan: 'new' }, label: 'add.task', hint: 'add.taskHint', icon: ListChecks },
  { to: '/body/import', label: 'add.body', hint: 'add.bodyHint', icon: HeartPulse },
] as const satisfies readonly {
  to: string | null;
  search?: object;
  label: MessageId;
  hint: MessageId;
  icon: typeof Camera;
}[];

export interface AddMenuPopupProps {
  anchor: RefObject<HTMLButtonElement | null>;
  side: 'top' | 'right';
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onMood: () => void;
}

export function AddMenuPopup({ anchor, side, isOpen, onOpenChange, onMood }: AddMenuPopupProps) {
  const t = useText();
  const navigate = useNavigate();
  const go = (way: (typeof WAYS)[number]) => {
    if (way.to === null) onMood();
    else void navigate({ to: way.to, ...('search' in way && { search: way.search }) });
  };
  return (
    <Menu.Root
      open={isOpen}
      onOpenChange={(open, { event }) => {
        // The button closes by itself: a press on it must not close first and open again.
        if (event.target instanceof Node && anchor.current?.contains(event.target)) return;
        onOpenChange(open);
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          side={side}
          align={side === 'top' ? 'center' : 'start'}
          sideOffset={10}
          className="z-50"
        >
          <Menu.Popup
            finalFocus={anchor}
            aria-label={t('nav.add')}
            className="w-[min(21rem,calc(100vw-2rem))] origin-(--transform-origin) rounded-lg border border-line bg-raised p-1.5 shadow-float outline-none transition-[opacity,scale] duration-150 data-starting-style:scale-95 data-starting-style:opacity-0"
          >
            {WAYS.map((way) => (
              <Menu.Item
                key={way.label}
                onClick={() => go(way)}
                className="flex cursor-default items-center gap-3 rounded-md p-2 outline-none select-none data-highlighted:bg-accent-soft"
              >
                <span className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
                  <way.icon size={20} aria-hidden />
                </span>
                <span>
                  <span className="block font-medium">{t(way.label)}</span>
                  <span className="block text-sm text-soft">{t(way.hint)}</span>
                </span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
