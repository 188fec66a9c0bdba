import { follow } from '../../../client/api/follow.ts';

type Entry = { conversationId: string; seq: number; prevSeq: number };

/** A server with a conversation of which a contact sees 1, 2, 4 and 7, and a link whose pushes the test decides. */
function makeServer(pageSize = 10) {
  const entries: Entry[] = [];
  const asked: number[] = [];
  let push: (entry: Entry) => void = () => undefined;
  let tell: (newest: { conversationId: string; seq: number }) => void = () => undefined;
  let connect: () => void = () => undefined;
  return {
    asked,
    write(...seqs: number[]) {
      for (const seq of seqs) entries.push({ conversationId: 'c', seq, prevSeq: entries.at(-1)?.seq ?? 0 });
    },
    push(seq: number, conversationId = 'c') {
      const entry = entries.find((one) => one.seq === seq);
      if (entry) push({ ...entry, conversationId });
    },
    connect: () => connect(),
    tell: (seq: number) => tell({ conversationId: 'c', seq }),
    source: {
      onEntry(listener: (entry: Entry) => void) {
        push = listener;
        return () => {
          push = () => undefined;
        };
      },
      onNewest(listener: typeof tell) {
        tell = listener;
        return () => undefined;
      },
      onConnect(listener: () => void) {
        connect = listener;
        return () => undefined;
      },
      async after(seq: number) {
        asked.push(seq);
        const rest = entries.filter((entry) => entry.seq > seq);
        return { entries: rest.slice(0, pageSize), more: rest.length > pageSize };
      },
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('following a conversation', () => {
  it('gives what was there before, page by page, then each push', async () => {
    const server = makeServer(2);
    const given: number[] = [];
    server.write(1, 2, 4);
    follow(server.source, 'c', ({ seq }) => given.push(seq));
    server.connect();
    await settled();
    server.write(7);
    server.push(7);
    expect(given).toEqual([1, 2, 4, 7]);
    expect(server.asked).toEqual([0, 2]);
  });

  it('gives nothing twice, and nothing of another conversation', async () => {
    const server = makeServer();
    const given: number[] = [];
    follow(server.source, 'c', ({ seq }) => given.push(seq));
    server.write(1, 2);
    for (const seq of [1, 1, 2, 1]) server.push(seq);
    server.push(2, 'another');
    server.connect();
    await settled();
    expect(given).toEqual([1, 2]);
  });

  it('holds back what comes too early, and asks for what is missing', async () => {
    const server = makeServer();
    const given: number[] = [];
    follow(server.source, 'c', ({ seq }) => given.push(seq));
    server.write(1, 2, 4, 7);
    server.push(7);
    expect(given).toEqual([]);
    await settled();
    expect(given).toEqual([1, 2, 4, 7]);
  });

  it('finds at the next connection what was never pushed', async () => {
    const server = makeServer();
    const given: number[] = [];
    const stop = follow(server.source, 'c', ({ seq }) => given.push(seq));
    server.connect();
    await settled();
    server.write(1, 2);
    server.connect();
    await settled();
    expect(given).toEqual([1, 2]);
    stop();
    server.write(4);
    server.push(4);
    expect(given).toEqual([1, 2]);
  });

  it('asks when it is told that there is more', async () => {
    const server = makeServer();
    const given: number[] = [];
    server.write(1, 2);
    follow(server.source, 'c', ({ seq }) => given.push(seq));
    server.tell(2);
    await settled();
    server.tell(2);
    await settled();
    expect(given).toEqual([1, 2]);
    expect(server.asked).toEqual([0]);
  });

  it('begins after what is known already', async () => {
    const server = makeServer();
    const given: number[] = [];
    server.write(1, 2, 4);
    follow(server.source, 'c', ({ seq }) => given.push(seq), 2);
    server.connect();
    await settled();
    expect(given).toEqual([4]);
  });
});
