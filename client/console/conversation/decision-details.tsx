import type { ReactNode } from 'react';
import { formatPrecise, formatShare } from '../format.ts';
import { SeqLink } from '../parts/seq-link.tsx';
import { texts } from '../texts.ts';
import { ContributionBars } from './contribution-bars.tsx';
import { formatNumber, labelOf } from './feature-words.ts';
import { ScoreBar } from './score-bar.tsx';
import type { StoredDecision } from './stored-decision.ts';

const t = texts.decision;

/** What a decision rests on: how sure, what spoke for and against, what would have changed it, and on what. */
export function DecisionDetails({ decision, answersSeq }: { decision: StoredDecision; answersSeq: number }) {
  const { score = null, interval = null, threshold = null, contributions = [] } = decision;
  return (
    <>
      <Part title={t.howSure}>
        {score === null ? (
          <p className="hr-quiet">{t.noScore}</p>
        ) : (
          <ScoreBar score={score} interval={interval} threshold={threshold} />
        )}
        {score !== null && decision.mode === 'shadow' && <p className="hr-quiet">{t.shadow}</p>}
      </Part>
      {contributions.length > 0 && (
        <Part title={t.spoke}>
          <ContributionBars contributions={contributions} />
        </Part>
      )}
      {(score !== null || decision.change) && (
        <Part title={t.counterfactual}>
          <p>{describeChange(decision)}</p>
        </Part>
      )}
      <Part title={t.rules}>
        <Rules decision={decision} />
      </Part>
      <Part title={t.inputs}>
        <Inputs decision={decision} answersSeq={answersSeq} />
      </Part>
      <Part title={t.versions}>
        <Versions decision={decision} />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="hr-decision-part">
      <h3>{title}</h3>
      <div>{children}</div>
    </div>
  );
}

/** Of the rules where they decided, else of the score. */
function describeChange({ change, counterfactual }: StoredDecision): string {
  if (change) return t.changeText(change.meaning, String(change.current ?? '–'), String(change.required));
  if (!counterfactual) return t.noCounterfactual;
  const { feature, current, required, expectedScore } = counterfactual;
  return t.counterfactualText(
    labelOf(feature),
    formatNumber(current),
    formatNumber(required),
    formatShare(expectedScore),
  );
}

function Rules({ decision }: { decision: StoredDecision }) {
  const rules = decision.rules ?? [];
  if (rules.length === 0) return <p className="hr-quiet">{t.noRules}</p>;
  return (
    <ul className="hr-plain">
      {rules.map((rule) => (
        <li key={rule.id}>
          <code>{rule.id}</code> {rule.message || t.effects[rule.outcome] || rule.outcome}{' '}
          <span className="hr-quiet">
            ({t.effects[rule.outcome] ?? rule.outcome}
            {rule.indeterminate ? `; ${t.maybe}` : ''})
          </span>
        </li>
      ))}
    </ul>
  );
}

function Inputs({ decision, answersSeq }: { decision: StoredDecision; answersSeq: number }) {
  const seqs = decision.inputs?.entrySeqs ?? [answersSeq];
  const articles = decision.inputs?.articles ?? [];
  return (
    <>
      <div className="hr-seqs">
        {seqs.map((seq) => (
          <SeqLink key={seq} seq={seq} />
        ))}
      </div>
      {articles.length > 0 && (
        <p className="hr-quiet">{articles.map(({ id, version }) => `${id} v${version}`).join(', ')}</p>
      )}
    </>
  );
}

function Versions({ decision }: { decision: StoredDecision }) {
  const { engine, model, modelVersion, promptId, promptVersion, policyBundle, latencyMs, tokens } = decision;
  const rows: [string, string | null][] = [
    [t.engine, engine ?? null],
    [t.model, joined(model, short(modelVersion))],
    [t.prompt, joined(promptId, short(promptVersion))],
    [t.policy, short(policyBundle)],
    [t.took, latencyMs === undefined ? null : formatPrecise(latencyMs / 1000)],
    [t.tokens, tokens && tokens.input + tokens.output > 0 ? `${tokens.input} + ${tokens.output}` : null],
  ];
  return (
    <dl className="hr-versions">
      {rows.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

const short = (version: string | null | undefined) => version?.slice(0, 12) ?? null;
const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' ') || null;
