import type { Decision } from '../../../core/triage/explanation/decision.ts';
import { texts } from '../texts.ts';
import { formatNumber, labelOf } from './feature-words.ts';

const SHOWN = 8;

/** What spoke for a person (right) and against (left), the strongest first. */
export function ContributionBars({ contributions }: { contributions: Decision['contributions'] }) {
  const sorted = [...contributions].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const shown = sorted.slice(0, SHOWN);
  const largest = Math.max(1e-9, ...shown.map(({ contribution }) => Math.abs(contribution)));
  return (
    <table className="hr-contributions">
      <thead className="hr-hidden">
        <tr>
          <th>{texts.decision.spoke}</th>
          <th>{texts.decision.forPerson}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ feature, value, reference, contribution }) => (
          <tr key={feature} title={texts.decision.value(formatNumber(value), formatNumber(reference))}>
            <td>{labelOf(feature)}</td>
            <td>
              <span className="hr-diverging" aria-hidden>
                <span
                  data-side={contribution >= 0 ? 'for' : 'against'}
                  style={{ width: `${(Math.abs(contribution) / largest) * 50}%` }}
                />
              </span>
            </td>
            <td className="hr-number">
              {contribution >= 0 ? '+' : '−'}
              {formatNumber(Math.abs(contribution))}
              <span className="hr-hidden">
                {contribution >= 0 ? texts.decision.forPerson : texts.decision.forAssistant}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
