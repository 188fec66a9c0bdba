const negative =
  /\b(?:angry|annoy\w*|awful|bad|broken|can'?t believe|complain\w*|disappoint\w*|disgust\w*|fail\w*|fed up|frustrat\w*|furious|hate|horrible|hours on hold|ignored?|joke|lies|lying|nightmare|no (?:help|answer|response|reply)|pathetic|poor|ridiculous|rubbish|shame|shit|shocking|sick of|still (?:no|not|waiting)|stupid|suck\w*|terrible|tired of|unacceptable|unhappy|upset|useless|wast\w*|worse|worst|wrong|wtf|cancel my|ärger\w*|schlecht|unverschämt|enttäusch\w*|inacceptable|nul|fâché|horrible|pésimo|enfadado)\b/giu;
const positive =
  /\b(?:amazing|appreciate\w*|awesome|brilliant|cheers|excellent|fantastic|fixed|glad|good|great|happy|helpful|love|lovely|nice|perfect\w*|pleased|solved|thank\w*|thx|wonderful|worked|works now|danke|super|merci|parfait|gracias|genial)\b/giu;
const negated =
  /\b(?:not|no|n't|isnt|wasnt|never|hardly|nicht|pas)\s+(?:\w+\s)?(?:good|great|happy|helpful|nice|working|fixed|solved|pleased)\b/giu;

/** A rough score from -1 to 1 by cue words: what the brief uses where no trained scorer is passed in. */
export function scoreByCues(text: string): number {
  const read = text.slice(0, 4000);
  const count = (pattern: RegExp): number => read.match(pattern)?.length ?? 0;
  const flipped = count(negated);
  const bad =
    count(negative) + flipped * 2 + (/[!?]\s*[!?]/.test(read) ? 0.5 : 0) + (isShouted(read) ? 0.5 : 0);
  const good = count(positive);
  return (good - bad) / (good + bad + 1);
}

function isShouted(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= 12 && letters.replace(/[^\p{Lu}]/gu, '').length > letters.length * 0.6;
}

export type SentimentPoint = { seq: number; value: number };
export type Trend = 'falling' | 'steady' | 'rising';

/** Now: the mean of the last three points, the latest counting most. Trend: the later half against the earlier. */
export function courseOf(points: readonly SentimentPoint[]): { now: number; trend: Trend } {
  if (points.length === 0) return { now: 0, trend: 'steady' };
  const last = points.slice(-3);
  const weights = last.map((_, at) => 2 ** at);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const now = last.reduce((sum, point, at) => sum + point.value * weights[at]!, 0) / total;
  const recent = points.slice(-6);
  const half = Math.floor(recent.length / 2);
  const change = half === 0 ? 0 : mean(recent.slice(-half)) - mean(recent.slice(0, half));
  return { now: round(now), trend: change <= -0.2 ? 'falling' : change >= 0.2 ? 'rising' : 'steady' };
}

function mean(points: readonly SentimentPoint[]): number {
  return points.reduce((sum, point) => sum + point.value, 0) / points.length;
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
