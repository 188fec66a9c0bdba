import type { Brief } from '../../../core/brief/brief-schema.ts';
import { useHighlight } from '../parts/highlight.tsx';
import { moodShown } from '../parts/sentiment-mark.tsx';
import { texts } from '../texts.ts';
import { Section } from './section.tsx';

const WIDTH = 280;
const HEIGHT = 56;
const PAD = 8;

/** How the mood went, as a small picture whose points lead to the messages. */
export function MoodCourse({ sentiment }: { sentiment: Brief['sentiment'] }) {
  const { show } = useHighlight();
  const { points, now, trend } = sentiment;
  if (points.length === 0) return null;
  const { word } = moodShown(now);
  // One message has a mood and no course.
  const isCourse = points.length > 1;
  const placed = points.map((point, index) => ({
    ...point,
    x: PAD + (index / (points.length - 1)) * (WIDTH - 2 * PAD),
    y: HEIGHT / 2 - point.value * (HEIGHT / 2 - PAD),
  }));
  const line = placed.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <Section title={texts.sentiment.course}>
      <p>
        {word}
        {isCourse && texts.sentiment.trend[trend] && (
          <span className="hr-quiet">, {texts.sentiment.trend[trend]}</span>
        )}
      </p>
      {isCourse && (
        <div className="hr-mood-course">
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
            <line className="hr-axis" x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
            <polyline className="hr-spark" points={line} />
          </svg>
          {placed.map(({ seq, value, x, y }) => (
            <button
              key={seq}
              type="button"
              data-tone={moodShown(value).tone}
              style={{ left: `${(x / WIDTH) * 100}%`, top: `${(y / HEIGHT) * 100}%` }}
              aria-label={`${texts.sentiment.point(moodShown(value).word)}: ${texts.brief.show(seq)}`}
              title={texts.sentiment.point(moodShown(value).word)}
              onClick={() => show(seq)}
            />
          ))}
        </div>
      )}
    </Section>
  );
}
