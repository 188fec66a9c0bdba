import type { Figure } from '../../../core/metrics/figure.ts';
import { formatShare } from '../format.ts';
import { texts } from '../texts.ts';
import { Tile } from './tile.tsx';

const t = texts.figures;
const WIDTH = 200;

type Props = { figure: Figure; name: string; meaning: string; onOpen: () => void };

/** One headline share: the share or the counts, how sure it is, and how many cases could still turn out otherwise. */
export function HorizonTile({ figure, ...tile }: Props) {
  const { value, interval, pending, count, of } = figure;
  return (
    <Tile {...tile} hasCases={of > 0} big={value === null ? t.counts(count, of) : formatShare(value)}>
      <ShareBar figure={figure} />
      <span className="hr-quiet">
        {value !== null && t.counts(count, of)}
        {value !== null &&
          interval &&
          ` · ${t.interval(formatShare(interval.low), formatShare(interval.high))}`}
        {of > 0 && value === null && whyNoShare(figure)}
      </span>
      {pending > 0 && <span className="hr-quiet">{t.pending(pending)}</span>}
    </Tile>
  );
}

function whyNoShare({ countsOnly }: Figure): string {
  return countsOnly ? t.tooFew : t.tooShort;
}

/** The share as a bar; hatched where the outcome is not settled, with the interval. */
function ShareBar({ figure: { value, interval, pending, of } }: { figure: Figure }) {
  if (value === null) return null;
  const sure = Math.max(0, value - pending / of);
  return (
    <svg className="hr-share" viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden>
      <rect className="hr-track" width={WIDTH} height={10} y={3} rx={3} />
      <rect className="hr-fill" width={sure * WIDTH} height={10} y={3} rx={3} />
      <rect className="hr-pending" x={sure * WIDTH} width={(value - sure) * WIDTH} height={10} y={3} />
      {interval && (
        <line className="hr-whisker" x1={interval.low * WIDTH} x2={interval.high * WIDTH} y1={8} y2={8} />
      )}
    </svg>
  );
}
