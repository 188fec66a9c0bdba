import { texts } from '../texts.ts';

/** The account's tier where it is more than the usual one. */
export function TierBadge({ tier }: { tier: string }) {
  if (tier === 'standard') return null;
  return (
    <span className="hr-tier" data-tier={tier}>
      {texts.tiers[tier] ?? tier}
    </span>
  );
}
