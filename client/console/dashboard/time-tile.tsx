import type { Figure } from '../../../core/metrics/figure.ts';
import { formatPrecise } from '../format.ts';
import { texts } from '../texts.ts';
import { Tile } from './tile.tsx';

const t = texts.figures;

type Props = { figure: Figure; name: string; meaning: string; onOpen: () => void };

/** A time. No value is an answer too: fewer than half have come that far. */
export function TimeTile({ figure: { value, count, of }, ...tile }: Props) {
  return (
    <Tile {...tile} hasCases={of > 0} big={value === null ? t.notReached : formatPrecise(value)}>
      <span className="hr-quiet">{of > 0 && t.counts(count, of)}</span>
    </Tile>
  );
}
