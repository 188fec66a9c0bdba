import { hears } from './brief-words.ts';

export type Outcome = 'unknown' | 'failed' | 'worked';

/** What a text says of an attempt's outcome; failure wins where both are heard. */
export function outcomeIn(text: string): Outcome {
  if (hears(text, 'fix.failed')) return 'failed';
  return hears(text, 'fix.worked', 'fix.works') ? 'worked' : 'unknown';
}

const actions = [
  'restart',
  'reinstall',
  'reset',
  'update',
  'clear',
  'sign-in',
  'unplug',
  'browser',
  'network',
  'password',
  'settings',
  'retry',
] as const;
export type Action = (typeof actions)[number];

/** What an attempt does, so that the contact's report finds the suggestion that it answers. */
export function actionOf(text: string): Action | null {
  return actions.find((action) => hears(text, `fix.does-${action}`)) ?? null;
}
