export type Speaker = 'contact' | 'assistant' | 'agent';

/** One message of a conversation, as everything that reads its words sees it. */
export type Turn = { readonly seq: number; readonly by: Speaker; readonly text: string };

/** A turn as a list of words in any language, or of word ids: only equality of words is used. */
export type WordTurn<Word = string> = {
  readonly by: Exclude<Speaker, 'agent'>;
  readonly words: readonly Word[];
};
