import type { Controller } from './controller.ts';
import type { Model } from './model.ts';
import type { Words } from './view/texts.ts';

export type Panel = {
  /** Draws what is known now. Another controller means another visitor: nothing of the one before stays. */
  draw: (model: Model, controller: Controller) => void;
  /** Sets the keyboard's focus to the first of these. */
  focus: (selector: string) => void;
  /** Where the customer is told of other ways to reach a person. */
  helpPlace: () => Element | null;
};

/** What `panel.js` gives: it is loaded when the chat is opened for the first time. */
export type PanelModule = {
  mountPanel: (root: ShadowRoot, words: Words, onClose: () => void) => Panel;
};
