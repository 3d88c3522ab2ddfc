import { useText } from '../../lib/intl/use-text.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { DESTINATIONS } from './destinations.ts';

export function ShortcutsSheet({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const t = useText();
  const lines = [
    { keys: ['N'], text: t('nav.add') },
    ...DESTINATIONS.map(({ letter, label }) => ({ keys: ['G', letter.toUpperCase()], text: t(label) })),
    { keys: ['?'], text: t('keys.these') },
  ];
  return (
    <Sheet title={t('keys.title')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <dl className="grid gap-x-8 sm:grid-flow-col sm:grid-cols-2 sm:grid-rows-7">
        {lines.map(({ keys, text }) => (
          <div key={text} className="flex min-h-10 items-center justify-between gap-4 border-b border-line">
            <dt>{text}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="grid min-w-7 place-items-center rounded-[5px] border border-edge/60 bg-raised px-1.5 py-0.5 font-sans text-sm"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
