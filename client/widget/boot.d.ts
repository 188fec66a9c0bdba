/** What the script tag says, and where it came from. */
export type WidgetConfig = {
  origin: string;
  workspace: string;
  locale: string | undefined;
  identity: string | undefined;
};
/** What the page did before the app was there. */
export type EarlyCall =
  | {
      kind: 'open';
    }
  | {
      kind: 'close';
    }
  | {
      kind: 'press';
    }
  | {
      kind: 'identify';
      identity: string;
    };
/** What the loader hands to the app: its shadow root with the launcher inside, and the calls to catch up on. */
export type Boot = {
  config: WidgetConfig;
  root: ShadowRoot;
  launcher: {
    group: HTMLElement;
    chat: HTMLButtonElement;
    person: HTMLButtonElement;
  };
  calls: EarlyCall[];
  /** Set by the app; until then calls are kept. */
  handle: ((call: EarlyCall) => void) | null;
  listeners: Map<string, Set<(value: unknown) => void>>;
};
/** The page's own handle on the widget: `window.Handrail`. */
export type PublicApi = {
  open: () => void;
  close: () => void;
  /** Asks for a person at once, as the button does. */
  requestPerson: () => void;
  /** Says who the visitor is, by a JWT that the page's own back end has signed. */
  identify: (identity: string) => void;
  /** `unread` gives the number of unread messages, `open` whether the panel is open. Returns the way to stop. */
  on: (event: string, listener: (value: unknown) => void) => () => void;
  boot: Boot;
};
declare global {
  interface Window {
    Handrail?: PublicApi;
  }
}
