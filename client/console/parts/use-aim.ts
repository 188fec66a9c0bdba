import { type FocusEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';

/** A finger shows where it aims only when it lands, and its click comes after it has left. */
const FINGER_LINGERS_MS = 2_000;

export type Aim = {
  isAimed: boolean;
  /** For the element around the region. */
  handlers: {
    onPointerOver: (event: PointerEvent) => void;
    onPointerLeave: (event: PointerEvent) => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: () => void;
  };
  /** What was aimed at has been pressed: the region may change until something in it is aimed at again. */
  release: () => void;
};

/**
 * Whether somebody aims at something in a region: the pointer is over it, or the keyboard's focus shows there. While
 * it is so, nothing in the region may move. `target` is a selector for what counts; without one all of it does.
 */
export function useAim(target = '*'): Aim {
  const [isOver, setOver] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(leaving.current), []);
  const actions = useMemo(() => {
    const counts = (element: EventTarget) => element instanceof Element && element.closest(target) !== null;
    const release = () => {
      clearTimeout(leaving.current);
      setOver(false);
      setFocused(false);
    };
    const handlers: Aim['handlers'] = {
      onPointerOver: (event) => {
        clearTimeout(leaving.current);
        setOver(counts(event.target));
      },
      onPointerLeave: (event) => {
        clearTimeout(leaving.current);
        if (event.pointerType !== 'touch') setOver(false);
        else leaving.current = setTimeout(() => setOver(false), FINGER_LINGERS_MS);
      },
      // A click focuses too, but then the eye goes on; only a focus that shows is an aim.
      onFocus: ({ target: element }) => setFocused(element.matches(':focus-visible') && counts(element)),
      onBlur: () => setFocused(false),
    };
    return { handlers, release };
  }, [target]);
  return { isAimed: isOver || isFocused, ...actions };
}
