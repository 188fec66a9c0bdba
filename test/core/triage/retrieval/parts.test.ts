import { partsOf } from '../../../../core/triage/retrieval/parts.ts';

describe('the parts of an article', () => {
  it('are paragraphs and whole lists, with what stands under a heading', () => {
    const parts = partsOf(
      'An opening. With two sentences.\n\n1. First\n   goes on\n2. Second\n\n3. Third\n\n## More\nIt ends. Really.',
    );
    expect(parts.map(({ kind, heading, lines }) => [kind, heading, lines])).toEqual([
      ['text', '', ['An opening.', 'With two sentences.']],
      ['steps', '', ['1. First\n   goes on', '2. Second', '3. Third']],
      ['text', 'More', ['It ends.', 'Really.']],
    ]);
  });

  it('keep code in one piece, and a list apart from the line before it', () => {
    const parts = partsOf('Do this:\n- one\n- two\n\n```\na\n\nb\n```');
    expect(parts.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ['text', 1],
      ['steps', 2],
      ['text', 1],
    ]);
  });
});
