import { classNames } from './class-names.ts';

/** The place of something that is on its way, in its own size. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={classNames('block animate-breathe rounded-sm bg-sunken', className)} />;
}

/** Says once, to those who cannot see the skeletons, that something is loading. */
export function LoadingWord({ text }: { text: string }) {
  return (
    <span role="status" className="sr-only">
      {text}
    </span>
  );
}
