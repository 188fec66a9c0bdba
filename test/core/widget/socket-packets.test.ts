import { eventFrame, joinFrame, readPacket } from '../../../client/shared/socket-packets.ts';

const read = (frame: string) => readPacket(frame, '/visitor');

describe('Socket.IO frames', () => {
  it('reads the handshake with its heartbeat', () => {
    const settings = { sid: 'x', upgrades: [], pingInterval: 20_000, pingTimeout: 15_000 };
    expect(read(`0${JSON.stringify(settings)}`)).toMatchObject({ kind: 'opened', body: settings });
  });

  it('reads events and acknowledgements of its namespace', () => {
    expect(read('42/visitor,["entry",{"seq":3,"text":"a [b],\\nc /x, 42"}]')).toMatchObject({
      kind: 'event',
      body: ['entry', { seq: 3, text: 'a [b],\nc /x, 42' }],
    });
    expect(read('43/visitor,17[{"ok":true}]')).toEqual({ kind: 'ack', id: 17, body: [{ ok: true }] });
  });

  it('reads joining, refusal, leaving and the ping', () => {
    expect(read('40/visitor,{"sid":"y"}')).toMatchObject({ kind: 'joined' });
    expect(read('44/visitor,{"message":"no"}')).toMatchObject({ kind: 'refused' });
    expect(read('41/visitor')).toMatchObject({ kind: 'left' });
    expect(read('2')).toMatchObject({ kind: 'ping' });
  });

  it.each(['', '3', '42/agent,["entry",{}]', '42/visitor,[', '42/visitors,["entry",{}]', 'nonsense', '0{'])(
    'passes over %p',
    (frame) => {
      expect(read(frame)).toBeNull();
    },
  );

  it('writes joins and events', () => {
    expect(joinFrame('/visitor', { token: 't' })).toBe('40/visitor,{"token":"t"}');
    expect(eventFrame('/visitor', 4, 'typing:set', { typing: true })).toBe(
      '42/visitor,4["typing:set",{"typing":true}]',
    );
  });
});
