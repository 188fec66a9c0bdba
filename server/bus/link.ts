import type { Log } from '../log.ts';
import type { Missed } from './ear.ts';

/** A text for everybody who hears one of the channels. */
export type Outgoing = { text: string; channels: string[] };

/** The way to the other processes: what differs between one Redis and a cluster. */
export type Link = {
  /** Rejects when something could not be sent. */
  publish: (outgoing: Outgoing[]) => Promise<void>;
  /** Begins to hear a channel, as soon as that can be. */
  add: (channel: string) => void;
  remove: (channels: string[]) => void;
  hears: (channel: string) => boolean;
  /** Resolves when the channel is heard; undefined where nothing can be heard now. Never longer than a second. */
  untilHeard: (channel: string) => Promise<void> | undefined;
  /** How many channels are wanted. */
  size: () => number;
  isReady: () => boolean;
  /** Resolves when it can publish, or after `limitMs`. */
  untilReady: (limitMs: number) => Promise<void>;
  close: () => void;
};

export type LinkDeps = {
  redisUrl: string;
  /** Told each text that comes in; a text to several channels may come several times. */
  onText: (text: string) => void;
  onMissed: (missed: Missed) => void;
  /** The store's time in ms. */
  now: () => number;
  log: Log;
};
