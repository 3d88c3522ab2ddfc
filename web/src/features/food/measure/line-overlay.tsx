import { type PointerEvent, useRef, useState } from 'react';
import type { PhotoPoint } from '#workers/features/food/pure/marked-length.ts';
import { useFormat } from '../../../lib/intl/use-format.ts';
import { useText } from '../../../lib/intl/use-text.ts';
import { Loupe } from './loupe.tsx';
import {
  endNear,
  type LineEnd,
  moveByKey,
  type PhotoLine,
  shownLine,
  withEnd,
  within,
} from './photo-line.ts';

const percent = (share: number) => `${share * 100}%`;
/** How near a finger must come to an end to take hold of it, in CSS pixels. */
const GRASP_PX = 26;

export interface LineOverlayProps {
  line: PhotoLine | null;
  photo: { width: number; height: number; url: string | null };
  onDraw: (line: PhotoLine) => void;
}

/** A line over the photo: drawn by dragging, mended by its ends, which the arrow keys move as well. */
export function LineOverlay({ line, photo, onDraw }: LineOverlayProps) {
  const t = useText();
  const format = useFormat();
  const area = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<LineEnd | null>(null);
  const aspect = photo.width / photo.height;
  const shown = shownLine(line);

  const pointOf = (event: PointerEvent): PhotoPoint => {
    const frame = area.current?.getBoundingClientRect();
    if (frame === undefined || frame.width === 0) return [0, 0];
    return within((event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height);
  };
  const grasp = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    const reach = GRASP_PX / (area.current?.clientHeight ?? 1);
    const end = endNear(line, point, { aspect, reach });
    setHeld(end ?? 'to');
    onDraw(end === null ? { from: point, to: point } : withEnd(line, end, point));
  };
  const drag = (event: PointerEvent) => {
    if (held !== null) onDraw(withEnd(line, held, pointOf(event)));
  };

  return (
    <div
      ref={area}
      className="absolute inset-0 z-20 cursor-crosshair touch-none select-none"
      onPointerDown={grasp}
      onPointerMove={drag}
      onPointerUp={() => setHeld(null)}
      onPointerCancel={() => setHeld(null)}
    >
      <svg aria-hidden className="absolute inset-0 size-full" viewBox="0 0 1 1" preserveAspectRatio="none">
        {(['rgb(0 0 0 / 0.6)', 'white'] as const).map((stroke, index) => (
          <line
            key={stroke}
            x1={shown.from[0]}
            y1={shown.from[1]}
            x2={shown.to[0]}
            y2={shown.to[1]}
            stroke={stroke}
            strokeWidth={index === 0 ? 5 : 2}
            strokeDasharray={line === null ? '6 6' : undefined}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {(['from', 'to'] as const).map((end) => (
        <button
          key={end}
          type="button"
          aria-label={t(`measure.${end}`, {
            left: format.percent(shown[end][0]),
            top: format.percent(shown[end][1]),
          })}
          onKeyDown={(event) => {
            const moved = moveByKey(line, end, event, aspect);
            if (moved === null) return;
            event.preventDefault();
            onDraw(moved);
          }}
          style={{ left: percent(shown[end][0]), top: percent(shown[end][1]) }}
          className="absolute grid size-11 -translate-1/2 place-items-center rounded-full"
        >
          <span
            aria-hidden
            className="size-5 rounded-full border-2 border-white bg-white/10 shadow-[0_0_0_1.5px_rgb(0_0_0/0.6),inset_0_0_0_1px_rgb(0_0_0/0.5)]"
          />
        </button>
      ))}
      {held !== null && photo.url !== null && <Loupe url={photo.url} at={shown[held]} />}
    </div>
  );
}
