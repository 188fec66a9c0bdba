/** @jsxImportSource preact */
import { feedbackFor } from '../phase.ts';
import type { ViewProps } from './app.tsx';

const SCORES = [1, 2, 3, 4, 5];

/** "Did this solve it?" after an answer; a yes may be followed by a score. */
export function Feedback({ model, controller, words }: ViewProps) {
  const { t } = words;
  const given = model.outbox.findLast((item) => item.kind === 'answer');
  const ask =
    given?.kind === 'answer'
      ? given.solved && !given.score
        ? 'score'
        : 'none'
      : feedbackFor(model.thread.entries);
  if (ask === 'none' || model.draft || model.outbox.some(({ kind }) => kind !== 'answer')) return null;
  if (ask === 'thanks') return <p class="line">{t('thanks')}</p>;
  if (ask === 'score') {
    return (
      <fieldset class="feedback">
        <legend>{t('howWasIt')}</legend>
        {SCORES.map((score) => (
          <button
            key={score}
            type="button"
            aria-label={t('scoreOf', { count: score })}
            onClick={() => controller.answerSolved(true, score)}
          >
            {score}
          </button>
        ))}
      </fieldset>
    );
  }
  return (
    <fieldset class="feedback">
      <legend>{t('didItSolve')}</legend>
      <button type="button" onClick={() => controller.answerSolved(true)}>
        {t('yes')}
      </button>
      <button type="button" onClick={() => controller.answerSolved(false)}>
        {t('no')}
      </button>
    </fieldset>
  );
}
