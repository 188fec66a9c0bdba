import { findInContact } from './detector-phrases.ts';
import type { DetectorTurn, Evidence } from './turn.ts';

/** Messages that say a matter can't wait. */
export const detectUrgency = (turns: readonly DetectorTurn[]): Evidence[] =>
  findInContact(turns, 'topic.urgency');

/** Messages that report a service down, or nobody able to work. */
export const detectOutage = (turns: readonly DetectorTurn[]): Evidence[] =>
  findInContact(turns, 'topic.outage');

/** Messages that speak of law, courts, authorities or rights over data. */
export const detectLegal = (turns: readonly DetectorTurn[]): Evidence[] =>
  findInContact(turns, 'topic.legal');

/** Messages that speak of fraud, theft, strangers in an account, or a leak. */
export const detectSecurity = (turns: readonly DetectorTurn[]): Evidence[] =>
  findInContact(turns, 'topic.security');
