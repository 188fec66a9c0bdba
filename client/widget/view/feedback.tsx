/** @jsxImportSource preact */
import { asksItself, feedbackFor } from '../state.ts';
import type { ViewProps } from './view-props.ts';

const SCORES = [1, 2, 3, 4, 5];
const YES_NO = [1, 0];

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
  const isScore = ask === 'score';
  return (
    <fieldset class="feedback" key={ask}>
      <legend class={!isScore && asksItself(model.thread.entries) ? 'asked' : undefined}>
        {t(isScore ? 'howWasIt' : 'didItSolve')}
      </legend>
      {(isScore ? SCORES : YES_NO).map((value) => (
        <button
          key={value}
          type="button"
          aria-label={isScore ? t('scoreOf', { count: value }) : undefined}
          onClick={() => controller.answerSolved(isScore || value > 0, isScore ? value : undefined)}
        >
          {isScore ? value : t(value ? 'yes' : 'no')}
        </button>
      ))}
    </fieldset>
  );
}
