import type { StageSummary } from '../../../core/metrics/summary.ts';
import { formatPrecise } from '../format.ts';
import { texts } from '../texts.ts';
import type { Drilled } from './drill-down.tsx';
import { FigureButton } from './figure-button.tsx';

const t = texts.figures;

/** The mean time from need to effective help, by stage; each begins where the last one ended. */
export function WaterfallChart({
  stages,
  onDrill,
}: {
  stages: StageSummary[];
  onDrill: (drilled: Drilled) => void;
}) {
  const known = stages.filter((stage) => stage.meanSeconds !== null);
  const total = known.reduce((sum, stage) => sum + (stage.meanSeconds ?? 0), 0);
  if (known.length === 0) return <p className="hr-none">{t.notEnough}</p>;
  let from = 0;
  const placed = known.map((stage) => {
    const start = from;
    from += stage.meanSeconds ?? 0;
    return { ...stage, start };
  });
  return (
    <table className="hr-waterfall">
      <caption className="hr-hidden">{t.waterfall}</caption>
      <thead className="hr-hidden">
        <tr>
          <th>{t.waterfallStage}</th>
          <th>{t.waterfall}</th>
          <th>{t.waterfallMean}</th>
          <th>{t.waterfallMedian}</th>
        </tr>
      </thead>
      <tbody>
        {placed.map(({ stage, start, meanSeconds, medianSeconds, conversationIds }) => (
          <tr key={stage}>
            <th scope="row">{t.stages[stage] ?? stage}</th>
            <td className="hr-waterfall-bar">
              <span
                aria-hidden
                style={{
                  marginInlineStart: `${total === 0 ? 0 : (start / total) * 100}%`,
                  width: `${total === 0 ? 0 : ((meanSeconds ?? 0) / total) * 100}%`,
                }}
              />
            </td>
            <td className="hr-number">
              <FigureButton
                label={t.stages[stage] ?? stage}
                onClick={() =>
                  onDrill({ title: t.stages[stage] ?? stage, meaning: t.waterfall, conversationIds })
                }
              >
                {formatPrecise(meanSeconds ?? 0)}
              </FigureButton>
            </td>
            <td className="hr-number hr-quiet">
              {t.waterfallMedian} {formatPrecise(medianSeconds ?? 0)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
