import type { Group } from '../bench-run.ts';
import { alone } from './alone.ts';
import { crowd } from './crowd.ts';
import { entries } from './entries.ts';
import { messages } from './messages.ts';
import { presses } from './presses.ts';
import { rounds } from './rounds.ts';
import { servers } from './servers.ts';
import { stored } from './stored.ts';

/** Every row, in the order in which they are measured. */
export const groups: readonly Group[] = [messages, presses, rounds, crowd, entries, stored, servers, alone];
