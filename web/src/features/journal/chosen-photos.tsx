import { ImagePlus, X } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useText } from '../../lib/intl/use-text.ts';
import { useOnline } from '../../lib/online.ts';
import { buttonLook } from '../../ui/button.tsx';

const MOST = 10;

/** Photos that will go with an entry; they are sent when it is saved. */
export function ChosenPhotos({
  files,
  onChange,
}: {
  files: readonly File[];
  onChange: (files: File[]) => void;
}) {
  const t = useText();
  const id = useId();
  const isOnline = useOnline();
  if (!isOnline && files.length === 0)
    return <p className="text-sm text-faint">{t('journal.photosOffline')}</p>;
  return (
    <div className="grid gap-2">
      <div>
        <input
          id={id}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          multiple
          className="peer sr-only"
          onChange={(event) => {
            onChange([...files, ...(event.target.files ?? [])].slice(0, MOST));
            event.target.value = '';
          }}
        />
        <label
          htmlFor={id}
          className={`${buttonLook()} peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-(--focus)`}
        >
          <ImagePlus size={20} aria-hidden /> {t('journal.addPhoto')}
        </label>
      </div>
      {files.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {files.map((file) => (
            <li key={`${file.name}-${file.lastModified}-${file.size}`} className="relative">
              <Preview file={file} />
              <button
                type="button"
                aria-label={t('journal.photoDelete')}
                onClick={() => onChange(files.filter((other) => other !== file))}
                className="absolute -top-1.5 -right-1.5 grid size-8 place-items-center rounded-full bg-ink text-paper"
              >
                <X size={16} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Preview({ file }: { file: File }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <span className="block size-20 overflow-hidden rounded-md bg-sunken">
      {url !== null && <img src={url} alt="" className="size-20 object-cover" />}
    </span>
  );
}
