/** @jsxImportSource preact */
import { render } from 'preact';
import { browserStorage, openMemory } from '../shared/storage.ts';
import type { Boot, EarlyCall } from './boot.ts';
import { makeController } from './controller.ts';
import { makeLauncher } from './launcher.ts';
import css from './panel.css?inline';
import { App } from './view/app.tsx';
import { keepFocusInside, phone } from './view/modal.ts';
import { makeWords } from './view/texts.ts';

const NEXT_FOCUS = '.feedback button, .receipt, textarea';

const boot = window.Handrail?.boot;
if (boot && !boot.handle) start(boot);

/** Takes over from the loader: shows the panel in its shadow root and catches up on what was pressed. */
function start({ config, root, launcher: buttons, calls, listeners }: Boot): void {
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
  const container = document.createElement('div');
  root.append(container);

  const words = makeWords();
  let isDrawing = true;
  const redraw = (): void => {
    if (isDrawing) return;
    isDrawing = true;
    queueMicrotask(draw);
  };
  const memory = openMemory(`handrail:${config.workspace}:`, browserStorage());
  const controller = makeController(config, memory, redraw);
  const launcher = makeLauncher(buttons, words, (event, value) => {
    for (const listener of listeners.get(event) ?? []) listener(value);
  });
  const focusFirst = (selector: string): void => {
    requestAnimationFrame(() => root.querySelector<HTMLElement>(selector)?.focus());
  };

  const handle = (call: EarlyCall): void => {
    switch (call.kind) {
      case 'open':
        controller.setOpen(true);
        focusFirst('textarea');
        return;
      case 'close':
        close();
        return;
      case 'press':
        controller.setOpen(true);
        controller.requestPerson();
        focusFirst(NEXT_FOCUS);
        return;
      case 'identify':
        controller.identify(call.identity);
        return;
    }
  };
  const close = (): void => {
    controller.setOpen(false);
    draw();
    launcher.focusOpener();
  };
  const draw = (): void => {
    isDrawing = false;
    const model = controller.model();
    const hadFocus = root.activeElement;
    launcher.show(model);
    render(<App model={model} controller={controller} words={words} onClose={close} />, container);
    // What had the keyboard's focus may be gone: it goes on at the nearest thing that matters.
    if (hadFocus && !root.activeElement && model.isOpen) focusFirst(NEXT_FOCUS);
  };

  phone.addEventListener('change', draw);
  keepFocusInside(container, close);
  draw();
  const { boot: shared } = window.Handrail as { boot: Boot };
  shared.handle = handle;
  for (const call of calls.splice(0)) handle(call);
}
