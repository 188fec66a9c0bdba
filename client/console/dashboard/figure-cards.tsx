import { shownFigures } from '../../../core/metrics/catalogue.ts';
import type { Card, MeasuredRow } from '../../../core/metrics/figure.ts';
import type { EscalationFigures } from '../../../core/metrics/summary.ts';
import { CountBar } from './count-bar.tsx';
import type { Drilled } from './drill-down.tsx';
import { HorizonTile } from './horizon-tile.tsx';
import { TimeTile } from './time-tile.tsx';

type Props = { card: Card; total: EscalationFigures; onDrill: (drilled: Drilled) => void };

/** The figures of one card, in the order of the catalogue, each as its unit and card ask. */
export function FigureCards({ card, total, onDrill }: Props) {
  const rows = shownFigures.filter((row) => row.card === card);
  const isTiled = card === 'promise' || card === 'speed';
  return (
    <div className={isTiled ? 'hr-horizons' : undefined}>
      {rows.map((row) => (
        <FigureOf key={row.id} row={row} total={total} onDrill={onDrill} />
      ))}
    </div>
  );
}

function FigureOf({ row, total, onDrill }: Omit<Props, 'card'> & { row: MeasuredRow }) {
  const { id, name, meaning, unit, card } = row;
  const figure = total.figures[id];
  // A server of another version may not send it yet.
  if (!figure) return null;
  const onOpen = () => onDrill({ title: name, meaning, conversationIds: figure.conversationIds });
  const shown = { figure, name, meaning, onOpen };
  if (unit === 'seconds') return <TimeTile {...shown} />;
  if (card === 'promise') return <HorizonTile {...shown} />;
  return <CountBar {...shown} tone={card === 'lost' ? 'bad' : 'none'} />;
}
