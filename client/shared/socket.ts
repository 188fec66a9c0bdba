import { eventFrame, joinFrame, type Packet, readPacket } from './socket-packets.ts';

export type SocketOptions = {
  /** `https://HOST`, without a path. */
  origin: string;
  /** `/visitor` or `/agent`. */
  namespace: string;
  /** Asked at every connection, so that a renewed token is used. */
  auth: () => Record<string, unknown>;
  onEvent: (name: string, payload: unknown) => void;
  /** `refused`: the server does not want this token; nothing is tried again until `reconnect()`. */
  onState: (state: 'up' | 'down' | 'refused') => void;
};

export type LiveSocket = {
  isUp: () => boolean;
  /**
   * Sends an event and waits for its acknowledgement.
   * @throws Error where the connection is down, is lost, or is silent for `timeoutMs`: the outcome is unknown.
   */
  call: (name: string, payload: unknown, timeoutMs: number) => Promise<unknown>;
  /** Connects now instead of after the pause. */
  reconnect: () => void;
  close: () => void;
};

type Waiting = { resolve: (payload: unknown) => void; reject: (error: Error) => void };

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const LOST = 'connection lost or silent';
const JOIN_TIMEOUT_MS = 8_000;

/** The pause after so many failures in a row: doubling, limited, and never the same for all who wait. */
export function pauseMs(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random() / 2);
}

/** A Socket.IO 4 client over WebSocket alone: events, acknowledgements, ping watchdog, reconnect with jitter. */
export function openSocket({ origin, namespace, auth, onEvent, onState }: SocketOptions): LiveSocket {
  let socket: WebSocket | null = null;
  let isUp = false;
  let isClosed = false;
  let attempts = 0;
  let lastId = 0;
  let silenceMs = JOIN_TIMEOUT_MS;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Map<number, Waiting>();

  const connect = (): void => {
    clearTimeout(pause);
    if (socket) return;
    silenceMs = JOIN_TIMEOUT_MS;
    try {
      const mine = new WebSocket(`${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`);
      socket = mine;
      mine.onmessage = ({ data }) => {
        if (mine === socket) receive(readPacket(String(data), namespace));
      };
      mine.onclose = () => {
        if (mine === socket) drop('down');
      };
    } catch {
      drop('down');
      return;
    }
    watch();
  };

  const watch = (): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => drop('down'), silenceMs);
  };

  const drop = (state: 'down' | 'refused'): void => {
    clearTimeout(watchdog);
    const old = socket;
    socket = null;
    isUp = false;
    old?.close();
    for (const { reject } of waiting.values()) reject(new Error(LOST));
    waiting.clear();
    if (isClosed) return;
    if (state === 'down') {
      pause = setTimeout(connect, pauseMs(attempts++));
    }
    onState(state);
  };

  const receive = (packet: Packet | null): void => {
    watch();
    const body = packet?.body;
    switch (packet?.kind) {
      case 'opened': {
        const { pingInterval, pingTimeout } = body as { pingInterval: number; pingTimeout: number };
        silenceMs = pingInterval + pingTimeout;
        socket?.send(joinFrame(namespace, auth()));
        return;
      }
      case 'ping':
        socket?.send('3');
        return;
      case 'joined':
        attempts = 0;
        isUp = true;
        watch();
        onState('up');
        return;
      case 'refused':
        drop('refused');
        return;
      case 'left':
        drop('down');
        return;
      case 'event':
        onEvent(...(body as [string, unknown]));
        return;
      case 'ack':
        waiting.get(packet.id)?.resolve((body as unknown[])[0]);
        waiting.delete(packet.id);
    }
  };

  const call = (name: string, payload: unknown, timeoutMs: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (!isUp) {
        reject(new Error(LOST));
        return;
      }
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      setTimeout(() => {
        if (waiting.delete(id)) reject(new Error(LOST));
      }, timeoutMs);
      socket?.send(eventFrame(namespace, id, name, payload));
    });

  connect();
  return {
    isUp: () => isUp,
    call,
    reconnect: () => {
      attempts = 0;
      if (!isUp) connect();
    },
    close: () => {
      isClosed = true;
      clearTimeout(pause);
      drop('down');
    },
  };
}
