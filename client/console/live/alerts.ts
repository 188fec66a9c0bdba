import type { LineItem } from '../../../core/contract/views.ts';
import type { AgentEntryOf } from '../../../core/timeline/visible.ts';
import { createObservable, type Observable } from '../../shared/observable.ts';
import { texts } from '../texts.ts';
import type { Line } from './line.ts';
import { createTone } from './tone.ts';

export type AlertSettings = { isMuted: boolean; permission: NotificationPermission | 'unsupported' };

export type Alerts = {
  settings: Observable<AlertSettings>;
  setMuted(isMuted: boolean): void;
  /** Tells of a contact's message while the page is out of sight. */
  tellMessage(entry: AgentEntryOf<'message.posted'>): void;
  /** Asks the browser; needs a click. */
  enable(): Promise<void>;
  stop(): void;
};

type Options = {
  line: Line;
  /** Whether this agent is on duty; an agent who is away is not rung. */
  isOnDuty: () => boolean;
  openConversation: (conversationId: string) => void;
  storage: Storage;
};

const REPEAT_MS = 20_000;
/** Of many who wait, no more are told one by one. */
const SHOWN_AT_ONCE = 5;
const MUTE_KEY = 'handrail.muted';

/** Rings for every conversation that waits and that nobody has seen, until somebody has. */
export function createAlerts({ line, isOnDuty, openConversation, storage }: Options): Alerts {
  const settings = createObservable<AlertSettings>({
    isMuted: storage.getItem(MUTE_KEY) === 'true',
    permission: permissionNow(),
  });
  const tone = createTone();
  const rung = new Set<string>();
  let timer: ReturnType<typeof setInterval> | null = null;

  const ring = (items: readonly LineItem[]) => {
    if (items.length === 0 || settings.get().isMuted || !isOnDuty()) return;
    tone.play();
    for (const item of items.slice(0, SHOWN_AT_ONCE)) notify(item, openConversation);
  };
  const follow = () => {
    const { news, unseen } = line.state.get();
    const fresh = news.filter((item) => !item.acknowledged && !rung.has(keyOf(item)));
    for (const item of fresh) rung.add(keyOf(item));
    ring(fresh);
    if (unseen > 0) timer ??= setInterval(() => ring(unseenItems(line)), REPEAT_MS);
    else if (timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
  const unsubscribe = line.state.subscribe(follow);
  follow();

  return {
    settings,
    setMuted: (isMuted) => {
      storage.setItem(MUTE_KEY, String(isMuted));
      settings.update((now) => ({ ...now, isMuted }));
    },
    tellMessage: ({ conversationId, actor, data: { text } }) => {
      if (!document.hidden || settings.get().isMuted) return;
      const title = texts.alerts.message(actor.name ?? texts.conversation.contact);
      show(title, { body: text.slice(0, 200), tag: conversationId }, () => openConversation(conversationId));
    },
    enable: async () => {
      tone.play();
      if (permissionNow() !== 'unsupported') await Notification.requestPermission();
      settings.update((now) => ({ ...now, permission: permissionNow() }));
    },
    stop: () => {
      unsubscribe();
      if (timer !== null) clearInterval(timer);
      tone.close();
    },
  };
}

/** A wait is told apart from an earlier one of the same conversation by its beginning. */
const keyOf = (item: LineItem) => `${item.conversationId} ${item.waitingSince}`;

function unseenItems(line: Line): readonly LineItem[] {
  return line.state.get().items.filter((item) => !item.acknowledged);
}

function permissionNow(): AlertSettings['permission'] {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}

function notify(item: LineItem, open: (conversationId: string) => void): void {
  const body = `${item.reason.text}\n${item.headline}`;
  // The tag replaces the last notification of the same conversation instead of piling them up.
  const options = { body, tag: item.conversationId, renotify: true };
  show(texts.alerts.notification(item.contact.name), options, () => open(item.conversationId));
}

function show(title: string, options: NotificationOptions, onClick: () => void): void {
  if (permissionNow() !== 'granted') return;
  try {
    const notification = new Notification(title, options);
    notification.onclick = () => {
      window.focus();
      onClick();
      notification.close();
    };
  } catch {
    // Phones offer the permission but not the constructor; the tone and the badge remain.
  }
}
