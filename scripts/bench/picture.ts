import type { Report } from './report.ts';
import type { Judged } from './targets.ts';
import { shown } from './text.ts';

const WIDTH = 860;
const LABEL_WIDTH = 400;
const VALUE_WIDTH = 120;
const LINE = 30;
const TOP = 74;
/** How far from its limit a value can be shown, either way. */
const FARTHEST = 8;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text as it may stand in a picture. */
export const plain = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/**
 * The targets as a picture: a line for each, how far its median is from its limit on a logarithmic scale, and the
 * least and the most around it. Left of the limit is reached.
 */
export function pictureOf({ targets: judged, at, machine }: Report): string {
  const height = TOP + judged.length * LINE + 50;
  const reached = judged.filter(({ holds }) => holds).length;
  const summary = judged
    .map(
      ({ text, reached: spread, is, limit }) =>
        `${text}: ${spread ? shown(spread.median) : 'not measured'}, ${is} ${limit}`,
    )
    .join('. ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title summary" font-family="system-ui, sans-serif" font-size="13">
<title id="title">Handrail's bench: ${reached} of ${judged.length} targets reached</title>
<desc id="summary">${plain(summary)}.</desc>
<style>
  .ground { fill: #ffffff } text { fill: #1a1d21 } .quiet { fill: #565d66 } .limit { stroke: #565d66 }
  .grid { stroke: #e2e5e9 } .yes { fill: #0b6e4f; stroke: #0b6e4f } .no { fill: #b3261e; stroke: #b3261e }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #14171a } text { fill: #f0f2f4 } .quiet { fill: #a6adb6 } .limit { stroke: #a6adb6 }
    .grid { stroke: #2c3238 } .yes { fill: #5fd0a5; stroke: #5fd0a5 } .no { fill: #ff8a80; stroke: #ff8a80 }
  }
</style>
<rect class="ground" width="${WIDTH}" height="${height}"/>
<text x="16" y="26" font-size="16" font-weight="600">Targets: ${reached} of ${judged.length} reached</text>
<text x="16" y="46" class="quiet">${plain(`${machine}, ${at.slice(0, 10)}. Median, with the least and the most of the rounds.`)}</text>
${scale(height)}
${judged.map(lineOf).join('\n')}
</svg>
`;
}

/** Where a value that many times its limit stands; below 1 is reached. */
function xOf(times: number): number {
  const span = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
  const share = Math.log(Math.min(FARTHEST, Math.max(1 / FARTHEST, times))) / Math.log(FARTHEST);
  return Math.round(LABEL_WIDTH + (span * (1 + share)) / 2);
}

function scale(height: number): string {
  const bottom = height - 34;
  const marks: [number, string][] = [
    [1 / 4, 'four times better'],
    [1, 'target'],
    [4, 'four times worse'],
  ];
  return marks
    .map(([times, word]) => {
      const x = xOf(times);
      const line = `<line class="${times === 1 ? 'limit' : 'grid'}" x1="${x}" x2="${x}" y1="${TOP - 14}" y2="${bottom}" stroke-width="${times === 1 ? 2 : 1}"/>`;
      return `${line}<text class="quiet" x="${x}" y="${bottom + 18}" text-anchor="middle">${word}</text>`;
    })
    .join('\n');
}

function lineOf({ text, is, limit, reached, holds }: Judged, index: number): string {
  const y = TOP + index * LINE;
  const label = `<text x="16" y="${y + 5}">${plain(text)}</text>`;
  const wanted = `${is === 'at most' ? '≤' : '≥'} ${limit}`;
  const value = `<text x="${WIDTH - 16}" y="${y + 5}" text-anchor="end">${reached ? shown(reached.median) : '–'} <tspan class="quiet">(${wanted})</tspan></text>`;
  if (!reached) return `${label}${value}`;
  const times = (one: number) => (is === 'at most' ? one / limit : limit / one);
  const [from, to] = [xOf(times(reached.min)), xOf(times(reached.max))];
  const kind = holds ? 'yes' : 'no';
  // The form says it as well as the colour: a disc is reached, a diamond is not.
  const x = xOf(times(reached.median));
  const mark = holds
    ? `<circle class="${kind}" cx="${x}" cy="${y}" r="6"/>`
    : `<path class="${kind}" d="M${x} ${y - 8}l8 8-8 8-8-8z"/>`;
  return `${label}<line class="${kind}" x1="${from}" x2="${to}" y1="${y}" y2="${y}" stroke-width="3" stroke-linecap="round"/>${mark}${value}`;
}
