import { type Bench, type Group, onStage } from '../bench-run.ts';
import { p50, p99, perSecond, refusedOf, type Sheet } from '../figures.ts';
import { type Load, startFloor } from '../load.ts';
import { type Model, startModel } from '../model.ts';
import { type Stage, startStage, withWork } from '../stage.ts';

type Scene = {
  bench: Bench;
  load: Load;
  model: Model;
  app: Stage;
  floorPid: number | undefined;
  clients: number;
};

const DOWN_RATE = 100;
const WARM_ROUNDS = 8;

/** What a worker does: whole rounds of question and answer, and presses while no worker can answer. */
export const rounds: Group = {
  rows: [
    {
      name: 'answer',
      measures: "a message to the AI's answer, in whole rounds",
      how: 'a real worker, and a model that answers at once; one question in each conversation, always the same. Floor C: a bare job queue, a second insert and a second broadcast, in batches.',
    },
    {
      name: 'down',
      measures: 'presses while the workers are saturated and the model is down',
      how: 'the model takes every question and never answers; more questions wait than a worker takes at a time. Open loop, a third of it presses, each timed from when it was due.',
    },
  ],
  run: (bench) =>
    onStage(async ({ load, keep }) => {
      const model = keep(await startModel());
      const app = keep(
        await startStage({
          worker: true,
          nodeArgs: bench.profileArgs,
          env: { OPENAI_API_KEY: 'bench', OPENAI_BASE_URL: model.url },
        }),
      );
      const floor = keep(await startFloor('rounds', app.floors));
      const clients = bench.pick(50, 100);
      await load.ask({ do: 'open', target: 'rounds', urls: [floor.url], kind: 'floor', clients });
      await load.ask({ do: 'open', target: 'product', urls: [app.url], kind: 'product', clients });
      const scene = { bench, load, model, app, floorPid: floor.pid, clients };
      // Code that has run a thousand times is faster than code that has not; a worker in service has.
      const warm = { act: 'message-to-answer', mode: 'loaded', count: bench.pick(2, WARM_ROUNDS) } as const;
      for (const target of ['rounds', 'product']) await load.ask({ do: 'acts', target, ...warm });
      await bench.row('answer', (sheet) => answerRow(scene, sheet));
      await bench.row('down', (sheet) => downRow(scene, sheet));
    }),
};

async function answerRow({ bench, load, app, floorPid, clients }: Scene, sheet: Sheet): Promise<void> {
  for (let round = 0; round < Math.min(bench.rounds, 3); round += 1) {
    // Beginning the conversations is no part of a round.
    const ask = async (
      pids: Parameters<typeof withWork>[0],
      ...[target, mode, count]: [string, 'loaded' | 'unloaded', number]
    ) => {
      const task = { act: 'message-to-answer', target, mode, count } as const;
      const each = mode === 'unloaded' ? Math.ceil(count / clients) : count;
      await load.ask({ do: 'prepare', act: task.act, target, count: each });
      return withWork(pids, () => load.ask({ do: 'acts', ...task }));
    };
    const { server, store } = app.pids();
    const [floorPids, pids] = [
      { server: floorPid, store },
      { server, store, worker: app.worker.pid() },
    ];
    const floorIdle = await ask(floorPids, 'rounds', 'unloaded', bench.pick(20, 100));
    const floor = await ask(floorPids, 'rounds', 'loaded', bench.pick(5, 20));
    const idle = await ask(pids, 'product', 'unloaded', bench.pick(10, 50));
    const loaded = await ask(pids, 'product', 'loaded', bench.pick(2, 5));
    sheet.note('whole rounds, of floor C', 'of', perSecond(loaded) / perSecond(floor));
    sheet.note('unloaded median, of floor C', 'of', p50(idle) / p50(floorIdle));
    sheet.note('floor C, rounds', '/s', perSecond(floor));
    sheet.note('Handrail, rounds', '/s', perSecond(loaded));
    sheet.note('floor C, process', 'µs', floor.us.server);
    sheet.note('Handrail, server', 'µs', loaded.us.server);
    sheet.note('Handrail, worker', 'µs', loaded.us.worker);
    sheet.note('Handrail, store', 'µs', loaded.us.store);
    sheet.note('floor C, unloaded median', 'ms', p50(floorIdle));
    sheet.note('Handrail, unloaded median', 'ms', p50(idle));
    sheet.note('Handrail, unloaded p99', 'ms', p99(idle));
  }
}

async function downRow({ bench, load, model }: Scene, sheet: Sheet): Promise<void> {
  const seconds = bench.pick(3, 8);
  const ask = (pressShare: number) =>
    load.ask({ do: 'rate', target: 'product', perSecond: DOWN_RATE, seconds, pressShare });
  for (let round = 0; round < Math.min(bench.rounds, 2); round += 1) {
    model.setDown(false);
    const up = await ask(1 / 3);
    model.setDown(true);
    // Fills the workers with questions that nobody answers.
    await load.ask({ do: 'acts', act: 'message', target: 'product', mode: 'loaded', count: 2 });
    const down = await ask(1 / 3);
    const presses = { samples: down.presses };
    sheet.note("press p99, of a message's p99 at the same time", 'of', p99(presses) / p99(down));
    sheet.note("press p99, of a message's p99 while the model answers", 'of', p99(presses) / p99(up));
    sheet.note('press, median', 'ms', p50(presses));
    sheet.note('press, p99', 'ms', p99(presses));
    sheet.note('message, p99', 'ms', p99(down));
    sheet.note('message while the model answers, p99', 'ms', p99(up));
    sheet.note('refused', 'refused', refusedOf(down));
  }
}
