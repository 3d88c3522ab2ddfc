import { Camera, ImageUp } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { PlateDrawing } from './plate-drawing.tsx';

function firstFile(list: FileList | undefined | null): File | null {
  return list?.[0] ?? null;
}

/** A photo from the camera, a file, a drop or the clipboard. */
export function PhotoPicker({ onPhoto, onCamera }: { onPhoto: (file: Blob) => void; onCamera: () => void }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = firstFile(event.clipboardData?.files);
      if (file === null) return;
      event.preventDefault();
      onPhoto(file);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [onPhoto]);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = firstFile(event.dataTransfer.files);
    if (file !== null) onPhoto(file);
  };

  return (
    <section
      aria-label={t('capture.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={classNames(
        'weave grid justify-items-center gap-5 rounded-xl border-2 border-dashed px-4 py-8 text-center transition-colors sm:py-12',
        isOver ? 'border-accent bg-accent-soft' : 'border-edge/45',
      )}
    >
      <PlateDrawing className="w-40 sm:w-52" />
      <div className="flex w-full max-w-sm flex-col gap-2.5 sm:max-w-none sm:flex-row sm:justify-center">
        <Button look="primary" size="large" icon={<Camera size={22} />} onClick={onCamera}>
          {t('capture.camera')}
        </Button>
        <Button size="large" icon={<ImageUp size={22} />} onClick={() => input.current?.click()}>
          {t('capture.file')}
        </Button>
      </div>
      <p className="hidden text-sm text-soft md:block">{t('capture.drop')}</p>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif,.heic,.heif"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('capture.file')}
        onChange={(event) => {
          const file = firstFile(event.target.files);
          event.target.value = '';
          if (file !== null) onPhoto(file);
        }}
      />
    </section>
  );
}
