/** When a provider counts as down, and how long it is then left alone. */
export type CircuitRules = {
  /** Failures in a row that open the circuit. */
  failures: number;
  /** How long it stays open after the first opening; doubled by each failed probe. */
  openMs: number;
  maxOpenMs: number;
};

export const defaultRules: CircuitRules = { failures: 5, openMs: 15_000, maxOpenMs: 240_000 };

/**
 * `closed`: calls go through. `open`: none does until `until`. `probing`: one call tries whether the provider is
 * back; the others are refused meanwhile.
 */
export type CircuitState =
  | { kind: 'closed'; failuresInRow: number }
  | { kind: 'open'; why: string; until: number; openMs: number }
  | { kind: 'probing'; why: string; openMs: number };

export const closed: CircuitState = { kind: 'closed', failuresInRow: 0 };

/** May a call go out at `now` (ms)? The state to keep, and the reason when it may not. */
export function askToCall(
  state: CircuitState,
  now: number,
): { state: CircuitState; refusedWhy: string | null } {
  switch (state.kind) {
    case 'closed':
      return { state, refusedWhy: null };
    case 'probing':
      return { state, refusedWhy: state.why };
    case 'open':
      return now < state.until
        ? { state, refusedWhy: state.why }
        : { state: { kind: 'probing', why: state.why, openMs: state.openMs }, refusedWhy: null };
  }
}

/** The provider answered, whatever it said. */
export function afterAnswer(): CircuitState {
  return closed;
}

/** The provider could not be reached, was too slow, or is refusing everybody. */
export function afterFailure(
  state: CircuitState,
  why: string,
  now: number,
  rules = defaultRules,
): CircuitState {
  switch (state.kind) {
    case 'closed': {
      const failuresInRow = state.failuresInRow + 1;
      return failuresInRow < rules.failures
        ? { kind: 'closed', failuresInRow }
        : { kind: 'open', why, until: now + rules.openMs, openMs: rules.openMs };
    }
    case 'probing': {
      const openMs = Math.min(state.openMs * 2, rules.maxOpenMs);
      return { kind: 'open', why, until: now + openMs, openMs };
    }
    // A call that began before the circuit opened has failed too.
    case 'open':
      return { ...state, why };
  }
}

/** The call was stopped by us and says nothing about the provider: another probe may follow at once. */
export function afterStop(state: CircuitState, now: number): CircuitState {
  return state.kind === 'probing'
    ? { kind: 'open', why: state.why, until: now, openMs: state.openMs }
    : state;
}

/** Why calls are refused at `now`, or null when one may go out. */
export function whyOpen(state: CircuitState, now: number): string | null {
  return askToCall(state, now).refusedWhy;
}

/** Holds the state of one provider. `now` gives milliseconds. */
export function createCircuit(now: () => number, rules: CircuitRules = defaultRules) {
  let state: CircuitState = closed;
  return {
    /** Null when the call may go out; else why not. */
    ask(): string | null {
      const asked = askToCall(state, now());
      state = asked.state;
      return asked.refusedWhy;
    },
    answered(): void {
      state = afterAnswer();
    },
    failed(why: string): void {
      state = afterFailure(state, why, now(), rules);
    },
    stopped(): void {
      state = afterStop(state, now());
    },
    whyOpen: (): string | null => whyOpen(state, now()),
  };
}
