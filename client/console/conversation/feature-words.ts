import { featureCatalogue } from '../../../core/triage/score/features.ts';

/** A feature's name in words; its id where the catalogue has none. */
export function labelOf(feature: string): string {
  if (!Object.hasOwn(featureCatalogue, feature)) return feature.replaceAll('_', ' ');
  return featureCatalogue[feature as keyof typeof featureCatalogue].label;
}

export function formatNumber(value: number): string {
  return value.toLocaleString(undefined, { maximumFractionDigits: 2 });
}
