import { after, type Conclusion } from '../../../../core/triage/judge/after.ts';
import type { Judgement } from '../../../../core/triage/judgement.ts';
import type { TimelineTurn } from '../../../../core/triage/turns.ts';
import { ANSWER, article, failedRun, look, QUESTION, ran, turnsFrom } from './scene.ts';

const asked = () => look(turnsFrom(QUESTION));
const judged = (over: Partial<Judgement> = {}, articles = [article]) => after(asked(), ran(over, articles));

function causeIn(conclusion: Conclusion) {
  if (conclusion.action !== 'escalate') throw new Error(`no person was called: ${conclusion.action}`);
  return conclusion.cause;
}

describe('before an engine is asked', () => {
  it('it may run for a plain question', () => {
    expect(asked().mayRun).toBe(true);
  });

  it.each<[string, ReturnType<typeof look>, string, string]>([
    [
      'a wish',
      look(turnsFrom('I want to talk to a human being please')),
      'asked_in_words',
      'explicit_request',
    ],
    ['a legal matter', look(turnsFrom('My lawyer will write to you about it')), 'legal', 'policy_rule'],
    [
      'a wish in a legal matter',
      look(turnsFrom('My lawyer says that I should talk to a human being please')),
      'asked_in_words',
      'explicit_request',
    ],
    [
      'bad mood after an answer',
      look(turnsFrom('The export is late', 'b', 'This is ridiculous and useless, I am furious')),
      'negative_sentiment',
      'negative_sentiment',
    ],
    [
      'two failed fixes',
      look(
        turnsFrom(QUESTION, 'Try a restart.', 'That did not help.', 'Clear the cache.', 'That did not help.'),
      ),
      'fixes_failed',
      'customer_report',
    ],
  ])('%s calls a person without it', (_what, first, code, need) => {
    expect(first.mayRun).toBe(false);
    const conclusion = after(first, null);
    const cause = causeIn(conclusion);
    expect(cause).toMatchObject({ reason: { code }, need, by: 'policy', inDoubt: false });
    expect(cause.evidence.quote).not.toBe('');
    expect(conclusion.run).toBeNull();
  });

  it('danger is named before the wish, with words of care in the language of the contact', () => {
    const words = 'Ich will nicht mehr leben, bitte verbinden Sie mich jetzt mit einem Menschen';
    const conclusion = after(look(turnsFrom(words)), null);
    expect(causeIn(conclusion).reason.code).toBe('danger');
    expect(conclusion).toMatchObject({ care: { kind: 'selfHarm', text: expect.stringContaining('112') } });
    expect(conclusion).toMatchObject({ care: { text: expect.stringContaining('Notruf') } });
  });
});

describe('a message that is only a courtesy', () => {
  const afterAnswer = (text: string, over: Partial<TimelineTurn> = {}) =>
    turnsFrom(QUESTION, ANSWER, text).map((turn) =>
      turn.by === 'assistant' ? { ...turn, articleIds: [article.id], ...over } : turn,
    );
  const returned = (...given: Parameters<typeof look>) => {
    const first = look(...given);
    expect(first.mayRun).toBe(false);
    return after(first, null);
  };

  it.each([
    ['thank you, got it', 'Did this solve it?'],
    ['ok cool, works now', 'Did this solve it?'],
    ['perfect thx', 'Did this solve it?'],
    ['danke, klappt jetzt', 'Ist das Problem damit gelöst?'],
  ])('%s is returned and asks whether it is solved', (text, question) => {
    const conclusion = returned(afterAnswer(text));
    expect(conclusion).toMatchObject({ action: 'reply', kind: 'answer', articles: [], run: null });
    expect(conclusion).toMatchObject({ text: expect.stringContaining(question) });
  });

  it('is returned in a language that the engine does not know, and in a mood that was bad before', () => {
    const turns = turnsFrom('This is ridiculous and useless, I am furious', ANSWER, 'merci, ça marche');
    expect(returned(turns, { languages: ['en'] })).toMatchObject({ action: 'reply' });
  });

  it.each([
    ['👍', 'de-AT', 'Gern geschehen'],
    ['👍', null, 'You are welcome'],
  ])('%s takes the language of the page, %s', (text, locale, words) => {
    const short = afterAnswer(text).map((turn) => (turn.seq === 2 ? { ...turn, text: 'NWX-502' } : turn));
    expect(returned(short, { locale })).toMatchObject({ text: expect.stringContaining(words) });
  });

  it('before any answer it is asked what the matter is', () => {
    expect(returned(turnsFrom('hi'))).toMatchObject({ text: 'Hello! What can I help you with?' });
    expect(returned(turnsFrom('thanks'))).toMatchObject({ kind: 'question' });
  });

  it('a yes to the question ends the exchange, a no calls a person', () => {
    const asking = 'You are welcome. Did this solve it?';
    const solved = returned(turnsFrom(QUESTION, ANSWER, 'thanks', asking, 'yes it did'));
    expect(solved).toMatchObject({ action: 'reply', kind: 'notice', text: expect.stringContaining('Glad') });
    const not = after(look(turnsFrom(QUESTION, ANSWER, 'thanks', asking, 'not really')), null);
    expect(causeIn(not)).toMatchObject({ reason: { code: 'not_solved' }, need: 'customer_report' });
  });

  it('a danger that was told before is not thanked away', () => {
    const turns = turnsFrom('the battery caught fire', 'Please wait.', 'ok thanks');
    expect(causeIn(after(look(turns), null)).reason.code).toBe('danger');
  });

  it('a greeting later on is a nudge, and the engine looks again', () => {
    expect(look(turnsFrom(QUESTION, 'Which one?', 'hello')).mayRun).toBe(true);
  });
});

