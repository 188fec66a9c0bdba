import type { Figure } from '../../../core/metrics/figure.ts';
import { formatShare } from '../format.ts';
import { texts } from '../texts.ts';
import { FigureButton } from './figure-button.tsx';

const t = texts.figures;
type Props = { name: string; meaning: string; figure: Figure; tone: 'bad' | 'none'; onOpen: () => void };

/** A share of the contacts as a bar of its own: the counts always, the share where there are enough. */
export function CountBar({ name, meaning, figure, tone, onOpen }: Props) {
  const { count, of, value, interval } = figure;
  return (
    <div className="hr-count-bar" title={meaning}>
      <span className="hr-count-name">{name}</span>
      <div className="hr-bar" data-tone={tone} aria-hidden>
        <span style={{ width: `${of === 0 ? 0 : (count / of) * 100}%` }} />
      </div>
      {of === 0 ? (
        <span className="hr-none">{t.notEnough}</span>
      ) : (
        <FigureButton label={name} onClick={onOpen}>
          {value !== null && <strong>{formatShare(value)} </strong>}
          <span>{t.counts(count, of)}</span>
          {value !== null && interval && (
            <span className="hr-quiet">
              {' '}
              ({t.interval(formatShare(interval.low), formatShare(interval.high))})
            </span>
          )}
        </FigureButton>
      )}
    </div>
  );
}
