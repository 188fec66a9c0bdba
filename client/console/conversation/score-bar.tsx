import { formatShare } from '../format.ts';
import { texts } from '../texts.ts';

type Props = { score: number; interval: readonly [number, number] | null; threshold: number | null };
const WIDTH = 400;

/** A score between 0 and 1 with its interval and the threshold, drawn and in words. */
export function ScoreBar({ score, interval, threshold }: Props) {
  const words = texts.decision.score(
    formatShare(score),
    formatShare(interval?.[0] ?? score),
    formatShare(interval?.[1] ?? score),
  );
  return (
    <>
      <svg className="hr-score" viewBox={`-6 0 ${WIDTH + 12} 26`} aria-hidden>
        <rect className="hr-track" x={0} y={9} width={WIDTH} height={8} rx={4} />
        {interval && (
          <rect
            className="hr-interval"
            x={interval[0] * WIDTH}
            y={6}
            width={Math.max(2, (interval[1] - interval[0]) * WIDTH)}
            height={14}
            rx={4}
          />
        )}
        {threshold !== null && (
          <line className="hr-threshold" x1={threshold * WIDTH} x2={threshold * WIDTH} y1={0} y2={26} />
        )}
        <circle className="hr-point" cx={score * WIDTH} cy={13} r={5} />
      </svg>
      <p>
        <strong>{words}</strong>
        {threshold !== null && (
          <span className="hr-quiet"> · {texts.decision.threshold(formatShare(threshold))}</span>
        )}
      </p>
      <p className="hr-quiet">{texts.decision.scoreHint}</p>
    </>
  );
}
