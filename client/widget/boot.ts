/** What the script tag says, and where it came from. */
export type WidgetConfig = {
  /** `https://HOST`, without a path. */
  origin: string;
  workspace: string;
  locale: string | undefined;
  identity: string | undefined;
};

/** What the page did before the app was there. */
export type EarlyCall =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'press' }
  | { kind: 'identify'; identity: string }
  | { kind: 'logout' };

/** Other ways to reach a person, as the script tag or the company's settings name them. */
export type Ways = { email?: string | null | undefined; phone?: string | null | undefined };

/** `unreachable` passes by itself; `broken` waits for somebody who mends the page. */
export type Trouble = 'unreachable' | 'broken';

/** What the loader hands to the app: its shadow root with the launcher inside, and the calls to catch up on. */
export type Boot = {
  config: WidgetConfig;
  root: ShadowRoot;
  launcher: { group: HTMLElement; chat: HTMLButtonElement; person: HTMLButtonElement };
  calls: EarlyCall[];
  /** Set by the app; until then calls are kept. */
  handle: ((call: EarlyCall) => void) | null;
  listeners: Map<string, Set<(value: unknown) => void>>;
  ways: Ways;
  /** Tells the customer what is wrong and how else a person is reached; null: nothing is. */
  help: (trouble: Trouble | null) => void;
  /** Tells the developer in the browser's console, each thing once. */
  explain: (what: string, ...more: unknown[]) => void;
  /** Where `help` is written: the app puts it where it can be seen. */
  helpBox: HTMLElement;
  /** A second script tag of the page, after a navigation without a page load, names who is signed in now. */
  again: (identity: string | undefined) => void;
};

/** The page's own handle on the widget: `window.Handrail`. */
export type PublicApi = {
  open: () => void;
  close: () => void;
  /** Asks for a person at once, as the button does. */
  requestPerson: () => void;
  /** Says who the visitor is, by a JWT that the page's own back end has signed. */
  identify: (identity: string) => void;
  /** Forgets who the visitor is, in this browser and in its other tabs. */
  logout: () => void;
  /**
   * `unread` gives the number of unread messages, `open` whether the panel is open; `identity` asks for a fresh JWT,
   * since the last one was not accepted. Returns the way to stop.
   */
  on: (event: string, listener: (value: unknown) => void) => () => void;
  boot: Boot;
};

/** What a page may set before the script, where a tag manager drops the attributes of the tag. */
export type Settings = { [name in SettingName]?: string | undefined };
type SettingName =
  | 'workspace'
  | 'origin'
  | 'locale'
  | 'theme'
  | 'position'
  | 'color'
  | 'identity'
  | 'email'
  | 'phone';

declare global {
  interface Window {
    /** Ours, unless the page has something of its own by this name. */
    Handrail?: PublicApi;
    /** Always ours. */
    HandrailWidget?: PublicApi;
    handrailSettings?: Settings;
  }
}
