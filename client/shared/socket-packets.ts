const KINDS = {
  '0': 'opened',
  '2': 'ping',
  '40': 'joined',
  '41': 'left',
  '42': 'event',
  '43': 'ack',
  '44': 'refused',
} as const;

/**
 * What can arrive over a Socket.IO 4 connection (Engine.IO 4, text frames only). `body` is `[name, payload]` of an
 * event, `[answer]` of an acknowledgement with its `id`, and the settings of `opened`.
 */
export type Packet = { kind: (typeof KINDS)[keyof typeof KINDS]; id: number; body: unknown };

const FRAME = /^(\d+)(?:(\/[^,]*),?)?(\d*)(.*)$/s;

/** Reads one frame; null for what does not belong to the namespace or is not understood. */
export function readPacket(frame: string, namespace: string): Packet | null {
  const [, code = '', space = namespace, id, body] = FRAME.exec(frame) ?? [];
  const kind = KINDS[code as keyof typeof KINDS];
  if (!kind || space !== namespace) return null;
  try {
    return { kind, id: Number(id), body: body && (JSON.parse(body) as unknown) };
  } catch {
    return null;
  }
}

/** The frame that joins a namespace. */
export function joinFrame(namespace: string, auth: unknown): string {
  return `40${namespace},${JSON.stringify(auth)}`;
}

/** The frame of an event that wants the acknowledgement `id`. */
export function eventFrame(namespace: string, id: number, name: string, payload: unknown): string {
  // Pages with an old Prototype.js write arrays in a way of their own.
  return `42${namespace},${id}[${JSON.stringify(name)},${JSON.stringify(payload)}]`;
}
