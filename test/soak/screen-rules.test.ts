import { faultsOfChange, faultsOfScreen, type Shown } from './screen-rules.ts';

const entry = (seq: number, type: string, kind = 'system', id = `e${seq}`): Shown => ({
  id,
  seq,
  type,
  actor: { kind },
});
const said = (seq: number, kind: string, id?: string) => entry(seq, 'message.posted', kind, id);

describe('what must never happen on a screen', () => {
  it('is not there in a usual conversation', () => {
    const screen = [
      said(2, 'contact'),
      said(4, 'assistant'),
      entry(5, 'escalation.requested'),
      said(7, 'agent'),
      entry(8, 'conversation.resolved'),
      said(9, 'assistant'),
    ];
    expect(faultsOfScreen(screen)).toEqual([]);
    expect(faultsOfChange(screen.slice(0, 2), screen)).toEqual([]);
  });

  it('is an assistant that speaks after a person was asked for', () => {
    expect(faultsOfScreen([entry(2, 'escalation.requested'), said(3, 'assistant')])).toEqual([
      'the assistant spoke at 3 though a person was asked for',
    ]);
  });

  it('is an entry in the wrong place, or twice', () => {
    expect(faultsOfScreen([said(3, 'contact'), said(2, 'contact')])).toEqual([
      'message.posted 2 stands after 3',
    ]);
    expect(faultsOfScreen([said(2, 'contact'), said(2, 'contact')])).toEqual([
      'message.posted 2 stands after 2',
    ]);
  });

  it('is an entry that vanishes or turns into another', () => {
    expect(faultsOfChange([said(2, 'contact')], [])).toHaveLength(1);
    expect(faultsOfChange([said(2, 'contact')], [said(2, 'contact', 'other')])).toHaveLength(1);
  });
});
