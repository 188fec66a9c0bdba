import { classifyAgentMessage, repeatedFacts, repeatsStory } from '../../../core/metrics/message-class.ts';

const knownFacts = [
  { name: 'error_code', value: 'EX-502' },
  { name: 'order_id', value: '4711' },
  { name: 'email', value: 'ana@acme.test' },
];
const classOf = (text: string) => classifyAgentMessage(text, { knownFacts });

describe('an agent’s message', () => {
  it.each([
    ['greeting', 'Hello!'],
    ['greeting', 'Hi Maria, my name is Ben. How can I help you today?'],
    ['greeting', 'Guten Tag!'],
    ['greeting', 'Thanks for contacting us.'],
    ['greeting', ''],
    ['greeting', 'Hi Maria, this is Ben.'],
    ['holding', 'Hello Maria, please be patient, the issue is being looked into.'],
    ['holding', 'Sorry for the delay, let me check.'],
    ['action', 'Hi Maria, we do keep exports for 30 days.'],
    ['action', 'Sorry about this, the bucket of your account was full.'],
    ['question', 'hi what happens when you run it by hand?'],
    ['holding', 'One moment please.'],
    ['holding', 'Hi! Let me check that for you.'],
    ['holding', "I'm sorry about the trouble. I'll look into it and get back to you."],
    ['holding', 'Thank you for your patience.'],
    ['holding', 'Einen Moment bitte.'],
    ['automation', 'This is an automated message: your request was received.'],
    ['automation', 'Your ticket #812 has been created.'],
    ['redundant_question', 'Could you tell me your order number?'],
    ['redundant_question', 'Hi Maria! What is the error code you see?'],
    ['redundant_question', 'Please send me your email address'],
    ['redundant_question', 'Hello, can you provide the order id and the error code?'],
    ['question', 'Which version of the connector are you on?'],
    ['question', 'Does it also fail with a smaller file?'],
    ['question', 'Can you provide the order number and the version number?'],
    ['question', 'Is your order number 4711?'],
    ['action', 'I have reset your export key, please run the job again.'],
    ['action', 'Hi Maria. The bucket policy misses write access; add s3:PutObject and retry.'],
    ['action', "I'm sorry about that, I have now refunded the second charge."],
    ['action', 'We will send an email to your address once the error code is gone.'],
    ['question', 'Can you please check your email?'],
    ['action', 'Set the time zone of the workspace to UTC.'],
  ])('is a %s: %s', (expected, text) => {
    expect(classOf(text)).toBe(expected);
  });

  it('asks nothing redundant where nothing is known', () => {
    expect(classifyAgentMessage('Could you tell me your order number?', { knownFacts: [] })).toBe('question');
  });
});

describe('a contact who repeats the story', () => {
  const earlier = [
    'My nightly export to S3 fails with error EX-502 since Monday',
    'I restarted the job twice',
  ];

  it.each([
    'As I said, it does not work',
    'I already told your bot all of this',
    'Wie schon gesagt, es geht nicht',
    'The nightly export to S3 fails with error EX-502',
    'my export fails, error EX-502, nightly to S3, since monday!!',
  ])('is heard: %s', (text) => {
    expect(repeatsStory(text, earlier)).toBe(true);
  });

  it.each([
    'Thanks, that worked',
    'Yes',
    'The bucket is in eu-west-1 and belongs to another account',
    'error EX-502',
  ])('is not suspected: %s', (text) => {
    expect(repeatsStory(text, earlier)).toBe(false);
  });

  it('needs something told before', () => {
    expect(repeatsStory('As I said, it does not work', [])).toBe(false);
  });

  it('names the facts by their value, not by wording', () => {
    expect(repeatedFacts('it is #4711 (code ex-502).', knownFacts)).toEqual(['error_code', 'order_id']);
    expect(repeatedFacts('order 47112', knownFacts)).toEqual([]);
  });
});