describe('after the engine', () => {
  it('an answer from an article is given, and names it', () => {
    expect(judged()).toMatchObject({ action: 'reply', text: ANSWER, articles: [{ id: article.id }] });
  });

  it('a question back is asked', () => {
    const question = { action: 'ask' as const, text: 'Which version do you use?', articles: [] };
    expect(judged(question)).toMatchObject({ action: 'ask', text: question.text, articles: [] });
  });

  it.each<[string, Conclusion, string, string]>([
    [
      'that fails is named as it failed',
      after(asked(), failedRun('engine_timeout')),
      'engine_timeout',
      'ai_limit',
    ],
    ['that names no article may not answer', judged({ articles: [] }), 'no_article', 'ai_limit'],
    [
      'that cites what was not found may not either',
      judged({ articles: [{ id: 'other', version: 1 }] }),
      'no_article',
      'ai_limit',
    ],
    ['that is unsure may not answer', judged({ confidence: 0.1 }), 'unsure', 'ai_limit'],
    [
      'that promises a person is not shown',
      judged({ text: 'I am transferring you to a human agent now.' }),
      'engine_invalid_output',
      'ai_limit',
    ],
    ['that answers nothing calls a person', judged({ text: null }), 'engine_invalid_output', 'ai_limit'],
  ])('one %s', (_what, conclusion, code, need) => {
    expect(causeIn(conclusion)).toMatchObject({ reason: { code }, need, by: 'policy', inDoubt: false });
    expect(causeIn(conclusion).evidence).toEqual({ seq: 2, quote: QUESTION });
  });

  it('a question that was asked before is not asked again', () => {
    const first = look(
      turnsFrom(
        'How do I change the batch size?',
        'Which version do you use?',
        'I do not know which one it is',
      ),
    );
    const conclusion = after(first, ran({ action: 'ask', text: 'Which version do you use?', articles: [] }));
    expect(causeIn(conclusion)).toMatchObject({ reason: { code: 'repeated_itself' }, need: 'loop' });
  });

  it('confidence that nobody knows leads to a person in doubt, and is not taken for a figure', () => {
    const conclusion = judged({ confidence: null });
    expect(conclusion.consulted.inputs['answer.confidence']).toBeNull();
    expect(conclusion.features.self_reported_uncertainty).toBeNull();
    expect(causeIn(conclusion)).toMatchObject({ reason: { code: 'unsure' }, inDoubt: true });
  });

  it('a proposal of the engine is passed on in its own words, as its own', () => {
    const escalation = { reason: 'out_of_scope', text: 'No article mentions E1061' } as const;
    const cause = causeIn(judged({ action: 'escalate', text: null, escalation }));
    expect(cause).toMatchObject({ reason: { code: 'out_of_scope', text: escalation.text }, by: 'assistant' });
  });

  it.each(['danger', 'outage', 'security', 'legal'] as const)(
    'an engine that says %s moves nobody ahead: only a detector may',
    (reason) => {
      const escalation = { reason, text: 'very urgent' };
      const cause = causeIn(judged({ action: 'escalate', text: null, escalation }));
      expect(cause.reason.code).toBe('unsure');
    },
  );
});
