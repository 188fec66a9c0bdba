import type { Connection } from 'mongoose';
import { createLog } from '../../../server/log.ts';
import { connectStore, isStoreUnavailable } from '../../../server/store/connect.ts';
import { entriesStore } from '../../../server/store/entries.ts';
import { command, timelineOf } from '../../core/timeline/commands.ts';
import { type Answer, type Asked, type Member, openMember } from '../../support/member.ts';

const story = timelineOf(command.start(), command.post('m1'));
const itself = (index: number) => ({
  index,
  code: 11_000,
  errmsg: `E11000 duplicate key error collection: handrail.entries index: _id_ dup key: { _id: "e${index + 1}" }`,
});

describe('a write whose connection breaks before its answer, on a replica set', () => {
  let member: Member;
  let connection: Connection;

  const open = async (answer: (asked: Asked, attempt: number) => Answer) => {
    member = await openMember(answer);
    connection = await connectStore(member.uri, createLog('silent', 'test'));
    return entriesStore(connection);
  };

  afterEach(async () => {
    await connection?.close();
    await member?.close();
  });

  it('is repeated once with the number of the first, so that the store knows what stands of it', async () => {
    const entries = await open((_, attempt) => (attempt === 1 ? 'breaks' : { ok: 1, n: story.length }));
    expect(await entries.insertBatch(story)).toEqual(story.map(() => 'inserted'));
    const [first, again] = member.asked;
    expect(member.asked).toHaveLength(2);
    expect(first).toMatchObject({
      ordered: false,
      writeConcern: { w: 'majority', j: true },
      txnNumber: expect.anything(),
    });
    for (const name of ['lsid', 'txnNumber', 'documents']) expect(again?.[name]).toEqual(first?.[name]);
  });

  it('is written where the repeated one meets itself', async () => {
    const entries = await open((_, attempt) =>
      attempt === 1 ? 'breaks' : { ok: 1, n: story.length - 1, writeErrors: [itself(0)] },
    );
    expect(await entries.insertBatch(story)).toEqual(story.map(() => 'inserted'));
  });

  it('is refused, retryable, where that breaks too', async () => {
    const entries = await open(() => 'breaks');
    const refusal = await entries.insertBatch(story).catch((error: unknown) => error);
    expect(isStoreUnavailable(refusal)).toBe(true);
    expect(member.asked).toHaveLength(2);
  });

  it('is not repeated where it is the mark of many entries: they are told again', async () => {
    const entries = await open(() => 'breaks');
    const refusal = await entries.markRelayed(story).catch((error: unknown) => error);
    expect(isStoreUnavailable(refusal)).toBe(true);
    expect(member.asked).toHaveLength(1);
  });
});
