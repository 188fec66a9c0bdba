import { unknownNames } from '../../../../core/triage/retrieval/fit.ts';
import { buildIndex } from '../../../../core/triage/retrieval/retrieval.ts';

const index = buildIndex([
  { id: 'a', version: 1, title: 'Connect Snowflake', body: 'In Snowflake create a user.', language: 'en' },
]);

describe('names that no article knows', () => {
  it.each([
    ['how do I set up the Salesforce source?', ['Salesforce']],
    ["Hi, I'd like to connect Snowflake", []],
    ['it stopped on Monday', []],
    ['WHY DOES THIS NOT WORK', []],
    ['Where is it?', []],
  ])('in “%s” are %j', (question, names) => {
    expect(unknownNames(index, question)).toEqual(names);
  });
});
