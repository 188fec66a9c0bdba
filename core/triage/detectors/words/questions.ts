import type { PhraseTable } from '../../../text/phrases.ts';

/** How questions begin, which of them ask nothing, and replies that answer nothing. */
export const questionTable: PhraseTable = {
  name: 'question',
  texts: [
    {
      file: 'core/triage/detectors/words/questions.ts',
      text: `
// The beginning of a question that may stand without its mark.
= starts
^ [.]+ [and|but|so|also|hi|hello|hey|ok|okay|please]+ (what|when|where|which|who|why|how|can (i|you|we)|could (you|i)
  |do (i|you)|does|is (it|there|my|the)|are (there|you)|will|wie|was|wann|wo|warum|wieso|wer|kann ich|können sie
  |gibt es|comment|quand|pourquoi|où|cuándo|cómo|dónde|quando|come|dove|perché) > _

= empty
^ [.]+ (hello|hi|anyone|anybody there|are you (there|kidding|serious)|really|what|huh|why) [.]+ $

// Replies that name no answer, whatever words they share with the question.
= evasive
(didn't|don't|couldn't|can't|cannot|(did|do|could|can) not) [quite] (understand|get|catch)
please (rephrase|wait|hold) | one moment | let me check | not sure (what|i) | could you (rephrase|clarify)
how can i help | habe (das|sie) nicht verstanden | einen moment
`,
    },
  ],
};
