import type { EscalationFigures } from '../../../core/metrics/summary.ts';
import { formatDuration, formatShare } from '../format.ts';
import { texts } from '../texts.ts';
import { DataTable } from './data-table.tsx';

const t = texts.figures;
const WIDTH = 560;
const HEIGHT = 190;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 8;
const scales = [900, 3_600, 14_400, 86_400, 604_800];

/** The cumulative share with effective help, as steps with their interval, not drawn where too few were followed. */
export function IncidenceChart({ figures: { curve, tailSeconds } }: { figures: EscalationFigures }) {
  const points = curve.filter((point) => !point.beyondTail && point.share !== null);
  if (tailSeconds === 0 || points.length === 0) return <p className="hr-none">{t.curveNone}</p>;
  const end = scales.find((scale) => scale >= (points.at(-1)?.seconds ?? 0)) ?? 604_800;
  const until = Math.min(tailSeconds, end);
  const x = (seconds: number) => LEFT + (Math.min(seconds, end) / end) * (WIDTH - LEFT - 8);
  const y = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const rows = points.map((point) => ({
    x: x(point.seconds),
    share: y(point.share ?? 0),
    low: y(point.interval?.low ?? point.share ?? 0),
    high: y(point.interval?.high ?? point.share ?? 0),
  }));
  return (
    <figure className="hr-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.curve}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line className="hr-axis" x1={LEFT} x2={WIDTH - 8} y1={y(share)} y2={y(share)} />
            <text x={LEFT - 6} y={y(share) + 4} textAnchor="end">
              {formatShare(share)}
            </text>
          </g>
        ))}
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <text key={part} x={x(part * end)} y={HEIGHT - 6} textAnchor={part === 1 ? 'end' : 'middle'}>
            {formatDuration(part * end)}
          </text>
        ))}
        <path className="hr-ribbon" d={ribbon(rows, x(until))} />
        <path className="hr-curve" d={steps(rows, x(0), y(0), x(until))} />
      </svg>
      <figcaption className="hr-quiet">
        {t.curve}. {t.curveTail(formatDuration(tailSeconds))}
      </figcaption>
      <DataTable
        caption={t.curve}
        head={[t.curveTime, t.curveShare, t.curveInterval, t.curveAtRisk]}
        rows={points.map(({ seconds, share, interval, atRisk }) => [
          formatDuration(seconds),
          formatShare(share ?? 0),
          interval ? t.interval(formatShare(interval.low), formatShare(interval.high)) : '–',
          String(atRisk),
        ])}
      />
    </figure>
  );
}

type Row = { x: number; share: number; low: number; high: number };

function steps(rows: readonly Row[], startX: number, startY: number, endX: number): string {
  return `M${startX},${startY}${rows.map((row) => `H${row.x}V${row.share}`).join('')}H${endX}`;
}

/** Between the interval's ends, along the same steps. */
function ribbon(rows: readonly Row[], endX: number): string {
  const first = rows[0];
  if (!first) return '';
  const upper = `M${first.x},${first.high}${rows.map((row) => `H${row.x}V${row.high}`).join('')}H${endX}`;
  const back = rows
    .map((row, index) => ({ low: row.low, from: rows[index + 1]?.x ?? endX, to: row.x }))
    .reverse()
    .map(({ low, from, to }) => `H${from}V${low}H${to}`)
    .join('');
  return `${upper}V${rows.at(-1)?.low ?? first.low}${back}Z`;
}
