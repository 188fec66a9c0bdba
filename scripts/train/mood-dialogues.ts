import type { SpokenTurn } from '../../core/sentiment/heard.ts';

/** A written conversation up to a message of the contact, and whether that message shows dissatisfaction. */
export type MoodDialogue = { readonly turns: readonly SpokenTurn[]; readonly dissatisfied: boolean };

/** What was asked, what came back, and the asking said again in other words. */
const matters = [
  [
    'My export fails with a timeout, how do I fix it?',
    'You can export from the reports page.',
    'the export still times out',
  ],
  [
    'How do I get my money back for the second charge?',
    'Refunds are described in our refund article.',
    'I was charged two times',
  ],
  [
    'The printer is offline although it is switched on.',
    'Please restart the printer and check the cable.',
    'the printer is offline',
  ],
  [
    'Where is my parcel? It should have come on Monday.',
    'Parcels usually arrive within five days.',
    'where is my parcel',
  ],
  [
    'I cannot log in since the update.',
    'You can reset your password on the sign-in page.',
    'I cannot log in',
  ],
  ['How can I add two people to my plan?', 'Plans are listed on the pricing page.', 'how to add two people'],
  [
    'The sync stopped three hours ago on both laptops.',
    'Open the settings and choose Sync now.',
    'the sync has stopped',
  ],
  ['I want to cancel my booking for Friday.', 'Bookings can be seen under My trips.', 'cancel the booking'],
  [
    'Warum wird meine Rechnung nicht angezeigt?',
    'Rechnungen finden Sie im Kundenkonto.',
    'die Rechnung fehlt',
  ],
  [
    'Can I change the delivery address of order 5512?',
    'Delivery takes two to four working days.',
    'change the address',
  ],
] as const;

/** Last messages that show that the help so far was no help; `{again}` is the matter once more, `{question}` the first message word for word. */
const unhappy = [
  'I already told you that {again}.',
  'As I said, {again}',
  'No, that is not what I asked. {again}',
  'That does not answer my question.',
  "That didn't help at all.",
  'You just sent me the same answer again',
  'I already tried that, it does not work',
  'no. {again}!!',
  'Are you even reading what I write?',
  'I asked you something else: {again}',
  'Still nothing. {again}',
  'This is useless',
  'This is ridiculous, {again}',
  'I am getting really frustrated',
  'Hello? Anybody there?',
  'same article again, seriously?',
  'wrong. I said {again}',
  'not helpful',
  'you are not listening: {again}',
  'What a waste of time.',
  'Completely useless. I am annoyed.',
  'I am furious, nobody reads this',
  '{again}?!',
  'once more: {again}!',
  '{question}',
  'Again: {question}',
  '{question}?!',
  'Das habe ich doch schon gesagt',
  'Das hilft mir nicht weiter!',
] as const;

/** Last messages that tell of a matter, thank, choose or go on, with words that only sound bad. */
const calm = [
  'ok, I will do it twice then',
  'It takes about two hours, is that normal?',
  'I would like to cancel one of the two, which page is it?',
  'Yes, please.',
  'Thanks, that worked',
  'Where exactly do I find that?',
  'ok and what does it cost per month?',
  'I have Windows 11 and version 4.2',
  'The order number is 5512.',
  'No, that was all, thank you.',
  'No thanks, I am good',
  'Sorry, I meant the second one.',
  'Does that also work on the phone?',
  'I called yesterday and somebody told me to write here',
  'it says error 404 on that page, what is next?',
  'Can it be done by tomorrow?',
  'The meeting was cancelled twice, so I need a new slot',
  'We have waited with the update until today, can we start now?',
  'Do I lose my data when I cancel?',
  'Perfect, it is back',
  'Actually make it three people',
  'Danke, das probiere ich',
] as const;

const failing = [
  '',
  'Sorry, I did not find anything about that.',
  'I am afraid I cannot help with that.',
] as const;

/** Every last message in two to four conversations. The same each time. */
export function writeMoodDialogues(): MoodDialogue[] {
  const dialogue = (last: string, i: number, dissatisfied: boolean): MoodDialogue => {
    const [question, reply, again] = matters[i % matters.length]!;
    const sorry = failing[i % failing.length]!;
    const opening: SpokenTurn[] = [
      { by: 'contact', text: question },
      { by: 'assistant', text: dissatisfied && sorry ? sorry : reply },
    ];
    const more: SpokenTurn[] = [
      { by: 'contact', text: again },
      { by: 'assistant', text: reply },
    ];
    const text = last.replace('{again}', again).replace('{question}', question);
    return {
      turns: [...opening, ...(i % 2 === 1 ? more : []), { by: 'contact', text }],
      dissatisfied,
    };
  };
  const each = (lasts: readonly string[], dissatisfied: boolean): MoodDialogue[] =>
    lasts.flatMap((last, l) => [0, 3, 7, 11].map((step) => dialogue(last, l + step, dissatisfied)));
  return [...each(unhappy, true), ...each(calm, false)];
}
