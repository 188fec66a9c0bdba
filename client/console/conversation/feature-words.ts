import { featureCatalogue } from '../../../core/triage/score/features.ts';

/** How a feature is called in words; its own name where the catalogue has none. */
export function labelOf(feature: string): string {
  if (!Object.hasOwn(featureCatalogue, feature)) return feature.replaceAll('_', ' ');
  return featureCatalogue[feature as keyof typeof featureCatalogue].label;
}

export function formatNumber(value: number): string {
  return value.toLocaleString(undefined, { maximumFractionDigits: 2 });
}
