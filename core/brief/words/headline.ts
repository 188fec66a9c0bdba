import type { PhraseTable } from '../../text/phrases.ts';

/** Words in front of the matter, and words that tell it. */
export const headlineTable: PhraseTable = {
  name: 'headline',
  texts: [
    {
      file: 'core/brief/words/headline.ts',
      text: `
= greeting
^ ((hi|hello|hey|hiya|dear|good (morning|afternoon|evening|day)|hallo|guten (tag|morgen)|bonjour|hola|buenos días)
  [there|team|support|guys|again|folks|zusammen])+

{polite} = please | pls | thanks | thank you | sorry | ok | okay | so | well | um | umm | yes | no
  | (anyone|anybody) there | are you there | is anyone there | test | help | help me | can you help [me]
  | can (somebody|someone|anyone) help [me] | i need [some] help | quick question | i have a (question|problem)

= nothing-told
^ ({polite}|.)+ $

// "Can you please tell me whether", "I was wondering if".
= run-up
^ [please|pls|hi|hello|hey|so|well|ok|ya|_] [please|just|kindly]+ (can|could|would|will) (you|u|someone|somebody|anyone|anybody|i) [please|kindly|just|possibly]+
  (tell me|advise|advise me|help me|help|explain|explain to me|let me know|ask|ask you|confirm|clarify) [please] [with|on|about|whether|if|as to]
^ [just|i|im|we] [was|am|were|are]+ wondering [whether|if|about] | ^ [just] (a|one) quick question
^ (i|we|just) [would|just|only]+ (like|want|wanted|need) to (know|ask|say|tell you|let you know|report) [if|whether|that|about]
^ (i have|ive got|i got|there is|theres) [a|an|one|some|another]+ (silly|quick|small|simple)+ (question|problem) [about|with|regarding|on]
^ (can|could) (anyone|someone|you|somebody) help [me|us] | ^ (just to let you know|for your information|fyi)

// It names nothing by itself.
= vague
dont | doesnt | didnt | isnt | wasnt | arent | cant | wont | couldnt | wouldnt | havent | hasnt | not | cannot | have | been
problem* | issue* | question* | help | helping | got | get | getting | thing | things | stuff | silly | want | wanted | need
needs | know | tell | really | literally | guys | though | something | anything | nothing | somebody | someone | anyone
please | happen* | fix | matter | case | time | times | odd | reason | lol | omg | via | amp | hey | dude | man | company
customer* | service* | support | care | team | tweet* | worst | bad | very | much | such | any | ever | never | always | like
just | back | going | look* | see | say | says | said | think | thing | sure | one | way | make | made | about | all

// Anger about us, which names no matter.
= rant
worst | pathetic | ridiculous | disgust* | disgrac* | shocking | appalling | awful | shame | shambles | joke | useless
horrible | terrible | rubbish | scam* | cheat* | liar* | lies | crap | bullshit | bs | sucks | suck | fuck* | fucking | shit*
damn | wtf | unbelievable | unacceptable | incompetent | stupid | idiot* | stressed | condemn | never (again|using|buying)
(customer|your|this) (service|support|company) | always (give|giving|get) | no class | are you (kidding|serious)
fed up | had enough | thanks for nothing | dont care | mess | frustrat* | angry | annoy*

// "It", "that" and "they" at the start stand for what was said before.
= refers-back
^ ..1 (did|do|does|done) it
^ [and|but|so|will|would|does|did|do|can|could|is|are|was|has|have|why|when|how|where|what|now|then|also] (it|they|them|that|this is|its|theyre|thats)

// Something that should be there and is not.
= lacking
not *ing | no (solution|update|updates|sign|signs|response|reply|replies|answer|info|information|explanation|option|way|luck|news|access|sound
  |signal|service|internet|connection|money|refund)
(not|never|nothing|hardly) ..2 (get*|got|receiv*|arriv*|deliver*|updat*|show*|com*|load*|open*|play*|charg*|connect*)
broke* | damag* | late | stolen | stole | forgot | forgotten | wont | expired | blocked | locked | frozen | freez* | glitch*
hacked | overcharged | double | twice | instead of | discontinu* | refus* | reject* | declin* | den* | leak* | noisy | dead
interrupt* | buffer* | lag* | outage | sitting | stand* | taken | mix ups | spam

= problem
error | errors | fail* | broken | not work* | dont | doesnt | didnt | isnt | arent | wasnt | hasnt | havent | cant
wont | couldnt | wouldnt | (do|does|did|is|are|was|has|have|could|would) not | cannot | can not | unable | wrong
missing | lost | delay* | refund | charg* | cancel* | crash* | stuck | stopped | stoped | down | slow | problem* | issue* | trouble* | hang* | bleeding
fehler | funktioniert | geht nicht | problème | marche pas | no funciona

= wish
need | want* | would like | please | ^ (how|when|why|where|what|which|who|is|are|do|does|did|can|could|will|would|any)
how (do|can|to|much|many|long) | looking (for|to|at) | trying to | tell me
`,
    },
  ],
};
