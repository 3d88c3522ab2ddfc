import type { Writable } from 'node:stream';

const BAR = 30;

/** Shows a download's progress: a bar that redraws itself in a terminal, a line every quarter anywhere else. */
export function progressLine(
  out: Writable & { isTTY?: boolean },
  name: string,
  totalBytes: number,
): { show(bytesHere: number): void; end(): void } {
  let shownQuarter = 0;
  let drawn = false;
  return {
    show(bytesHere) {
      const share = Math.min(1, bytesHere / totalBytes);
      const figures = `${megabytes(bytesHere)} of ${megabytes(totalBytes)} MB`;
      if (out.isTTY) {
        const full = Math.round(share * BAR);
        out.write(`\r${name} [${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${figures}`);
        drawn = true;
        return;
      }
      const quarter = Math.floor(share * 4);
      if (quarter > shownQuarter) out.write(`${name}: ${quarter * 25} %, ${figures}\n`);
      shownQuarter = Math.max(shownQuarter, quarter);
    },
    end() {
      if (drawn) out.write('\n');
    },
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
