import { classNames } from '../../ui/class-names.ts';
import type { HouseId } from './house-queries.ts';

export const HOUSE_TONES: Readonly<Record<HouseId, string>> = {
  dawn: 'text-carbohydrate',
  grove: 'text-good',
  forge: 'text-accent',
  tide: 'text-protein',
};

/** Each house's sign in strokes, on a field of 64 by 64: a rising sun, three trees, an anvil with sparks, waves under a moon. */
const SIGNS: Readonly<Record<HouseId, string>> = {
  dawn: 'M8 44h48M14 52h36M18 44a14 14 0 0 1 28 0M32 12v10M14 22l6 7M50 22l-6 7M6 36l7 2M58 36l-7 2',
  grove:
    'M32 52V26M32 40l8-7M32 36l-8-7M32 10a10 10 0 0 1 7 17h-14a10 10 0 0 1 7-17zM14 52V36M14 22a8 8 0 0 1 4 15h-8a8 8 0 0 1 4-15zM50 52V36M50 22a8 8 0 0 1 4 15h-8a8 8 0 0 1 4-15zM6 52h52',
  forge:
    'M10 26h44v5q-12 1-14 9v6h6v6H18v-6h6v-6q-8-1-14-9zM32 8v8M20 11l4 6M44 11l-4 6M12 17l5 3M52 17l-5 3',
  tide: 'M6 38q6.500-6 13 0t13 0 13 0 13 0M6 47q6.500-6 13 0t13 0 13 0 13 0M10 56q5.500-5 11 0t11 0 11 0 11 0M38 28a11 11 0 1 1-4-18 9 9 0 0 0 4 18z',
};

/** The arms of a house: its sign on a woven shield. */
export function HouseCrest({ house, className }: { house: HouseId; className?: string }) {
  const shield = 'M6 8q42-10 84 0v38q0 32-42 46Q6 78 6 46z';
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true" className={classNames(HOUSE_TONES[house], className)}>
      <clipPath id={`shield-${house}`}>
        <path d={shield} />
      </clipPath>
      <path d={shield} fill="currentColor" opacity="0.14" />
      <g clipPath={`url(#shield-${house})`} fill="none" stroke="currentColor" strokeWidth="1" opacity="0.26">
        {[12, 22, 32, 42, 52, 62, 72, 82].map((y) => (
          <path key={y} d={`M0 ${y}q12 ${y % 20 === 2 ? 4 : -4} 24 0t24 0 24 0 24 0`} />
        ))}
      </g>
      <path d={shield} fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
      <path
        transform="translate(17 14) scale(0.97)"
        d={SIGNS[house]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
