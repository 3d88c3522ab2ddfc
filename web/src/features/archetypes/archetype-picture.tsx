import type { ArchetypeSummary } from '#workers/features/archetypes/schemas.ts';
import { classNames } from '../../ui/class-names.ts';

const TONES: Readonly<Record<ArchetypeSummary['house'], string>> = {
  dawn: 'text-carbohydrate',
  grove: 'text-good',
  forge: 'text-accent',
  tide: 'text-protein',
};

/** Each archetype's sign, drawn in strokes of the current colour on a field of 64 by 64. */
const SIGNS: Readonly<Record<string, string>> = {
  'dawn-keeper': 'M10 42h44M18 42a14 14 0 0 1 28 0M32 12v8M13 21l6 6M51 21l-6 6M8 50h48',
  mapmaker: 'M12 16l13-4 14 4 13-4v36l-13 4-14-4-13 4zM25 12v36M39 16v36M30 30l5 5m0-5l-5 5',
  'night-weaver':
    'M42 38a16 16 0 1 1-16-22 13 13 0 0 0 16 22zM46 14l1.5 4 4 1.5-4 1.5L46 25l-1.500-4-4-1.500 4-1.500zM12 54q10-6 20 0t20 0',
  hearthkeeper:
    'M14 34h36l-3 14a6 6 0 0 1-6 5H23a6 6 0 0 1-6-5zM10 34h44M24 26q-3-5 0-9t0-8M33 26q-3-5 0-9t0-8M42 26q-3-5 0-9t0-8',
  kindler: 'M32 8q4 10 11 16a16 16 0 1 1-25 4q1 6 6 8-2-16 8-28zM32 54q-7-2-6-9 4 1 6-5 7 6 5 11-1 3-5 3z',
  wayfinder: 'M32 8a24 24 0 1 0 .1 0M40 24l-5 13-11 4 5-12zM32 4v5M32 55v5M4 32h5M55 32h5',
  pacer: 'M14 52q4-16 12-20t10-20M30 54q4-14 11-18t9-18M12 56h10M28 58h10M34 12l4-2M48 18l4-2',
  'quiet-maker': 'M16 48l22-22M34 22l8-8 8 8-8 8zM14 50l-4 6 6-4M12 22h14M12 30h8M36 50h16M42 42h10',
  pathbreaker: 'M6 52l16-28 8 12 8-18 20 34zM34 26l4-8 5 8M38 18V8l9 4-9 4',
  'still-water':
    'M8 26q8-5 16 0t16 0 16 0M12 36q7-4 13 0t13 0 13 0M18 46q5-3 9 0t9 0 9 0M32 18a5 5 0 1 0-.1 0',
  'tide-reader':
    'M32 10c9 11 15 18 15 26a15 15 0 0 1-30 0c0-8 6-15 15-26zM24 38q4 4 8 0t8 0M25 45q4 3 7 0t7 0',
};

/** An archetype's sign on a woven field in the colour of its house. */
export function ArchetypePicture({
  archetype,
  className,
}: {
  archetype: Pick<ArchetypeSummary, 'id' | 'house'>;
  className?: string;
}) {
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true" className={classNames(TONES[archetype.house], className)}>
      <circle cx="48" cy="48" r="46" fill="currentColor" opacity="0.14" />
      {Array.from({ length: 9 }, (_, row) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: nine threads that never change places
          key={row}
          d={`M${8 + Math.abs(4 - row) * 2.4} ${16 + row * 8}q10 ${row % 2 === 0 ? 3 : -3} 20 0t20 0 20 0 ${14 - Math.abs(4 - row) * 1.6} 0`}
          fill="none"
          stroke="currentColor"
          strokeWidth="1"
          opacity="0.28"
        />
      ))}
      <circle cx="48" cy="48" r="45" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        transform="translate(16 16)"
        d={SIGNS[archetype.id] ?? ''}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
