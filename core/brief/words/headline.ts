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

= problem
error | errors | fail* | broken | not work* | dont | doesnt | didnt | isnt | arent | wasnt | hasnt | havent | cant
wont | couldnt | wouldnt | (do|does|did|is|are|was|has|have|could|would) not | cannot | can not | unable | wrong
missing | lost | delay* | refund | charg* | cancel* | crash* | stuck | stopped | stoped | down | slow | problem | issue
fehler | funktioniert | geht nicht | problème | marche pas | no funciona

= wish
need | want | would like | how | when | why | where | please
`,
    },
  ],
};
