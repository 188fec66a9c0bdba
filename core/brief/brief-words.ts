import { listenerOf } from '../text/listener.ts';
import { fixTable } from './words/fixes.ts';
import { headlineTable } from './words/headline.ts';
import { promiseTable } from './words/promises.ts';
import { questionTable } from './words/questions.ts';

/** The tables of the brief as one automaton: a sentence is read once for all of them. */
export const { hears, first, all } = listenerOf([fixTable, headlineTable, promiseTable, questionTable]);
