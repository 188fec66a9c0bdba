import { isStoreUnavailable } from '../../../server/store/connect.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name, ...more });

describe('whether the store could not be reached', () => {
  it.each([
    ['a connection that breaks', named('MongoNetworkError')],
    ['no server to select', named('MongoServerSelectionError')],
    ['a connection that breaks during a batch', named('MongoBulkWriteError', { writeErrors: [] })],
    [
      'a connection that the other side ended',
      Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    ],
    ['such an error behind another', named('Error', { cause: named('MongoNetworkTimeoutError') })],
  ])('yes: %s', (_what, error) => {
    expect(isStoreUnavailable(error)).toBe(true);
  });

  it.each([
    ['a refused document', named('MongoBulkWriteError', { writeErrors: [{ code: 121 }] })],
    ['a bug of ours', new TypeError('x is undefined')],
    ['no error at all', null],
  ])('no: %s', (_what, error) => {
    expect(isStoreUnavailable(error)).toBe(false);
  });
});
