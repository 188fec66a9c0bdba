import type { Boot, EarlyCall, PublicApi } from './boot.ts';
import launcherCss from './launcher.css?inline';
import {
  asking as askingDe,
  chat as chatDe,
  openChat as openChatDe,
  talkToPerson as talkToPersonDe,
} from './texts/de.json';
import { asking, chat, openChat, talkToPerson } from './texts/en.json';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 20_000;

// Named one by one, so that the rest of the catalogues stays out of the loader.
const texts = { asking, chat, openChat, talkToPerson };
const textsDe = { asking: askingDe, chat: chatDe, openChat: openChatDe, talkToPerson: talkToPersonDe };

const script = document.currentScript as HTMLScriptElement | null;

if (script && !window.Handrail) start(script);

/** Paints both ways at once, and brings the app behind them. */
function start({ src, dataset }: HTMLScriptElement): void {
  const wished = dataset.locale || document.documentElement.lang || navigator.language;
  const isGerman = /^de/i.test(wished);
  const words = isGerman ? textsDe : texts;
  const host = document.createElement('div');
  Object.assign(host.dataset, { theme: dataset.theme ?? '', position: dataset.position ?? '' });
  const root = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(launcherCss);
  root.adoptedStyleSheets = [style];
  if (dataset.color) paintBrand(host, dataset.color);

  const group = document.createElement('div');
  group.className = 'launcher';
  group.setAttribute('role', 'group');
  const makeButton = (text: string, call: EarlyCall): HTMLButtonElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.onclick = () => tell(call);
    group.append(button);
    return button;
  };
  const chat = makeButton(words.chat, { kind: 'open' });
  chat.setAttribute('aria-label', words.openChat);
  const person = makeButton(words.talkToPerson, { kind: 'press' });
  person.setAttribute('aria-live', 'polite');
  root.append(group);

  const origin = new URL(src).origin;
  const boot: Boot = {
    config: { origin, workspace: dataset.workspace ?? '', locale: wished, identity: dataset.identity },
    root,
    launcher: { group, chat, person },
    calls: [],
    handle: null,
    listeners: new Map(),
  };
  function tell(call: EarlyCall): void {
    if (boot.handle) {
      boot.handle(call);
      return;
    }
    boot.calls.push(call);
    if (call.kind === 'press') person.textContent = words.asking;
  }
  window.Handrail = publicApi(boot, tell);
  document.body.append(host);
  loadApp(`${origin}/widget/app${isGerman ? '.de' : ''}.js`, 0);
}

function publicApi(boot: Boot, tell: (call: EarlyCall) => void): PublicApi {
  return {
    open: () => tell({ kind: 'open' }),
    close: () => tell({ kind: 'close' }),
    requestPerson: () => tell({ kind: 'press' }),
    identify: (identity) => tell({ kind: 'identify', identity }),
    on: (event, listener) => {
      const listeners = boot.listeners.get(event) ?? new Set();
      boot.listeners.set(event, listeners.add(listener));
      return () => listeners.delete(listener);
    },
    boot,
  };
}

/** Tries for ever: what was pressed meanwhile is kept in `calls`. */
function loadApp(url: string, failures: number): void {
  const tag = document.createElement('script');
  tag.src = failures ? `${url}?again=${failures}` : url;
  tag.async = true;
  tag.onerror = () => {
    tag.remove();
    setTimeout(() => loadApp(url, failures + 1), Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures));
  };
  document.head.append(tag);
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
