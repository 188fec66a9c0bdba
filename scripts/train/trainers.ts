import { train as trainDissatisfaction } from './dissatisfaction.ts';
import { train as trainScore } from './score.ts';
import { train as trainSentiment } from './sentiment.ts';
import type { Trainer } from './trainer.ts';
import { wishTrainer } from './wish.ts';

type WritingTrainer = (context: {
  dataDir: string;
  progress: (text: string) => void;
}) => Promise<{ readonly version: string }>;

/** A trainer that writes its artefact with the card inside it. */
const writing = (name: string, train: WritingTrainer): Trainer => ({
  name,
  async train({ dataDir, progress }) {
    const { version } = await train({ dataDir, progress: (text) => progress(0, 1, text) });
    return { written: version };
  },
});

/** Everything that `npm run model:train` trains, in order. */
export const trainers: readonly Trainer[] = [
  wishTrainer,
  writing('sentiment', trainSentiment),
  writing('dissatisfaction', trainDissatisfaction),
  writing('score', trainScore),
];
