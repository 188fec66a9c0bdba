/** @jsxImportSource preact */
import { render } from 'preact';
import type { Controller } from '../controller.ts';
import type { Model } from '../model.ts';
import css from '../panel.css?inline';
import type { Panel, PanelModule } from '../panel-module.ts';
import { App } from './app.tsx';
import { keepFocusInside, phone } from './modal.ts';

const NEXT_FOCUS = '.feedback button, .receipt, textarea';

/** Puts the panel into the widget's shadow root. */
export const mountPanel: PanelModule['mountPanel'] = (root, words, onClose): Panel => {
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
  const container = document.createElement('div');
  root.append(container);
  let drawn: [Model, Controller] | null = null;
  let visitors = 0;

  const draw = (model: Model, controller: Controller): void => {
    if (drawn?.[1] !== controller) visitors++;
    drawn = [model, controller];
    const hadFocus = root.activeElement;
    const app = <App key={visitors} model={model} controller={controller} words={words} onClose={onClose} />;
    render(app, container);
    // What had the keyboard's focus may be gone: it goes on at the nearest thing that matters.
    if (hadFocus && !root.activeElement && model.isOpen) focus(NEXT_FOCUS);
  };
  const focus = (selector: string): void => {
    requestAnimationFrame(() => root.querySelector<HTMLElement>(selector)?.focus());
  };
  phone.addEventListener('change', () => drawn && draw(...drawn));
  keepFocusInside(container, onClose);
  return { draw, focus, helpPlace: () => container.querySelector('.other-ways') };
};
