import { judgeSentiment, sentimentModelSchema } from './model.ts';
import artefact from './sentiment.model.json' with { type: 'json' };

const model = sentimentModelSchema.parse(artefact);

/** How one message of a contact sounds, from -1 (bad) to 1 (good); 0 for an empty one. Any length; a long text is read in part. */
export const sentimentOf = (text: string): number => judgeSentiment(model, text);
