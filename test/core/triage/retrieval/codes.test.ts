import { indexCodes, knownCodes, unknownCodes } from '../../../../core/triage/retrieval/codes.ts';

const article = (id: string, title: string, body: string, questions: string[] = []) => ({
  id,
  version: 1,
  title,
  body,
  questions,
});
const index = indexCodes([
  article('bucket', 'E1043: access denied', 'E1043 means no. E1044 means another region.'),
  article('late', 'Late exports', 'If the run says Skipped (E1015) or NWX-503, wait.', ['E1043 too?']),
  article('limits', 'NWX-429: too many', 'Wait. We encrypt with AES-256.'),
]);
const known = (text: string) => knownCodes(index, text).map(({ key }) => key);
const unknown = (text: string) => unknownCodes(index, text).map(({ written }) => written);

describe('codes as keys of articles', () => {
  it.each([
    ['My export fails with E1043 since Monday', ['E1043']],
    ['e1044!!', ['E1044']],
    ['NWX 429 when we call', ['NWX429']],
    ['nwx-503 and E1015', ['NWX503', 'E1015']],
    ['error 1044 again', ['E1044']],
    ['429 orders', []],
    ['see https://example.test/E1043', []],
    ['E10431', []],
  ])('are known in “%s”', (text, keys) => {
    expect(known(text)).toEqual(keys);
  });

  it('lead to the article that is about them, before one that mentions them', () => {
    expect(index.articles.get('E1043')).toEqual(['bucket', 'late']);
  });

  it.each([
    ['our export shows E1099', ['E1099']],
    ['NWX-599 since an hour', ['NWX-599']],
    ['error code X77123', ['X77123']],
    ['E1043 and E1099', ['E1099']],
    ['order AB-12345 of 2024', []],
    ['the page says 404', []],
    ['E1043', []],
  ])('are unknown in “%s”', (text, codes) => {
    expect(unknown(text)).toEqual(codes);
  });
});
