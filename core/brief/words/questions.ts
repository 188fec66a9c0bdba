import type { PhraseTable } from '../../text/phrases.ts';

/** How a question begins, and what asks or says nothing. */
export const questionTable: PhraseTable = {
  name: 'question',
  texts: [
    {
      file: 'core/brief/words/questions.ts',
      text: `
{before} = hi | hello | hey | ok | okay | so | and | but | also | please | sorry | thanks | .

// The beginning of a question that stands without its mark.
= starts
^ [{before}]+ how (do|can|could|long|much|many|come|is|are|to|would|about)
^ [{before}]+ what (is|are|does|do|did|can|should|time|about|happen*|kind|if)
^ [{before}]+ (whats|which _|when (will|do|does|is|are|can|did)|where (is|are|do|does|can|did)
  |why (is|are|do|does|did|cant|isnt|wont|doesnt|am|was|has|have)|who (is|can|do|should|will))
^ [{before}]+ (can|could|would|will) (you|i|we|someone|somebody|anyone|u)
^ [{before}]+ (is (there|it|this|that|my)|are (there|you|we)|do (you|i|we)|does (it|this|that|the|my))
^ [{before}]+ any (idea|update|news|chance|eta|solution)
^ [{before}]+ (wie|was|wann|wo|warum|wieso|wer|können sie|kann ich|gibt es) _
^ [{before}]+ (comment|quand|pourquoi|est ce que|pouvez vous|cómo|cuándo|por qué|dónde|puede) _

// "What a mess" asks nothing.
= exclaims
^ (what|how) (a|an) _

{nothing-asked} = hello | hi | hey | anyone | anybody | really | seriously | serious | what | why | huh | right | ok
  | okay | no | yes | so | and | are you (serious|kidding|joking|there) | [is] (anyone|anybody|someone) there
  | you (kidding|serious) | how are you [doing] | how (can|may) (i|we) (help|assist) [you] [today] | anything else
  | is there (anything|something) else [_]+ | did (this|that) (solve|help) [_]+ | what can i (do|help) [for|with] [_]+

= rhetorical
^ ({nothing-asked}|.)+ $

// All that a message says: a greeting, a thank you.
= courtesy
^ (hi|hello|hey|ok|okay|thank|thanks|thank you|sure|good (morning|day|evening|afternoon)|sorry [(to hear|about) [_]+]
  |one moment|hallo|danke|merci|gracias) [_] [.]+ $

// Words that put an answer off.
= put-off
(will|ill|well|can|please|to) ..4 (look|looking|check|checking) (into|in to|on|with|for you|it|this) | get back to you | pass (this|it|that) on
forward (this|it|your) | find out | (click|send|dm|message) ..6 (private message|direct message|pm|dm)
(send|drop|share|provide) (us|me|your) | please (dm|message|contact|call|bear|wait|hold|stay) | one moment | just a moment

= not-answered
not what i (asked|meant|need) | thats not | that is not | (didnt|did not|doesnt|does not) answer | no answer | wrong
not my question | answer my [last] (question|questions) | you [are] not (listening|reading|understand*)
`,
    },
  ],
};
