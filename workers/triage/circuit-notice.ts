import type { Bus } from '../../server/bus/bus.ts';
import type { Engine } from '../engines/engine.ts';

const LOOK_MS = 1_000;

/** Tells the servers when the engine stops or starts being called, and again while it is stopped. */
export function announceCircuit(engine: Pick<Engine, 'openCircuit'>, bus: Pick<Bus, 'tell'>): () => void {
  let wasOpen = false;
  const look = () => {
    const reason = engine.openCircuit();
    const isOpen = reason !== null;
    if (isOpen || wasOpen) bus.tell({ kind: 'engine', open: isOpen, reason });
    wasOpen = isOpen;
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
