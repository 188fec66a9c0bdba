import type { Controller } from '../controller.ts';
import type { Model } from '../model.ts';
import type { Words } from './texts.ts';

/** What every part of the panel is drawn from. */
export type ViewProps = { model: Model; controller: Controller; words: Words };
