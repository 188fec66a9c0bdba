import type { Figure } from '../../../core/metrics/figure.ts';
import { formatPrecise } from '../format.ts';
import { texts } from '../texts.ts';
import { FigureButton } from './figure-button.tsx';

const t = texts.figures;

type Props = { figure: Figure; name: string; meaning: string; onOpen: () => void };

/** A time. No value is an answer too: fewer than half have come that far. */
export function TimeTile({ figure: { value, count, of }, name, meaning, onOpen }: Props) {
  return (
    <div className="hr-tile" title={meaning}>
      <span className="hr-quiet">{name}</span>
      {of === 0 ? (
        <span className="hr-none">{t.notEnough}</span>
      ) : (
        <FigureButton label={name} onClick={onOpen}>
          <span className="hr-big">{value === null ? t.notReached : formatPrecise(value)}</span>
        </FigureButton>
      )}
      <span className="hr-quiet">{of > 0 && t.counts(count, of)}</span>
    </div>
  );
}
