import type { Trainer } from './trainer.ts';
import { wishTrainer } from './wish.ts';

/** Everything that `npm run model:train` trains, in order. */
export const trainers: readonly Trainer[] = [wishTrainer];
