/** What can arrive over a Socket.IO 4 connection (Engine.IO 4, text frames only). */
export type Packet =
  | { kind: 'opened'; pingIntervalMs: number; pingTimeoutMs: number }
  | { kind: 'ping' }
  | { kind: 'joined' }
  | { kind: 'refused'; message: string }
  | { kind: 'left' }
  | { kind: 'event'; name: string; payload: unknown }
  | { kind: 'ack'; id: number; payload: unknown }
  | { kind: 'other' };

const OTHER: Packet = { kind: 'other' };

/** Reads one frame; what does not belong to the namespace or is not understood becomes `other`. */
export function readPacket(frame: string, namespace: string): Packet {
  if (frame === '2') return { kind: 'ping' };
  const isHandshake = frame[0] === '0';
  const start = isHandshake ? 1 : 2 + namespace.length + 1;
  try {
    if (isHandshake) return readHandshake(frame.slice(start));
    if (frame[0] !== '4') return OTHER;
    if (!`${frame},`.startsWith(`${namespace},`, 2)) return OTHER;
    return readMessage(frame[1], frame.slice(start));
  } catch {
    return OTHER;
  }
}

function readHandshake(body: string): Packet {
  const { pingInterval, pingTimeout } = JSON.parse(body) as { pingInterval: number; pingTimeout: number };
  return { kind: 'opened', pingIntervalMs: pingInterval, pingTimeoutMs: pingTimeout };
}

function readMessage(type: string | undefined, body: string): Packet {
  if (type === '0') return { kind: 'joined' };
  if (type === '1') return { kind: 'left' };
  if (type === '4') return { kind: 'refused', message: (JSON.parse(body) as { message: string }).message };
  const at = body.indexOf('[');
  const values = JSON.parse(body.slice(at)) as unknown[];
  if (type === '3') return { kind: 'ack', id: Number(body.slice(0, at)), payload: values[0] };
  if (type === '2') return { kind: 'event', name: String(values[0]), payload: values[1] };
  return OTHER;
}

/** The frame that joins a namespace. */
export function joinFrame(namespace: string, auth: unknown): string {
  return `40${namespace},${JSON.stringify(auth)}`;
}

/** The frame of an event that wants the acknowledgement `id`. */
export function eventFrame(namespace: string, id: number, name: string, payload: unknown): string {
  return `42${namespace},${id}${JSON.stringify([name, payload])}`;
}
