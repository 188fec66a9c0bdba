import type { Figure } from '../../../core/metrics/summarise.ts';
import { formatShare } from '../format.ts';
import { texts } from '../texts.ts';
import { FigureButton } from './figure-button.tsx';

const t = texts.figures;
const WIDTH = 200;

/** One headline share: the number or the counts, its interval, and how far pending cases could still move it. */
export function HorizonTile({
  figure,
  title,
  onOpen,
}: {
  figure: Figure;
  title: string;
  onOpen: () => void;
}) {
  const { value, interval, band, count, of, countsOnly, beyondTail } = figure;
  const isPrintable = value !== null && !countsOnly && !beyondTail;
  return (
    <div className="hr-tile">
      <span className="hr-quiet">{title}</span>
      {of === 0 ? (
        <span className="hr-none">{t.notEnough}</span>
      ) : (
        <FigureButton label={title} onClick={onOpen}>
          <span className="hr-big">{isPrintable ? formatShare(value) : t.counts(count, of)}</span>
        </FigureButton>
      )}
      <ShareBar figure={figure} />
      <span className="hr-quiet">
        {isPrintable && interval && t.interval(formatShare(interval.low), formatShare(interval.high))}
        {of > 0 && !isPrintable && t.tooFew}
      </span>
      {band && band.pending > 0 && (
        <span className="hr-quiet">
          {t.pending(band.pending, formatShare(band.lower), formatShare(band.upper))}
        </span>
      )}
    </div>
  );
}

/** The share as a bar; hatched between the worst and the best end of what is still pending, with the interval. */
function ShareBar({ figure: { value, interval, band, countsOnly } }: { figure: Figure }) {
  if (value === null) return null;
  const sure = band ? band.lower : value;
  const upper = band ? band.upper : value;
  return (
    <svg className="hr-share" viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden>
      <rect className="hr-track" width={WIDTH} height={10} y={3} rx={3} />
      <rect className="hr-fill" width={sure * WIDTH} height={10} y={3} rx={3} />
      <rect
        className="hr-pending"
        x={sure * WIDTH}
        width={Math.max(0, upper - sure) * WIDTH}
        height={10}
        y={3}
      />
      {interval && !countsOnly && (
        <line className="hr-whisker" x1={interval.low * WIDTH} x2={interval.high * WIDTH} y1={8} y2={8} />
      )}
    </svg>
  );
}
