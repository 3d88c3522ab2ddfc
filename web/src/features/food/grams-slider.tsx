import { Slider } from '@base-ui/react/slider';
import { useState } from 'react';
import { useFormat } from '../../lib/intl/use-format.ts';
import { useText } from '../../lib/intl/use-text.ts';

export interface GramsSliderProps {
  /** What is weighed: read out with the figure. */
  name: string;
  massGrams: number;
  massLow: number;
  massHigh: number;
  /** While the thumb moves. */
  onMove: (grams: number) => void;
  /** When it is let go. */
  onSettle: (grams: number) => void;
  isDisabled?: boolean;
}

const SMALLEST_SCALE = 100;

/** A scale with room to correct upwards, ended at a round figure. */
export function scaleEnd(massGrams: number, massHigh: number): number {
  const wanted = Math.max(SMALLEST_SCALE, massGrams * 2, massHigh * 1.3);
  const step = wanted > 1000 ? 250 : 50;
  return Math.min(10_000, Math.ceil(wanted / step) * step);
}

/** Grams on a scale. The loose threads on the track are the interval: where the truth probably is. */
export function GramsSlider({
  name,
  massGrams,
  massLow,
  massHigh,
  onMove,
  onSettle,
  isDisabled = false,
}: GramsSliderProps) {
  const t = useText();
  const format = useFormat();
  // The scale stays while the thumb moves, or the figure would run away under it.
  const [end, setEnd] = useState(() => scaleEnd(massGrams, massHigh));
  if (massGrams > end) setEnd(scaleEnd(massGrams, massHigh));
  const share = (grams: number) => `${Math.min(100, Math.max(0, ((grams - 1) / (end - 1)) * 100))}%`;
  return (
    <Slider.Root
      value={massGrams}
      min={1}
      max={end}
      step={1}
      largeStep={10}
      disabled={isDisabled}
      onValueChange={(value) => onMove(value)}
      onValueCommitted={(value) => onSettle(value)}
    >
      <Slider.Control className="flex h-11 w-full touch-pan-y items-center px-3 select-none">
        <Slider.Track className="relative h-2 w-full rounded-full bg-sunken select-none">
          <Slider.Indicator className="rounded-full bg-accent/35" />
          <span
            className="threads pointer-events-none absolute -inset-y-1 rounded-[3px] text-accent opacity-70"
            style={{ left: share(massLow), right: `calc(100% - ${share(massHigh)})` }}
          />
          <Slider.Thumb
            aria-label={t('item.gramsOf', { name })}
            getAriaValueText={() =>
              t('item.gramsValue', {
                mass: format.mass(massGrams),
                range: format.massRange(massLow, massHigh),
              })
            }
            className="size-6 rounded-full border-[3px] border-surface bg-accent shadow-[0_1px_4px_rgb(0_0_0/0.35)] transition-[scale] select-none data-dragging:scale-110 has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-[var(--focus)]"
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  );
}
