import { useRef } from 'react';

/** The value as it was when somebody began to aim at it; the newest while nobody does. */
export function useHeld<T>(value: T, isAimed: boolean): T {
  const held = useRef(value);
  if (!isAimed) held.current = value;
  return held.current;
}
