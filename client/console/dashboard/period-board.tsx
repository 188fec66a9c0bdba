import { type FigureId, figureCatalogue } from '../../../core/metrics/catalogue.ts';
import type { Figure } from '../../../core/metrics/summarise.ts';
import { formatPrecise } from '../format.ts';
import { texts } from '../texts.ts';
import { CountBar } from './count-bar.tsx';
import type { Drilled } from './drill-down.tsx';
import { FigureButton } from './figure-button.tsx';
import { HorizonTile } from './horizon-tile.tsx';
import { IncidenceChart } from './incidence-chart.tsx';
import type { FiguresReport } from './use-figures.ts';
import { WaterfallChart } from './waterfall-chart.tsx';

const t = texts.figures;
const horizons = ['effective_within_5m', 'effective_within_15m', 'effective_within_60m'] as const;
const losses = ['missed', 'abandoned', 'unresolved'] as const;
const more = [
  'strict_effective',
  'recovered_effective',
  'repeat_story',
  'false_escalation',
  'press_failed',
  'suspect',
] as const;

type Props = { report: FiguresReport; onDrill: (drilled: Drilled) => void };

/** All figures of one period, the promise to the customer first. */
export function PeriodBoard({ report: { total, confirmed }, onDrill }: Props) {
  const drill = (id: FigureId) => () =>
    onDrill({
      title: nameOf(id),
      meaning: meaningOf(id),
      conversationIds: total.figures[id].conversationIds,
    });
  return (
    <>
      <p>
        <FigureButton
          label={t.needs(total.n)}
          onClick={() =>
            onDrill({ title: t.needs(total.n), meaning: '', conversationIds: total.conversationIds })
          }
        >
          <strong>{t.needs(total.n)}</strong>
        </FigureButton>{' '}
        <span className="hr-quiet">
          · {t.matured(total.matured)} · {t.confirmed(confirmed.n)}
        </span>
      </p>
      <div className="hr-card">
        <h3>{t.headline}</h3>
        <div className="hr-horizons">
          {horizons.map((id) => (
            <HorizonTile key={id} figure={total.figures[id]} title={t.horizons[id]} onOpen={drill(id)} />
          ))}
        </div>
      </div>
      <div className="hr-card">
        <h3>{t.median}</h3>
        <Median
          figure={total.figures.median_ttee}
          staffedSeconds={total.medianStaffedSeconds}
          onOpen={drill('median_ttee')}
        />
        <IncidenceChart figures={total} />
      </div>
      <div className="hr-card">
        <h3>{t.waterfall}</h3>
        <WaterfallChart stages={total.waterfall} onDrill={onDrill} />
      </div>
      <div className="hr-card">
        <h3>{t.losses}</h3>
        {losses.map((id) => (
          <CountBar
            key={id}
            name={nameOf(id)}
            meaning={meaningOf(id)}
            figure={total.figures[id]}
            tone="bad"
            onOpen={drill(id)}
          />
        ))}
      </div>
      <div className="hr-card">
        <h3>{t.press}</h3>
        <div className="hr-horizons">
          <Time title={t.p50} figure={total.figures.press_ack_p50} onOpen={drill('press_ack_p50')} />
          <Time title={t.p95} figure={total.figures.press_ack_p95} onOpen={drill('press_ack_p95')} />
        </div>
      </div>
      <div className="hr-card">
        <h3>{t.more}</h3>
        {more.map((id) => (
          <CountBar
            key={id}
            name={nameOf(id)}
            meaning={meaningOf(id)}
            figure={total.figures[id]}
            tone="none"
            onOpen={drill(id)}
          />
        ))}
      </div>
    </>
  );
}

const definitionOf = (id: FigureId) => figureCatalogue.find((one) => one.id === id);
const nameOf = (id: FigureId) => definitionOf(id)?.name ?? id;
const meaningOf = (id: FigureId) => definitionOf(id)?.meaning ?? '';

type MedianProps = { figure: Figure; staffedSeconds: number | null; onOpen: () => void };

/** Null is an answer here: fewer than half have been helped so far. */
function Median({ figure, staffedSeconds, onOpen }: MedianProps) {
  return (
    <div className="hr-median">
      <FigureButton label={nameOf('median_ttee')} onClick={onOpen}>
        <span className="hr-big">{figure.value === null ? t.notReached : formatPrecise(figure.value)}</span>
      </FigureButton>
      <span className="hr-quiet">
        {t.counts(figure.count, figure.of)}
        {staffedSeconds !== null && ` · ${t.staffed(formatPrecise(staffedSeconds))}`}
        {figure.countsOnly && ` · ${t.fewCases(figure.of)}`}
      </span>
    </div>
  );
}

function Time({ title, figure, onOpen }: { title: string; figure: Figure; onOpen: () => void }) {
  return (
    <div className="hr-tile">
      <span className="hr-quiet">{title}</span>
      {figure.of === 0 ? (
        <span className="hr-none">{t.notEnough}</span>
      ) : (
        <FigureButton label={nameOf(figure.id)} onClick={onOpen}>
          <span className="hr-big">{figure.value === null ? t.notReached : formatPrecise(figure.value)}</span>
        </FigureButton>
      )}
      <span className="hr-quiet">{figure.of > 0 && t.presses(figure.of)}</span>
    </div>
  );
}
