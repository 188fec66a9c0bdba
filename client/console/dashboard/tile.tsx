import type { ReactNode } from 'react';
import { texts } from '../texts.ts';
import { FigureButton } from './figure-button.tsx';

type Props = {
  name: string;
  meaning: string;
  /** Whether anything was counted; else the tile says that there is nothing to show. */
  hasCases: boolean;
  /** The figure in large letters; pressing it shows the conversations behind it. */
  big: string;
  onOpen: () => void;
  /** What stands below the figure. */
  children: ReactNode;
};

/** A figure in large letters with its name above. */
export function Tile({ name, meaning, hasCases, big, onOpen, children }: Props) {
  return (
    <div className="hr-tile" title={meaning}>
      <span className="hr-quiet">{name}</span>
      {hasCases ? (
        <FigureButton label={name} onClick={onOpen}>
          <span className="hr-big">{big}</span>
        </FigureButton>
      ) : (
        <span className="hr-none">{texts.figures.notEnough}</span>
      )}
      {children}
    </div>
  );
}
