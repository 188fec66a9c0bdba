import type { Group } from '../bench-run.ts';
import { benchStart } from '../start.ts';
import { benchTriage } from '../triage.ts';

/** Rows that need nothing beside them: the start of everything, and triage in one process. */
export const alone: Group = {
  rows: [
    {
      name: 'start',
      measures: '`npm start` to ready, cold (empty data folder) and warm (data of one start)',
      how: 'built before; a question is asked at the very moment of ready, and must be answered from its article',
    },
    {
      name: 'triage',
      measures: 'judging one message, by stage',
      how: 'in this process, without stores, over 220 questions with the local engine; and around a model that answers at once, beside the bare client',
    },
  ],
  async run(bench) {
    await bench.row('start', async (sheet) => {
      const { cold, warm } = await benchStart(bench.pick(1, Math.min(3, bench.rounds)));
      for (const { seconds } of warm) sheet.note('warm to ready', 's', seconds);
      for (const { seconds } of cold) sheet.note('cold to ready', 's', seconds);
      for (const { cpuSeconds } of warm) sheet.note('processor time of a warm start', 's', cpuSeconds);
      for (const { cpuSeconds } of cold) sheet.note('processor time of a cold start', 's', cpuSeconds);
      for (const { answerSeconds } of [...cold, ...warm])
        sheet.note('first question at ready to its answer', 's', answerSeconds);
      for (const { othersBusy } of [...cold, ...warm])
        sheet.note('processors busy with other work just before', '%', othersBusy * 100);
    });
    await bench.row('triage', async (sheet) => {
      const { stages, overhead } = await benchTriage();
      sheet.note('around a model that answers at once, of the bare client', 'of', overhead.ratio);
      for (const { stage, p50, p95 } of stages) {
        sheet.note(`${stage}, median`, 'ms', p50);
        sheet.note(`${stage}, p95`, 'ms', p95);
      }
    });
  },
};
