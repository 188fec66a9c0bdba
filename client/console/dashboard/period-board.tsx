import type { EscalationReport } from '../../../core/contract/escalation-report.ts';
import { texts } from '../texts.ts';
import type { Drilled } from './drill-down.tsx';
import { FigureButton } from './figure-button.tsx';
import { FigureCards } from './figure-cards.tsx';
import { IncidenceChart } from './incidence-chart.tsx';
import { WaterfallChart } from './waterfall-chart.tsx';

const t = texts.figures;

type Props = { report: EscalationReport; onDrill: (drilled: Drilled) => void };

/** All figures of one period, the promise to the customer first. The catalogue decides which there are. */
export function PeriodBoard({ report: { total, confirmed }, onDrill }: Props) {
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
          · {t.confirmed(confirmed.n)} · {t.matured(total.matured)}
        </span>
      </p>
      <div className="hr-card">
        <h3>{t.promise}</h3>
        <FigureCards card="promise" total={total} onDrill={onDrill} />
      </div>
      <div className="hr-card">
        <h3>{t.speed}</h3>
        <FigureCards card="speed" total={total} onDrill={onDrill} />
        <IncidenceChart figures={total} />
      </div>
      <div className="hr-card">
        <h3>{t.waterfall}</h3>
        <WaterfallChart stages={total.waterfall} onDrill={onDrill} />
      </div>
      <div className="hr-card">
        <h3>{t.lost}</h3>
        <FigureCards card="lost" total={total} onDrill={onDrill} />
      </div>
      <div className="hr-card">
        <h3>{t.quality}</h3>
        <FigureCards card="quality" total={total} onDrill={onDrill} />
      </div>
      <OutcomeCard total={total} onDrill={onDrill} />
    </>
  );
}

/** How all conversations ended: there is something to say even where nobody needed a person. */
export function OutcomeCard({
  total,
  onDrill,
}: {
  total: EscalationReport['total'];
  onDrill: Props['onDrill'];
}) {
  return (
    <div className="hr-card">
      <h3>{t.outcome}</h3>
      <FigureCards card="outcome" total={total} onDrill={onDrill} />
    </div>
  );
}
