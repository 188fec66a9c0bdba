import { needEpisodes } from '../../../core/metrics/episodes.ts';
import { historyOf } from '../../../core/metrics/from-timeline.ts';
import { play, type Step, start } from './play.ts';
import { iso } from './timeline-builder.ts';

const helped: Step[] = [
  start,
  ['09:01:00', { kind: 'contact-post', text: 'The nightly export to S3 stops' }],
  ['10:00:01', { kind: 'request-person', note: null, requestedAt: iso('10:00:00') }],
  ['10:02:00', { kind: 'take' }],
  ['10:03:20', { kind: 'agent-post', text: 'The bucket policy lacks write access: add s3:PutObject.' }],
  ['10:25:00', { kind: 'resolve', note: null }],
];

function statesOf(steps: Step[]) {
  const episodes = needEpisodes(historyOf(play(steps)), { asOf: Date.parse('2026-03-20T00:00:00Z') });
  return episodes.map(({ state, need, quality }) => [
    state,
    need?.class ?? null,
    need?.tteeSeconds ?? null,
    quality,
  ]);
}

describe('what the product’s own commands write', () => {
  it('measures a press, a take, an answer and a resolution', () => {
    expect(statesOf(helped)).toEqual([['effective', 'clean', 200, 'ok']]);
  });

  it('keeps the need met when the contact says thanks', () => {
    const thanks: Step = ['10:26:00', { kind: 'contact-post', text: 'Perfect, thank you!' }];
    expect(statesOf([...helped, thanks])).toEqual([['effective', 'clean', 200, 'ok']]);
  });

  it('re-enters the need when the contact writes that it fails again', () => {
    const back: Step[] = [
      ['11:00:00', { kind: 'contact-post', text: 'It stopped again, now with error EX-502' }],
      ['11:05:00', { kind: 'take' }],
      ['11:06:00', { kind: 'agent-post', text: 'I have raised the limit of your bucket.' }],
      ['11:20:00', { kind: 'answer-resolution', solved: true, score: 5, comment: null }],
    ];
    expect(statesOf([...helped, ...back])).toEqual([['effective', 'recovered', 3960, 'ok']]);
    expect(statesOf([...helped, back[0] as Step])).toEqual([['unresolved', null, null, 'ok']]);
  });

  it('counts an agent who steps in before anybody asked', () => {
    const stepped: Step[] = [start, ...helped.slice(1, 2), ...helped.slice(3)];
    expect(statesOf(stepped)).toEqual([['effective', 'clean', 80, 'ok']]);
  });

  it('counts a second press after the resolution as the same need', () => {
    const again: Step[] = [
      ['12:00:01', { kind: 'request-person', note: null, requestedAt: iso('12:00:00') }],
      ['12:01:00', { kind: 'take' }],
      ['12:02:00', { kind: 'agent-post', text: 'I have re-run the export.' }],
      ['12:03:00', { kind: 'resolve', note: null }],
    ];
    expect(statesOf([...helped, ...again])).toEqual([['effective', 'recovered', 7320, 'ok']]);
  });
});
