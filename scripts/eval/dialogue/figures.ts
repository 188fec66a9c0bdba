import { shareOf } from '../figures.ts';
import type { EvalRow } from '../row.ts';
import type { PlayedConversation, PlayedTurn } from './play.ts';

const only = ({ right }: PlayedTurn, course: PlayedTurn['course']): boolean =>
  right.length === 1 && right[0] === course;

const isWrongArticle = ({ right, articles, cited }: PlayedTurn): boolean =>
  !right.includes('answered') || (articles.length > 0 && !cited.some((id) => articles.includes(id)));

/** How many messages a person may take to come: in that of the need, or by two after it. */
const BY_MESSAGES_AFTER = 2;

/** Whether no person came in time, for each conversation in which only a person serves the customer. */
function missedNeeds(played: readonly PlayedConversation[]): boolean[] {
  return played.flatMap(({ turns }) => {
    const need = turns.findIndex((turn) => only(turn, 'escalated'));
    const called = turns.findIndex(({ course }) => course === 'escalated');
    return need < 0 ? [] : [called < 0 || called > need + BY_MESSAGES_AFTER];
  });
}

/** The messages that follow an answer, but for thanks. */
const followUps = (played: readonly PlayedConversation[]): PlayedTurn[] =>
  played.flatMap(({ turns }) =>
    turns.filter((turn, i) => turns[i - 1]?.course === 'answered' && !only(turn, 'thanked')),
  );

type Named = Pick<EvalRow, 'measure' | 'target' | 'anchor'> & { isCeiling?: boolean };

/** A share as a row; the held-out part of it beside it. */
function row(named: Named, all: readonly boolean[], held: readonly boolean[]): EvalRow {
  return {
    ...named,
    ...shareOf(all),
    n: all.length,
    baselines: [{ name: `of the ${held.length} that were not looked at`, value: shareOf(held).value }],
  };
}

/** The figures of the written conversations. */
export function figuresOf(played: readonly PlayedConversation[]): EvalRow[] {
  const both = (named: Named, outcomes: (of: readonly PlayedConversation[]) => readonly boolean[]): EvalRow =>
    row(named, outcomes(played), outcomes(played.filter(({ isHeld }) => isHeld)));
  const turnsOf = (of: readonly PlayedConversation[]) => of.flatMap(({ turns }) => turns);
  return [
    both(
      {
        measure: 'first questions that one article answers, answered rightly',
        target: 0.8,
        anchor: 'the engine before: .66',
      },
      (of) => of.flatMap(({ turns: [first] }) => (first && only(first, 'answered') ? [first.isRight] : [])),
    ),
    both(
      {
        measure: 'follow-ups after an answer, rightly answered or handed over',
        target: 0.7,
        anchor: 'the engine before: .19',
      },
      (of) => followUps(of).map(({ isRight }) => isRight),
    ),
    both(
      {
        measure: 'needless escalations among escalations',
        target: 0.25,
        isCeiling: true,
        anchor: 'the engine before: .70',
      },
      (of) =>
        turnsOf(of)
          .filter(({ course }) => course === 'escalated')
          .map(({ right }) => !right.includes('escalated')),
    ),
    both(
      {
        measure: 'needs missed: no person by two messages after',
        target: 0.05,
        isCeiling: true,
        anchor: 'as few as the press would leave',
      },
      missedNeeds,
    ),
    both(
      {
        measure: 'answers of written conversations that rest on a wrong article',
        target: null,
        isCeiling: true,
        anchor: 'the promise that the threshold gives is measured apart',
      },
      (of) =>
        turnsOf(of)
          .filter(({ course }) => course === 'answered')
          .map(isWrongArticle),
    ),
  ];
}

/** The share of codes that their own article answered. */
export const codesRow = (played: readonly PlayedConversation[]): EvalRow => ({
  measure: 'exact codes answered with their own article',
  ...shareOf(played.map(({ turns: [first] }) => first?.isRight ?? false)),
  target: 1,
  anchor: 'the engine before: 6 of 33 on a hidden list',
  n: played.length,
  baselines: [],
});

/** One line a message: what was said, what came of it, and what would have been right. */
export function coursesOf(played: readonly PlayedConversation[]): string {
  return played
    .flatMap(({ name, isHeld, turns }) => [
      `${name}${isHeld ? ' (held)' : ''}`,
      ...turns.map(({ say, course, cited, right, articles, isRight }) => {
        const came = [course, ...cited].join(' ');
        const wanted = isRight ? '' : `, expected ${right.join(' or ')} ${articles.join(' or ')}`;
        return `  ${isRight ? '+' : '-'} ${say}\n      ${came}${wanted}`.trimEnd();
      }),
    ])
    .join('\n');
}
