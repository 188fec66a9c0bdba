import { useEffect, useRef } from 'react';
import { createObservable } from '../../shared/observable.ts';

const STORAGE_KEY = 'handrail.shortcuts';

/** Whether single keys act. Some people need them off: dictation software types them by accident. */
export const areShortcutsOn = createObservable(localStorage.getItem(STORAGE_KEY) !== 'off');
areShortcutsOn.subscribe(() => localStorage.setItem(STORAGE_KEY, areShortcutsOn.get() ? 'on' : 'off'));

/** Single keys, by `KeyboardEvent.key`; null does nothing. They rest while somebody writes or a dialog is open. */
export function useShortcuts(actions: Readonly<Record<string, (() => void) | null>>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = latest.current[event.key];
      if (!action || !areShortcutsOn.get() || isBusy(event)) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function isBusy(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest('input, textarea, select, [contenteditable], [role="menu"], [role="listbox"]'))
    return true;
  if (event.key === 'Enter' && target.closest('button, a')) return true;
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
