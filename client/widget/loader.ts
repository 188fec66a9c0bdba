import type { Boot, EarlyCall, PublicApi, Settings } from './boot.ts';
import launcherCss from './launcher.css?inline';
import { loadModule } from './load-module.ts';
import {
  asking as askingDe,
  broken as brokenDe,
  chat as chatDe,
  openChat as openChatDe,
  otherWays as otherWaysDe,
  talkToPerson as talkToPersonDe,
  unreachable as unreachableDe,
} from './texts/de.json';
import { asking, broken, chat, openChat, otherWays, talkToPerson, unreachable } from './texts/en.json';

const PATIENCE_MS = 4_000;
const MOST_REMOVALS = 100;

// Named one by one, so that the rest of the catalogues stays out of the loader.
const texts = { asking, broken, chat, openChat, otherWays, talkToPerson, unreachable };
const textsDe = {
  asking: askingDe,
  broken: brokenDe,
  chat: chatDe,
  openChat: openChatDe,
  otherWays: otherWaysDe,
  talkToPerson: talkToPersonDe,
  unreachable: unreachableDe,
};

// A script of type "module" does not know its tag.
const script = (document.currentScript ??
  document.querySelector('script[data-workspace]')) as HTMLScriptElement | null;
const settings: Settings = { ...window.handrailSettings, ...script?.dataset };

if (window.HandrailWidget) window.HandrailWidget.boot.again(settings.identity);
else start(settings.origin ?? new URL(script?.src || location.href).origin);

/** Paints both ways at once, and brings the app behind them. */
function start(origin: string): void {
  const { workspace = '', theme = '', position = '', color, email, phone } = settings;
  let { identity } = settings;
  const wished = settings.locale || document.documentElement.lang || navigator.language;
  const isGerman = /^de/i.test(wished);
  const words = isGerman ? textsDe : texts;
  // Not a div: pages have rules for those.
  const host = document.createElement('handrail-widget');
  Object.assign(host.dataset, { theme, position });
  const root = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(launcherCss);
  root.adoptedStyleSheets = [style];
  if (color) paintBrand(host, color);

  const add = <K extends 'div' | 'button' | 'p' | 'a'>(to: Node, tag: K, text = '') => {
    const element = document.createElement(tag);
    element.textContent = text;
    to.appendChild(element);
    return element;
  };
  const helpBox = add(root, 'div');
  helpBox.className = 'help';
  helpBox.role = 'status';
  const group = add(root, 'div');
  group.className = 'launcher';
  group.role = 'group';
  const makeButton = (text: string, call: EarlyCall): HTMLButtonElement => {
    const button = add(group, 'button', text);
    button.type = 'button';
    button.onclick = () => tell(call);
    return button;
  };
  const chat = makeButton(words.chat, { kind: 'open' });
  chat.ariaLabel = words.openChat;
  const person = makeButton(words.talkToPerson, { kind: 'press' });
  person.ariaLive = 'polite';

  let isBlocked = false;
  let shown: string | null = null;
  const told = new Set<string>();
  const boot: Boot = {
    config: { origin, workspace, locale: wished, identity },
    root,
    launcher: { group, chat, person },
    calls: [],
    handle: null,
    listeners: new Map(),
    ways: { email, phone },
    helpBox,
    help: (trouble) => {
      const { email, phone } = boot.ways;
      const text = trouble && words[isBlocked ? 'broken' : trouble];
      const now = JSON.stringify([text, email, phone]);
      if (now === shown) return;
      shown = now;
      helpBox.replaceChildren();
      if (!text) return;
      add(helpBox, 'p', text);
      if (email || phone) add(helpBox, 'p', words.otherWays);
      if (email) add(helpBox, 'a', email).href = `mailto:${email}`;
      if (phone) add(helpBox, 'a', phone).href = `tel:${phone.replace(/[^+\d]/g, '')}`;
    },
    explain: (what, ...more) => {
      if (told.has(what)) return;
      told.add(what);
      console.error(`Handrail: ${what}`, ...more);
    },
    again: (next) => {
      if (next !== identity) tell(next ? { kind: 'identify', identity: next } : { kind: 'logout' });
      identity = next;
    },
  };
  const app = `${origin}/widget/app${isGerman ? '.de' : ''}.js`;
  /** The app does not come: whoever has asked for something is told. */
  let isMissing = false;
  const miss = (...error: unknown[]): void => {
    if (boot.handle) return;
    isMissing = true;
    boot.explain(`cannot load ${app}`, ...error);
    if (boot.calls.length > 0) boot.help('unreachable');
  };
  function tell(call: EarlyCall): void {
    if (boot.handle) {
      boot.handle(call);
      return;
    }
    boot.calls.push(call);
    if (call.kind === 'press') person.textContent = words.asking;
    if (isMissing) miss();
    else setTimeout(miss, PATIENCE_MS);
  }
  window.HandrailWidget = publicApi(boot, tell);
  if (window.Handrail) console.warn('Handrail: window.Handrail is taken, use window.HandrailWidget');
  else window.Handrail = window.HandrailWidget;

  document.addEventListener('securitypolicyviolation', (event) => {
    const { blockedURI, disposition, effectiveDirective } = event;
    if (disposition !== 'enforce' || !blockedURI.replace(/^ws/, 'http').startsWith(origin)) return;
    // Without the live connection it works by asking.
    if (!blockedURI.startsWith('ws')) isBlocked = true;
    const { origin: lacking } = new URL(blockedURI);
    boot.explain(`the page's Content-Security-Policy lacks ${lacking} in ${effectiveDirective}`);
  });
  if (!workspace) boot.explain('the script tag has no data-workspace');
  stayOnPage(host, boot.explain);
  void loadModule(app, miss);
}

/** Beside the body, where no transform, no rule and no replacement of it can reach; and back whenever it is removed. */
function stayOnPage(host: HTMLElement, explain: Boot['explain']): void {
  let removals = 0;
  const stay = (): void => {
    const page = document.documentElement;
    if (host.isConnected || !page) return;
    if (removals++ > MOST_REMOVALS) {
      explain('the page keeps removing the widget');
      return;
    }
    page.append(host);
    observer.observe(page, { childList: true });
  };
  const observer = new MutationObserver(stay);
  observer.observe(document, { childList: true });
  stay();
}

function publicApi(boot: Boot, tell: (call: EarlyCall) => void): PublicApi {
  return {
    open: () => tell({ kind: 'open' }),
    close: () => tell({ kind: 'close' }),
    requestPerson: () => tell({ kind: 'press' }),
    identify: (identity) => tell({ kind: 'identify', identity }),
    logout: () => tell({ kind: 'logout' }),
    on: (event, listener) => {
      const listeners = boot.listeners.get(event) ?? new Set();
      boot.listeners.set(event, listeners.add(listener));
      return () => listeners.delete(listener);
    },
    boot,
  };
}

/** The company's colour, with black or white on it, whichever is easier to read (WCAG relative luminance). */
function paintBrand(host: HTMLElement, color: string): void {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return;
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  host.style.setProperty('--brand', color);
  host.style.setProperty('--on-brand', luminance > 0.179 ? '#000' : '#fff');
}
