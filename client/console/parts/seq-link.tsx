import { texts } from '../texts.ts';
import { useHighlight } from './highlight.tsx';

/** A small link to the entry that a statement comes from. */
export function SeqLink({ seq }: { seq: number | null }) {
  const { show } = useHighlight();
  if (seq === null || seq < 1) return null;
  return (
    <button type="button" className="hr-seq" title={texts.conversation.source} onClick={() => show(seq)}>
      <span className="hr-hidden">{texts.brief.show(seq)}</span>
      <span aria-hidden>#{seq}</span>
    </button>
  );
}
